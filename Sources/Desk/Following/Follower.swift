import Conversation

/// Somebody who is told what happens in a conversation: every event once, in order. Confined to the desk that made it.
final class Follower {
  private let continuation: AsyncStream<Event>.Continuation
  /// Of the last event told.
  private(set) var seq = 0

  init(_ continuation: AsyncStream<Event>.Continuation) { self.continuation = continuation }

  func end() { continuation.finish() }

  /// Passes on what is new.
  ///
  /// - Returns: false where events between the last one told and these are missing; nothing is passed on then.
  @discardableResult
  func take(_ events: [Event]) -> Bool {
    let new = events.drop { $0.seq <= seq }
    guard let first = new.first else { return true }
    guard first.seq == seq + 1 else { return false }
    for event in new { continuation.yield(event) }
    seq += new.count
    return true
  }
}
