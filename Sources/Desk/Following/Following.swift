import Conversation
import Synchronization

/// That somebody is told what happens in a conversation, until `end()`.
package final class Following: Sendable {
  let listener: any Listener
  let conversation: ConversationID
  private let desk: Desk
  /// Of the last event told; nil once ended.
  private let position: Mutex<Int?>

  init(_ listener: any Listener, of conversation: ConversationID, at desk: Desk, after seq: Int) {
    self.listener = listener
    self.conversation = conversation
    self.desk = desk
    position = Mutex(seq)
  }

  /// The listener is told nothing more, but for what it is being told at this moment.
  package func end() {
    let wasOn = position.withLock { position in
      defer { position = nil }
      return position != nil
    }
    if wasOn { desk.forget(self) }
  }

  var seq: Int? { position.withLock { $0 } }

  /// Passes on what is new. To be called by one at a time.
  ///
  /// - Returns: false where events between the last one told and these are missing; nothing is passed on then.
  @discardableResult
  func take(_ events: [Event]) -> Bool {
    guard let seq else { return true }
    let new = events.drop { $0.seq <= seq }
    guard let first = new.first else { return true }
    guard first.seq == seq + 1 else { return false }
    let isStillWanted = position.withLock { position in
      if position != nil { position = seq + new.count }
      return position != nil
    }
    if isStillWanted { listener.hear(Array(new), in: conversation) }
    return true
  }

  /// What was to be told could not be read.
  func lose() {
    listener.lost(conversation)
    end()
  }
}
