import Conversation
import Knowledge
import Language

extension WireEvent {
  /// Nil where it has no place in the conversation's order.
  init?(_ fields: [WireField], in conversation: ConversationID) {
    guard let seq = fields["seq"]?.integer, let at = fields.time("ts"), let kind = fields["kind"]?.string else {
      return nil
    }
    let content: Content? =
      if kind == Event.privateKind { .private } else { Event.Kind(rawValue: kind).flatMap { Content($0, fields) } }
    self.init(
      in: conversation, seq: seq, at: at, content: content ?? .unknown(kind: kind, fields: fields),
      answering: fields["re"]?.string.flatMap(MessageID.init(rawValue:)))
  }
}

extension WireEvent.Content {
  fileprivate init?(_ kind: Event.Kind, _ fields: [WireField]) {
    switch kind {
    case .message:
      guard let message = WireEvent.WireMessage(fields) else { return nil }
      self = .message(message)
    case .decided:
      guard let body = fields["body"] else { return nil }
      self = .decided(body)
    default:
      guard
        let content = Event.Content(kind, fields) ?? Event.Content(ofAgents: kind, fields)
          ?? Event.Content(ofErasing: kind, fields)
      else { return nil }
      self = .plain(content)
    }
  }
}

extension Event.Content {
  fileprivate init?(_ kind: Event.Kind, _ fields: [WireField]) {
    switch kind {
    case .created:
      guard let locale = fields.locale, let channel = fields["channel"]?.string else { return nil }
      let customer = fields["customer"]?.string.flatMap(CustomerID.init(rawValue:))
      self = .created(Created(locale: locale, channel: channel, customer: customer))
    case .disclosed:
      guard let occasion: Disclosure.Occasion = fields.name("occasion"), let locale = fields.locale,
        let version = fields["version"]?.integer
      else { return nil }
      self = .disclosed(Disclosure(occasion: occasion, locale: locale, version: version))
    case .masked:
      guard let count = fields["card_numbers"]?.integer else { return nil }
      self = .masked(Masked(cardNumbers: count))
    case .localeChanged:
      guard let locale = fields.locale else { return nil }
      self = .localeChanged(LocaleChange(locale: locale))
    case .handoff:
      guard let handoff = Handoff(fields) else { return nil }
      self = .handoff(handoff)
    case .offerDeclined:
      guard let cause: Cause = fields.name("cause") else { return nil }
      self = .offerDeclined(OfferDeclined(cause: cause))
    case .statusChanged:
      guard let change = StatusChange(fields) else { return nil }
      self = .statusChanged(change)
    case .assigneeChanged:
      self = .assigneeChanged(AssigneeChange(agent: Agent(fields["agent"]), by: Agent(fields["by"])))
    case .contactLeft:
      guard let text = fields["text"]?.string else { return nil }
      self = .contactLeft(ContactLeft(text: text))
    case .contactIdentified:
      guard let identity = ContactIdentity(fields) else { return nil }
      self = .contactIdentified(identity)
    case .rated:
      guard let rating = Rating(fields) else { return nil }
      self = .rated(rating)
    default: return nil
    }
  }

  /// What is left of others when they are erased, and pages.
  fileprivate init?(ofErasing kind: Event.Kind, _ fields: [WireField]) {
    switch kind {
    case .pageViewed:
      guard let path = fields["path"]?.string else { return nil }
      self = .pageViewed(PageView(path: path, title: fields["title"]?.string))
    case .erased:
      guard let was = fields["was"]?.string else { return nil }
      let id = fields["cid"]?.string.flatMap(MessageID.init(rawValue:))
      self = .erased(Erased(was: was, from: Speaker(fields["from"]), id: id))
    case .forgotten:
      guard let last = fields["through"]?.integer else { return nil }
      self = .forgotten(Forgotten(through: last, by: Agent(fields["by"])))
    default: return nil
    }
  }

  fileprivate init?(ofAgents kind: Event.Kind, _ fields: [WireField]) {
    switch kind {
    case .noted:
      guard let by = Agent(fields["by"]), let text = fields["text"]?.string else { return nil }
      self = .noted(Note(by: by, text: text, id: fields["cid"]?.string.flatMap(MessageID.init(rawValue:))))
    case .labelsChanged:
      guard let by = Agent(fields["by"]) else { return nil }
      self = .labelsChanged(LabelsChange(added: fields.strings("added"), removed: fields.strings("removed"), by: by))
    case .timerSet: self = .timerSet(TimerSet(due: fields.time("due")))
    default: return nil
    }
  }
}
