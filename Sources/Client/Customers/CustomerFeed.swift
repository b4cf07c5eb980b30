import Conversation
import Language
import Wire

/// Turns what a connection reports into what a customer's line tells.
actor CustomerFeed {
  nonisolated let events: AsyncStream<Event>
  nonisolated let notices: AsyncStream<LineNotice>
  private(set) var locale = LocaleCode.english

  private let tell: AsyncStream<Event>.Continuation
  private let notify: AsyncStream<LineNotice>.Continuation
  private var opening: Result<Welcome, Ending>?
  private var openers: [CheckedContinuation<Result<Welcome, Ending>, Never>] = []
  private var isOver = false
  /// Of the last event that came, and of the last that the customer may see.
  private var seq = 0
  private var visible = 0
  private var waiting: [(for: Int, CheckedContinuation<Void, Never>)] = []

  init() {
    (events, tell) = AsyncStream.makeStream()
    (notices, notify) = AsyncStream.makeStream()
  }

  func follow(_ connection: Connection) async {
    for await report in connection.reports { take(report) }
  }

  /// Returns when the desk has let the customer in, or will not.
  func welcome() async throws(Ending) -> Welcome {
    if let opening { return try opening.get() }
    return try await withCheckedContinuation { openers.append($0) }.get()
  }

  /// Returns when everything up to `seq` has come.
  ///
  /// - Returns: the last of it that the customer may see.
  func shows(through seq: Int) async -> Int {
    if !isOver, self.seq < seq { await withCheckedContinuation { waiting.append((seq, $0)) } }
    return visible
  }

  private func take(_ report: Report) {
    switch report {
    case .welcomed(let welcome, let again):
      if again { notify.yield(.back) } else { open(.success(welcome)) }
    case .event(let event): take(event)
    case .news(.position(_, let position, let wait)):
      notify.yield(.place(position.map { QueuePlace(position: $0, waitMilliseconds: wait) }))
    case .news(.typing(_, let from, let isOn)): notify.yield(.typing(from, isOn: isOn))
    case .news: break
    case .forget:
      seq = 0
      visible = 0
      notify.yield(.forget)
    case .dropped: break
    case .lost(let reason, _): notify.yield(.lost(reason: reason))
    case .ended(let ending): end(ending)
    }
  }

  private func take(_ event: WireEvent) {
    seq = event.seq
    if let shown = Event(event) {
      switch shown.content {
      case .created(let created): locale = created.locale
      case .localeChanged(let change): locale = change.locale
      default: break
      }
      visible = seq
      tell.yield(shown)
    }
    let due = waiting.filter { $0.for <= seq }
    waiting.removeAll { $0.for <= seq }
    for (_, continuation) in due { continuation.resume() }
  }

  private func open(_ result: Result<Welcome, Ending>) {
    guard opening == nil else { return }
    opening = result
    for opener in openers { opener.resume(returning: result) }
    openers = []
  }

  private func end(_ ending: Ending) {
    isOver = true
    open(.failure(ending))
    if ending != .left { notify.yield(.ended(reason: ending.inWords)) }
    tell.finish()
    notify.finish()
    for (_, continuation) in waiting { continuation.resume() }
    waiting = []
  }
}
