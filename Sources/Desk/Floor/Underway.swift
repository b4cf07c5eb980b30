import Conversation
import Knowledge

/// Commands that the floor has given and has not seen the end of, so that it does not give them twice.
///
/// A claim may be lost to somebody else, and a release to the agent's own resolve: that is normal, and the
/// conversation's events tell. One that was refused and left everything as it was is not tried again at once.
struct Underway {
  /// How long a conversation is left alone whose command changed nothing.
  static let pauseMilliseconds: Int64 = 5_000

  private var claims: [ConversationID: (agent: String, ticket: UInt64)] = [:]
  private var releases: [ConversationID: UInt64] = [:]
  private var paused: [ConversationID: Timestamp] = [:]
  private var tickets: UInt64 = 0
  /// Commands that have not returned.
  private(set) var count = 0

  /// To whom conversations are being given.
  var agents: [ConversationID: String] { claims.mapValues(\.agent) }

  /// What is not to be given out or taken back now.
  func held(at now: Timestamp) -> Set<ConversationID> { Set(paused.filter { $0.value > now }.keys) }

  mutating func claim(_ conversation: ConversationID, for agent: String) -> UInt64 {
    let ticket = begin()
    claims[conversation] = (agent, ticket)
    return ticket
  }

  /// Nil where that is being done, or was tried just now.
  mutating func release(_ conversation: ConversationID, at now: Timestamp) -> UInt64? {
    guard releases[conversation] == nil, paused[conversation].map({ $0 <= now }) ?? true else { return nil }
    let ticket = begin()
    releases[conversation] = ticket
    return ticket
  }

  /// The conversation is no longer where the commands about it would take it from.
  mutating func settle(_ conversation: ConversationID) {
    claims[conversation] = nil
    releases[conversation] = nil
    paused[conversation] = nil
  }

  /// Where the clock was put back, no pause is longer by it.
  mutating func pullBack(to now: Timestamp) { paused = paused.mapValues { min($0, now + Self.pauseMilliseconds) } }

  /// A command has returned. Where its conversation has not been heard of since, it was refused.
  mutating func end(_ conversation: ConversationID, _ ticket: UInt64, at now: Timestamp) {
    count -= 1
    paused = paused.filter { $0.value > now }
    if claims[conversation]?.ticket == ticket {
      claims[conversation] = nil
      paused[conversation] = now + Self.pauseMilliseconds
    }
    if releases[conversation] == ticket {
      releases[conversation] = nil
      paused[conversation] = now + Self.pauseMilliseconds
    }
  }

  private mutating func begin() -> UInt64 {
    count += 1
    tickets += 1
    return tickets
  }
}
