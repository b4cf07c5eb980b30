import Client
import Conversation
import Knowledge
import Wire

/// What happens in the conversations that are followed.
extension ConsoleModel {
  mutating func happened(_ event: WireEvent) -> [ConsoleEffect] {
    let conversation = event.conversation
    change(conversation) { $0.isFollowed = true }
    switch event.content {
    case .message(let message): return spoke(message, event)
    case .plain(let content): return happened(content, event)
    case .decided, .private, .unknown: return []
    }
  }

  private mutating func spoke(_ message: WireEvent.WireMessage, _ event: WireEvent) -> [ConsoleEffect] {
    let conversation = event.conversation
    let (isSelected, isMe) = (conversation == selected, message.from.name == me.name)
    change(conversation) { this in
      switch message.from.kind {
      case .customer:
        // What was said to the bot may be a wish for a person, or a choice: the summary tells questions apart.
        if this.status == .open { this.lastAsked = message.text }
        this.isTyping = false
        if !isSelected { this.unread += 1 }
      case .human where isMe: this.lastReplied = message.text
      default: break
      }
    }
    if takeSaid(message, in: conversation) { return [] }
    // What a claim leads to is among the last lines, which are read and shown after it.
    let isReadSoon = known(conversation).isBeingRead || claiming.contains(conversation)
    guard !isSelected || isReadSoon else { return [.show(layout.spoken(message))] }
    change(conversation) { $0.keep(event) }
    guard !isSelected, message.from.kind == .customer, cases[conversation]?.isMine == true else { return [] }
    return [.show([unreadLine(message.text, in: conversation)]), .signal(.bell)]
  }

  /// Whether it is what was just typed, which stands on the screen already.
  private mutating func takeSaid(_ message: WireEvent.WireMessage, in conversation: ConversationID) -> Bool {
    guard message.from.kind == .human, message.from.name == me.name, var typed = said[conversation],
      let index = typed.firstIndex(of: message.text)
    else { return false }
    typed.remove(at: index)
    said[conversation] = typed.isEmpty ? nil : typed
    return manner.isTerminal && conversation == selected
  }

  private func unreadLine(_ text: String, in conversation: ConversationID) -> StyledLine {
    let mark = manner.abilities.unicode ? "● " : "* "
    return StyledLine([
      StyledRun("\(name(conversation)) \(mark)", [.bold, .yellow]), StyledRun("Customer: ", [.bold, .blue]),
      StyledRun(layout.words(text)),
    ])
  }

  private mutating func happened(_ content: Event.Content, _ event: WireEvent) -> [ConsoleEffect] {
    let conversation = event.conversation
    switch content {
    case .assigneeChanged(let change): return assigned(change, conversation)
    case .statusChanged(let change): return statusChanged(change, conversation)
    case .contactLeft(let left):
      change(conversation) { $0.contact.append(left.text) }
      return aside("the customer left a contact: \(left.text)", event)
    case .contactIdentified(let identity):
      change(conversation) { $0.identity = KnownIdentity(identity) }
      return aside("the customer is signed in on the website as \(identity.name ?? identity.identifier)", event)
    case .forgotten:
      change(conversation) { ($0.contact, $0.identity) = ([], nil) }
      return []
    case .noted(let note) where note.by.id != me.id:
      guard conversation == selected, !known(conversation).isBeingRead else {
        change(conversation) { $0.keep(event) }
        return []
      }
      return [.show(layout.note(note))]
    case .rated(let rating):
      return aside("the customer rates the \(rating.about.rawValue) \(rating.score) of 5", event)
    case .labelsChanged(let labels) where labels.by.id != me.id:
      let changes = labels.added.map { "+" + $0 } + labels.removed.map { "-" + $0 }
      return aside("\(labels.by.name) labels: \(changes.joined(separator: " "))", event)
    case .masked(let masked) where masked.cardNumbers > 0:
      return aside("a card number was struck out of the next line", event)
    default: return []
    }
  }

  /// Of the selected conversation, or of one's own.
  private func aside(_ text: String, _ event: WireEvent) -> [ConsoleEffect] {
    guard event.conversation == selected || cases[event.conversation]?.isMine == true else { return [] }
    return [say("\(name(event.conversation)): \(text)")]
  }

  private mutating func assigned(_ assignee: AssigneeChange, _ conversation: ConversationID) -> [ConsoleEffect] {
    let wasMine = cases[conversation]?.isMine == true
    let isMine = assignee.agent.map { $0.id == me.id } ?? false
    change(conversation) { $0.isMine = isMine }
    if isMine, !wasMine, !claiming.contains(conversation) { return given(conversation) }
    guard wasMine, !isMine, assignee.by?.id != me.id else { return [] }
    let now = assignee.agent.map { "is with \($0.name) now" } ?? "is not yours any more"
    return [say("\(name(conversation)) \(now)."), .signal(.bell)]
  }

  private mutating func statusChanged(_ status: StatusChange, _ conversation: ConversationID) -> [ConsoleEffect] {
    change(conversation) { $0.status = status.to }
    guard status.by?.id != me.id, let this = cases[conversation], this.isMine || conversation == selected else {
      return []
    }
    switch (status.from, status.to) {
    case (.snoozed, .open): return [say("\(this.number) is back."), .signal(.bell)]
    case (_, .resolved):
      let who = status.by.map { "\($0.name) resolved" } ?? "The customer is done with"
      return [say("\(who) \(this.number).")]
    case (_, .pending) where !claiming.contains(conversation): return [say("\(this.number) waits again.")]
    default: return []
    }
  }

  /// What was kept while it was not selected, and the marks are taken off.
  mutating func unseenShown(_ conversation: ConversationID) -> [ConsoleEffect] {
    guard let this = cases[conversation], !this.isBeingRead else { return [] }
    let unseen = this.unseen
    change(conversation) { $0.isSeen() }
    let lines = unseen.flatMap { self.lines(of: $0) }
    return (this.hasDropped ? [earlier(than: unseen.count, conversation)] : []) + (lines.isEmpty ? [] : [.show(lines)])
  }

  func lines(of event: WireEvent) -> [StyledLine] {
    switch event.content {
    case .message(let message): layout.spoken(message)
    case .plain(.noted(let note)): layout.note(note)
    case .plain(.contactLeft(let left)): layout.notice("the customer left a contact: \(left.text)")
    case .plain(.statusChanged(let change)):
      layout.notice(
        "\(ConsoleWording.status(change.to)), \(layout.time(event.at))" + (change.reason.map { ": \($0)" } ?? ""))
    default: []
    }
  }
}

extension WireEvent {
  /// Whether `lines(of:)` has any for it.
  var isShown: Bool {
    switch content {
    case .message, .plain(.noted), .plain(.contactLeft), .plain(.statusChanged): true
    default: false
    }
  }
}
