import Synchronization

/// The order in which one connection's requests are carried out, so that answers come in the order asked.
///
/// What goes through a conversation's own queue may be under way together, since that queue keeps the order. Anything
/// else, such as reading, is done alone: after all that was asked before it, and before all that was asked later.
struct RequestOrder {
  struct Item: Sendable {
    var isAlone: Bool
    var begin: @Sendable () -> Void
  }

  private var running = 0
  private var isOccupied = false
  /// At most as many as may be unanswered.
  private var waiting: [Item] = []

  init() {}

  /// - Returns: whether it is to begin now.
  mutating func arrived(_ item: Item) -> Bool {
    guard waiting.isEmpty, mayStart(item) else {
      waiting.append(item)
      return false
    }
    start(item)
    return true
  }

  /// One of those under way was answered.
  ///
  /// - Returns: what is to begin now, in this order.
  mutating func finished() -> [Item] {
    running -= 1
    isOccupied = false
    var next: [Item] = []
    while let first = waiting.first, mayStart(first) {
      start(first)
      next.append(waiting.removeFirst())
    }
    return next
  }

  /// Nothing that waits begins any more.
  mutating func letGo() { waiting = [] }

  private func mayStart(_ item: Item) -> Bool { !isOccupied && (running == 0 || !item.isAlone) }

  private mutating func start(_ item: Item) {
    running += 1
    isOccupied = item.isAlone
  }
}

/// A connection's requests, begun in that order from any thread.
final class RequestLine: Sendable {
  private struct Contents {
    var order = RequestOrder()
    /// To be begun, in this order.
    var due: [RequestOrder.Item] = []
    var isBeginning = false
  }

  private let contents = Mutex(Contents())

  init() {}

  /// - Parameter begin: to be followed by one `answered`.
  func add(alone isAlone: Bool = false, _ begin: @escaping @Sendable () -> Void) {
    let item = RequestOrder.Item(isAlone: isAlone, begin: begin)
    beginDue { $0.arrived(item) ? [item] : [] }
  }

  func answered() { beginDue { $0.finished() } }

  func letGo() { contents.withLock { $0.order.letGo() } }

  /// Begins one after the other, by one thread at a time: of two threads, the one with the later request could else be
  /// the first to begin.
  private func beginDue(_ next: (inout RequestOrder) -> [RequestOrder.Item]) {
    let isFirst = contents.withLock { contents in
      contents.due += next(&contents.order)
      if contents.isBeginning || contents.due.isEmpty { return false }
      contents.isBeginning = true
      return true
    }
    guard isFirst else { return }
    while let item = nextDue() { item.begin() }
  }

  private func nextDue() -> RequestOrder.Item? {
    contents.withLock { contents in
      contents.isBeginning = !contents.due.isEmpty
      return contents.due.isEmpty ? nil : contents.due.removeFirst()
    }
  }
}
