import Client
import Conversation
import Knowledge
import Wire

/// What was said before, read page by page.
extension ConsoleModel {
  /// Its last lines, and from there on what is said.
  mutating func readAgain(_ conversation: ConversationID) -> ConsoleEffect { readLast(.givenLines, of: conversation) }

  /// The last lines of a conversation; what happens in it meanwhile is shown after them.
  mutating func readLast(
    _ purpose: ConsoleAsk.Purpose, of conversation: ConversationID, _ reading: Reading = Reading()
  ) -> ConsoleEffect {
    change(conversation) { $0.isBeingRead = true }
    return page(purpose, reading, conversation)
  }

  /// What the agent has not seen of it, or else its last lines.
  ///
  /// What happened while it was not selected is kept, and read where it became too much to be kept. Of one's own
  /// conversation all is read that came after one's last line or after it became one's own, which may have been at
  /// another window.
  mutating func readUnread(_ conversation: ConversationID) -> [ConsoleEffect] {
    let this = known(conversation)
    if this.hasDropped { return [readLast(.opening, of: conversation, Reading(lines: 0, since: this.unseenFrom))] }
    let unseen = unseenShown(conversation)
    return unseen.isEmpty
      ? [readLast(.opening, of: conversation, Reading(answeredBy: this.isMine ? me : nil))] : unseen
  }

  func page(_ purpose: ConsoleAsk.Purpose, _ reading: Reading, _ conversation: ConversationID) -> ConsoleEffect {
    var ask = ConsoleAsk(purpose, reading.request(pageMaximum: pageMaximum), in: conversation)
    ask.reading = reading
    return .ask(ask)
  }

  /// A page has come: shown where it is enough, with those read before.
  mutating func read(_ ask: ConsoleAsk, _ conversation: ConversationID, _ answer: Answer) -> [ConsoleEffect] {
    var reading = ask.reading ?? Reading()
    guard reading.take(answer.events, hasMore: answer.fields["more"]?.bool ?? false) else {
      return [page(ask.purpose, reading, conversation)]
    }
    switch ask.purpose {
    case .follow:
      decided(on: conversation)
      let heading = ConsoleEffect.show(layout.rule("Conversation \(name(conversation)), followed"))
      return [heading] + history(reading, conversation) + [follow(after: reading, conversation)]
    case .givenLines where !known(conversation).isFollowed:
      return history(reading, conversation) + [follow(after: reading, conversation)]
    case .opening:
      deciding = nil
      return history(reading, conversation)
    default: return history(reading, conversation)
    }
  }

  private mutating func history(_ reading: Reading, _ conversation: ConversationID) -> [ConsoleEffect] {
    for event in reading.events { remember(event) }
    let (shown, hasEarlier) = reading.shown
    let this = known(conversation)
    let meanwhile = this.unseen.filter { $0.seq > reading.last }
    // Who looks at a few lines of another conversation has not seen all that is unread there.
    let isSeen = conversation == selected || shown.first.map { $0.seq <= this.unseenFrom ?? .max } ?? true
    change(conversation) { this in
      if isSeen { this.isSeen() }
      this.isBeingRead = false
    }
    let lines = (shown + (isSeen ? meanwhile : [])).flatMap { self.lines(of: $0) }
    let before =
      reading.isCut
      ? say("Earlier lines are not shown: no more than the last \(Reading.eventsMaximum) events were looked through.")
      : earlier(than: shown.count, conversation)
    return (hasEarlier ? [before] : []) + (lines.isEmpty ? [] : [.show(lines)])
  }

  /// Says that there are lines before the first one that is shown, and how to see them.
  func earlier(than shown: Int, _ conversation: ConversationID) -> ConsoleEffect {
    let before = conversation == selected ? "" : "conv \(name(conversation)) "
    guard let more = [100, 1_000, Reading.linesMaximum].first(where: { $0 > shown }) else {
      return say("Earlier lines are not shown: \(Reading.linesMaximum) are the most.")
    }
    return say("Earlier lines are not shown: `\(before)history \(more)` shows more.")
  }

  private mutating func remember(_ event: WireEvent) {
    switch event.content {
    case .message(let message) where message.from.name == me.name && message.from.kind == .human:
      change(event.conversation) { $0.lastReplied = message.text }
    case .plain(.contactLeft(let left)):
      change(event.conversation) { if !$0.contact.contains(left.text) { $0.contact.append(left.text) } }
    case .plain(.contactIdentified(let identity)):
      change(event.conversation) { $0.identity = KnownIdentity(identity) }
    default: break
    }
  }

  private func follow(after reading: Reading, _ conversation: ConversationID) -> ConsoleEffect {
    .ask(ConsoleAsk(.rejoin, .follow(after: reading.last), in: conversation))
  }
}
