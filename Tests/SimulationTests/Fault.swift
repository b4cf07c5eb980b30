import Conversation
import Desk
import Knowledge
import Storage

/// A way in which a desk can be wrong, built in on purpose: the simulation must see each.
enum Fault: String, CaseIterable {
  case acknowledgesBeforeCommit
  case forgetsReceipts
  case botIgnoresOwnership
  case replaysWithGaps
  case losesTimers
  case storesWhateverWasExpected
  case handsOverSilently

  var deciding: Deciding? {
    switch self {
    case .forgetsReceipts:
      return { command, request, state, given, now throws(Refusal) in
        var state = state
        state.receipts = [:]
        return try decide(command, as: request, in: state, given: given, now: now)
      }
    case .botIgnoresOwnership:
      return { command, request, state, given, now throws(Refusal) in
        var state = state
        if case .say = command, state.status == .open { state.status = .bot }
        return try decide(command, as: request, in: state, given: given, now: now)
      }
    case .handsOverSilently:
      return { command, request, state, given, now throws(Refusal) in
        let outcome = try decide(command, as: request, in: state, given: given, now: now)
        guard case .happened(let contents) = outcome, contents.contains(where: \.isHandoff) else { return outcome }
        return .happened(contents.filter { !$0.isBotLine })
      }
    default: return nil
    }
  }
}

extension Event.Content {
  fileprivate var isHandoff: Bool { if case .handoff = self { true } else { false } }
  fileprivate var isBotLine: Bool { if case .message(let message) = self { message.from.kind == .bot } else { false } }
}

/// A store with one of the faults.
struct FaultyStore: EventStore {
  let inner: any EventStore
  let fault: Fault
  let executor: SteppedExecutor

  func append(
    _ contents: [Event.Content], to conversation: ConversationID, expecting seq: Int, at now: Timestamp
  ) async throws(StoreError) -> [Event] {
    switch fault {
    case .acknowledgesBeforeCommit:
      Task(executorPreference: executor) {
        for _ in 0..<4 { await Task.yield() }
        _ = try? await inner.append(contents, to: conversation, expecting: seq, at: now)
      }
      return contents.enumerated().map { Event(seq: seq + 1 + $0.offset, at: now, content: $0.element) }
    case .storesWhateverWasExpected:
      do {
        return try await inner.append(contents, to: conversation, expecting: seq, at: now)
      } catch {
        guard case .conflict(let actual) = error else { throw error }
        let events = try await append(contents, to: conversation, expecting: actual, at: now)
        return zip(1..., events).map { Event(seq: seq + $0, at: $1.at, content: $1.content) }
      }
    default: return try await inner.append(contents, to: conversation, expecting: seq, at: now)
    }
  }

  func events(of conversation: ConversationID, after seq: Int, limit: Int) async throws(StoreError) -> [Event] {
    let events = try await inner.events(of: conversation, after: seq, limit: limit)
    return fault == .replaysWithGaps && limit == 300 && events.count > 2 ? Array(events.dropLast()) : events
  }

  func due(by moment: Timestamp, limit: Int) async throws(StoreError) -> [ConversationID] {
    fault == .losesTimers ? [] : try await inner.due(by: moment, limit: limit)
  }

  func waiting() async throws(StoreError) -> [ConversationSummary] { try await inner.waiting() }

  func summary(of conversation: ConversationID) async throws(StoreError) -> ConversationSummary? {
    try await inner.summary(of: conversation)
  }

  func conversations(
    matching filter: ConversationFilter, limit: Int
  ) async throws(StoreError) -> [ConversationSummary] { try await inner.conversations(matching: filter, limit: limit) }

  func conversations(
    of customer: CustomerID, after last: ConversationID?, limit: Int
  ) async throws(StoreError) -> [ConversationID] {
    try await inner.conversations(of: customer, after: last, limit: limit)
  }

  func nextDue() async throws(StoreError) -> Timestamp? { try await inner.nextDue() }

  func measuredWaits(limit: Int) async throws(StoreError) -> [MeasuredWait] {
    try await inner.measuredWaits(limit: limit)
  }

  func search(_ text: String, limit: Int) async throws(StoreError) -> [SearchHit] {
    try await inner.search(text, limit: limit)
  }

  func finishErasing() async throws(StoreError) { try await inner.finishErasing() }

  func indexForSearch(limit: Int) async throws(StoreError) -> Bool { try await inner.indexForSearch(limit: limit) }

  func epoch() async throws(StoreError) -> String { try await inner.epoch() }
}
