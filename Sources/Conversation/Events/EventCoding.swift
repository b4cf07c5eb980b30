import Knowledge

/// An event is one flat JSON object: `seq`, `ts` (milliseconds), `kind`, and under `body` what the kind carries.
extension Event: Codable {
  private enum Key: String, CodingKey { case seq, ts, kind, body }

  /// - Throws: also for a kind that this version does not know.
  package init(from decoder: any Decoder) throws {
    let object = try decoder.container(keyedBy: Key.self)
    seq = try object.decode(Int.self, forKey: .seq)
    at = Timestamp(milliseconds: try object.decode(Int64.self, forKey: .ts))
    let name = try object.decode(String.self, forKey: .kind)
    guard let kind = Kind(rawValue: name) else {
      throw DecodingError.dataCorruptedError(forKey: .kind, in: object, debugDescription: "unknown kind \(name)")
    }
    content = try kind.content(from: { try object.superDecoder(forKey: .body) })
  }

  package func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    try object.encode(seq, forKey: .seq)
    try object.encode(at.rawValue, forKey: .ts)
    try object.encode(content.kind.rawValue, forKey: .kind)
    try content.body.encode(to: object.superEncoder(forKey: .body))
  }
}

extension Event {
  /// The dotted names under which events are stored and sent; what each is told at the case of `Content` of the same
  /// name.
  package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    case created = "conversation.created"
    case disclosed = "disclosure.made"
    case message = "message.created"
    case masked = "message.masked"
    case decided = "decision.made"
    case localeChanged = "conversation.locale_changed"
    case handoff = "conversation.handoff"
    case offerDeclined = "offer.declined"
    case statusChanged = "conversation.status_changed"
    case assigneeChanged = "assignee.changed"
    case contactLeft = "contact.left"
    case contactIdentified = "contact.identified"
    case noted = "note.created"
    case labelsChanged = "conversation.labels_changed"
    case rated = "answer.rated"
    case timerSet = "timer.set"
    case requestTaken = "request.taken"
    case pageViewed = "page.viewed"
    case erased = "event.erased"
    case forgotten = "conversation.erased"

    fileprivate func content(from body: () throws -> any Decoder) throws -> Content {
      switch self {
      case .created: .created(try Created(from: body()))
      case .disclosed: .disclosed(try Disclosure(from: body()))
      case .message: .message(try Message(from: body()))
      case .masked: .masked(try Masked(from: body()))
      case .decided: .decided(try Decision(from: body()))
      case .localeChanged: .localeChanged(try LocaleChange(from: body()))
      case .handoff: .handoff(try Handoff(from: body()))
      case .offerDeclined: .offerDeclined(try OfferDeclined(from: body()))
      case .statusChanged: .statusChanged(try StatusChange(from: body()))
      case .assigneeChanged: .assigneeChanged(try AssigneeChange(from: body()))
      case .contactLeft: .contactLeft(try ContactLeft(from: body()))
      case .contactIdentified: .contactIdentified(try ContactIdentity(from: body()))
      case .noted: .noted(try Note(from: body()))
      case .labelsChanged: .labelsChanged(try LabelsChange(from: body()))
      case .rated: .rated(try Rating(from: body()))
      case .timerSet: .timerSet(try TimerSet(from: body()))
      case .requestTaken: .requestTaken(try RequestTaken(from: body()))
      case .pageViewed: .pageViewed(try PageView(from: body()))
      case .erased: .erased(try Erased(from: body()))
      case .forgotten: .forgotten(try Forgotten(from: body()))
      }
    }
  }
}

extension Event.Content {
  /// The name of what happened, without what belongs to it.
  package var kind: Event.Kind {
    switch self {
    case .created: .created
    case .disclosed: .disclosed
    case .message: .message
    case .masked: .masked
    case .decided: .decided
    case .localeChanged: .localeChanged
    case .handoff: .handoff
    case .offerDeclined: .offerDeclined
    case .statusChanged: .statusChanged
    case .assigneeChanged: .assigneeChanged
    case .contactLeft: .contactLeft
    case .contactIdentified: .contactIdentified
    case .noted: .noted
    case .labelsChanged: .labelsChanged
    case .rated: .rated
    case .timerSet: .timerSet
    case .requestTaken: .requestTaken
    case .pageViewed: .pageViewed
    case .erased: .erased
    case .forgotten: .forgotten
    }
  }

  /// What the kind carries, as it stands under `body`.
  package var body: any Encodable {
    switch self {
    case .created(let body): body
    case .disclosed(let body): body
    case .message(let body): body
    case .masked(let body): body
    case .decided(let body): body
    case .localeChanged(let body): body
    case .handoff(let body): body
    case .offerDeclined(let body): body
    case .statusChanged(let body): body
    case .assigneeChanged(let body): body
    case .contactLeft(let body): body
    case .contactIdentified(let body): body
    case .noted(let body): body
    case .labelsChanged(let body): body
    case .rated(let body): body
    case .timerSet(let body): body
    case .requestTaken(let body): body
    case .pageViewed(let body): body
    case .erased(let body): body
    case .forgotten(let body): body
    }
  }
}
