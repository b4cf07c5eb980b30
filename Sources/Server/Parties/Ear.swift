import Conversation
import Desk
import Wire

/// Passes what happens in one conversation on into a connection's mailbox.
final class Ear: Listener {
  private let mailbox: Mailbox
  private let audience: Audience
  private let replayedThrough: Int
  private let request: MessageID?
  private let onEvents: (@Sendable ([Event]) -> Void)?

  /// - Parameters:
  ///   - replayedThrough: the `seq` up to which events were stored before; they may be many.
  ///   - request: what asked for those.
  ///   - onEvents: is told of them too, before the client.
  init(
    _ mailbox: Mailbox, _ audience: Audience, replayedThrough: Int, answering request: MessageID? = nil,
    onEvents: (@Sendable ([Event]) -> Void)? = nil
  ) {
    self.mailbox = mailbox
    self.audience = audience
    self.replayedThrough = replayedThrough
    self.request = request
    self.onEvents = onEvents
  }

  func hear(_ events: [Event], in conversation: ConversationID) {
    onEvents?(events)
    let old = events.prefix { $0.seq <= replayedThrough }
    if !old.isEmpty {
      mailbox.post(
        .paced(old.map { .event($0, of: conversation, for: audience, answering: request) }))
    }
    if old.count < events.count {
      mailbox.post(.events(Array(events.dropFirst(old.count)), of: conversation, for: audience))
    }
  }

  func whenReady(_ next: @escaping @Sendable (_ isWanted: Bool) -> Void) {
    mailbox.post(.mark { [mailbox] in next(!mailbox.isClosed) })
  }

  func hear(_ place: QueuePlace?, of conversation: ConversationID) {
    guard audience == .customer else { return }
    mailbox.post(
      .message(
        .news(.position(conversation, position: place?.position, waitMilliseconds: place?.waitMilliseconds))))
  }

  func hear(typing speaker: Speaker, isOn: Bool, in conversation: ConversationID) {
    mailbox.post(.message(.news(.typing(conversation, from: speaker, isOn: isOn))))
  }

  /// The client resumes, and is told from where it was.
  func lost(_ conversation: ConversationID) { mailbox.post(.farewell(.lagged)) }
}
