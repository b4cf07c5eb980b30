import Comprehension
import Conversation
import Knowledge
import Storage

/// The one way in: decide on the state as it is, store expecting that state, and on losing the race begin again.
extension Desk {
  /// How often an order is decided anew when somebody else wrote to the conversation in between.
  private static let attemptsMaximum = 64

  func carryOut(
    _ order: Order, mayBeNew: Bool, in lane: Lane, _ remembered: inout Remembered?
  ) async throws(DeskError) -> CarriedOut {
    let order = MaskedOrder(order)
    // What was remembered may be out of date, since other processes write too: only what is stored refuses.
    var isFresh = false
    for _ in 0..<Self.attemptsMaximum {
      if remembered?.isStale ?? true {
        try await refresh(&remembered, in: lane)
        isFresh = true
      }
      guard let known = remembered, mayBeNew || known.state.seq > 0 else {
        remembered = nil
        throw .notFound
      }
      do throws(DeskError) {
        if let carriedOut = try await attempt(
          order, in: lane, known.state, at: known.moment(for: order, by: clock.now()), &remembered)
        {
          return carriedOut
        }
        try await refresh(&remembered, in: lane)
      } catch {
        guard error.isOfState, !isFresh else { throw error }
        try await refresh(&remembered, in: lane)
      }
      isFresh = true
    }
    throw .overloaded
  }

  /// Decides and stores once.
  ///
  /// - Returns: nil where somebody else had stored something in between.
  private func attempt(
    _ order: MaskedOrder, in lane: Lane, _ state: ConversationState, at moment: Moment,
    _ remembered: inout Remembered?
  ) async throws(DeskError) -> CarriedOut? {
    let contents: [Event.Content]
    switch try await decided(order, in: state, of: lane.conversation, at: moment.now) {
    case .duplicate(let seq):
      try await finishErasing(after: order)
      return CarriedOut(done: try await earlier(seq, in: lane.conversation))
    case .happened(let decided): contents = decided
    }
    if contents.isEmpty {
      try await finishErasing(after: order)
      return CarriedOut(done: Done(seq: state.seq, at: moment.stamp))
    }
    let events: [Event]
    do throws(StoreError) {
      if contents.contains(where: { $0.erasesThrough != nil }) {
        try await erasingElsewhere(lane.conversation, state)
      }
      events = try await store.append(contents, to: lane.conversation, expecting: state.seq, at: moment.stamp)
    } catch .conflict {
      return nil
    } catch {
      // Whether it is stored is for the store to say: those who follow are told what is, now or as soon as it can be read.
      remembered?.isStale = true
      try? await refresh(&remembered, in: lane)
      throw .store(error)
    }
    remembered?.take(events)
    if let summary = remembered?.summary { await tell(events, summary, in: lane) }
    return CarriedOut(done: Done(events, at: moment.stamp), events: events)
  }

  /// What is to be erased may be so already by an order that failed after that: it is done when nothing is left (P3).
  private func finishErasing(after order: MaskedOrder) async throws(DeskError) {
    guard case .command(.forget, _) = order else { return }
    do { try await store.finishErasing() } catch { throw .store(error) }
  }

  /// What the core makes of an order. Where that concerns the queue, it is decided once more with the queue as it is,
  /// which is asked for only then.
  private func decided(
    _ order: MaskedOrder, in state: ConversationState, of conversation: ConversationID, at now: Timestamp
  ) async throws(DeskError) -> Outcome {
    var (receptionist, given) = surroundings(at: now)
    let meant = try await order.meant(in: state) { [receptionist] text in
      await understanding(of: text, in: state, receptionist)
    }
    guard case .command(let command, let request) = meant else {
      guard case .duplicate(let seq) = meant else { preconditionFailure("an order is a command or a duplicate") }
      return .duplicate(seq: seq)
    }
    do throws(Refusal) {
      let outcome = try deciding(command, request, state, given, now)
      guard case .happened(let contents) = outcome, state.status == .pending || contents.concernTheQueue else {
        return outcome
      }
      let handoff = contents.lastHandoff ?? state.handoff
      given.queue = await floor.outlook(
        for: conversation, department: handoff?.department, priority: handoff?.priority ?? .normal)
      return try deciding(command, request, state, given, now)
    } catch { throw .refused(error) }
  }

  /// The outcome of an order that was carried out before, whose own event is stored under `seq`.
  private func earlier(_ seq: Int, in conversation: ConversationID) async throws(DeskError) -> Done {
    let events = try await stored(of: conversation, after: seq - 1, limit: 64)
    guard let first = events.first else { throw .notFound }
    let rest = events.dropFirst().prefix { $0.at == first.at && !$0.content.beginsALine }
    return Done(seq: seq, last: (rest.last ?? first).seq, at: first.at, isDuplicate: true)
  }
}

extension Done {
  /// What was stored for an order: at least one event.
  fileprivate init(_ events: [Event], at now: Timestamp) {
    let last = events.last?.seq ?? 0
    self.init(seq: events.first(where: \.content.isSomebodysOwn)?.seq ?? last, last: last, at: now)
  }
}

/// When something happens.
struct Moment: Hashable {
  /// What is stored under: never before what happened already, and, but for lines of the customer's, which are known by
  /// themselves, later. So the events that were stored together can be told from those before and after.
  var stamp: Timestamp
  /// What is decided by, and what timers are set from: the stamp, unless the clock was put back behind it. It would be
  /// as late as the clock once was ahead, and with it whatever is due.
  var now: Timestamp
}

extension Remembered {
  /// So far ahead of the clock is a stamp that only keeps the order, or another process's clock that goes a little
  /// before.
  private static let aheadMaximum: Int64 = 1_000

  fileprivate func moment(for order: MaskedOrder, by clock: Timestamp) -> Moment {
    guard state.seq > 0 else { return Moment(stamp: clock, now: clock) }
    let stamp = max(clock, order.isLine ? summary.lastEventAt : summary.lastEventAt + 1)
    return Moment(stamp: stamp, now: stamp - clock > Self.aheadMaximum ? clock : stamp)
  }
}

extension DeskError {
  /// Whether it follows from where the conversation stands.
  fileprivate var isOfState: Bool {
    switch self {
    case .refused, .unknownChoice: true
    case .store, .notFound, .overloaded: false
    }
  }
}

extension Event.Content {
  /// Whether it holds the name under which something was sent.
  fileprivate var isSomebodysOwn: Bool {
    switch self {
    case .message(let message): message.id != nil
    case .noted(let note): note.id != nil
    case .requestTaken: true
    default: false
    }
  }

  /// Whether it is the first that is stored for a line of a customer's.
  fileprivate var beginsALine: Bool {
    switch self {
    case .masked: true
    case .message(let message): message.from.kind == .customer
    case .erased(let rest): rest.was == Event.Kind.message.rawValue && rest.from?.kind == .customer
    default: false
    }
  }
}

extension [Event.Content] {
  fileprivate var lastHandoff: Handoff? {
    for case .handoff(let handoff) in reversed() { return handoff }
    return nil
  }

  /// Whether the conversation waits for a person now, or did already and waits on otherwise.
  fileprivate var concernTheQueue: Bool {
    contains { content in
      switch content {
      case .handoff: true
      case .statusChanged(let change): change.to == .pending
      default: false
      }
    }
  }
}
