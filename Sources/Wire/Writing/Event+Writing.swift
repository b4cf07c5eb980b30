import Conversation
import Knowledge
import Language

extension Event {
  /// What docs/protocol.md § Events says that `audience` is told.
  func write(to line: inout [UInt8], for audience: Audience) {
    line.appendField("seq", seq)
    line.appendField("ts", Int(at.rawValue))
    guard content.isTold(to: audience) else {
      line.appendField("kind", Self.privateKind)
      return
    }
    line.appendField("kind", content.kind.rawValue)
    content.write(to: &line, for: audience)
  }

  /// The kind under which is sent what is not for the reader.
  static let privateKind = "private"
}

extension Event.Content {
  fileprivate func isTold(to audience: Audience) -> Bool {
    switch self {
    case .requestTaken: false
    case .decided, .noted, .labelsChanged, .timerSet: audience == .agent
    case .erased(let erased): audience == .agent || erased.wasTold
    default: true
    }
  }

  fileprivate func write(to line: inout [UInt8], for audience: Audience) {
    switch self {
    case .created(let created):
      line.appendField("locale", created.locale.rawValue)
      line.appendField("channel", created.channel)
      if audience == .agent { line.appendField("customer", created.customer?.rawValue) }
    case .disclosed(let disclosure):
      line.appendField("occasion", disclosure.occasion.rawValue)
      line.appendField("locale", disclosure.locale.rawValue)
      line.appendField("version", disclosure.version)
    case .message(let message): message.write(to: &line, for: audience)
    case .masked(let masked): line.appendField("card_numbers", masked.cardNumbers)
    case .localeChanged(let change): line.appendField("locale", change.locale.rawValue)
    case .handoff(let handoff): handoff.write(to: &line, for: audience)
    case .offerDeclined(let declined): line.appendField("cause", declined.cause.rawValue)
    case .statusChanged(let change): change.write(to: &line, for: audience)
    case .assigneeChanged(let change):
      line.appendField("agent", change.agent, for: audience)
      if audience == .agent { line.appendField("by", change.by, for: .agent) }
    case .contactLeft(let contact): line.appendField("text", contact.text)
    case .contactIdentified(let identity): identity.write(to: &line)
    case .rated(let rating): rating.write(to: &line)
    case .pageViewed(let page):
      line.appendField("path", page.path)
      line.appendField("title", page.title)
    case .erased(let erased):
      line.appendField("was", erased.was)
      if let from = erased.from { line.appendField("from", from) }
      line.appendField("cid", erased.id?.rawValue)
    case .forgotten(let forgotten):
      line.appendField("through", forgotten.through)
      if audience == .agent { line.appendField("by", forgotten.by, for: .agent) }
    case .decided, .noted, .labelsChanged, .timerSet, .requestTaken: writeForAgents(to: &line)
    }
  }

  /// What only agents are told.
  private func writeForAgents(to line: inout [UInt8]) {
    switch self {
    case .decided(let decision):
      line.appendName("body")
      line.append(contentsOf: decision.json)
    case .noted(let note):
      line.appendField("by", note.by, for: .agent)
      line.appendField("text", note.text)
      line.appendField("cid", note.id?.rawValue)
    case .labelsChanged(let change):
      line.appendField("added", change.added)
      line.appendField("removed", change.removed)
      line.appendField("by", change.by, for: .agent)
    case .timerSet(let timer): line.appendField("due", timer.due)
    default: break
    }
  }
}

extension Erased {
  /// Whether customers were told it while it had its words.
  fileprivate var wasTold: Bool {
    switch Event.Kind(rawValue: was) {
    case .message, .contactLeft, .contactIdentified, .rated, .pageViewed: true
    default: false
    }
  }
}

extension Message {
  fileprivate func write(to line: inout [UInt8], for audience: Audience) {
    line.appendField("from", from)
    line.appendField("text", text)
    line.appendField("cid", id?.rawValue)
    line.appendField("format", from.kind == .bot ? "markdown" : "plain")
    if let prompt {
      line.appendField("prompt", prompt.kind.rawValue)
      if !prompt.choices.isEmpty {
        line.appendName("choices")
        line.appendList(prompt.choices) { list, choice in
          list.appendObject { object in
            object.appendField("choice", choice.wireName)
            object.appendField("label", choice.label)
          }
        }
      }
    }
    guard audience == .agent else { return }
    if !entries.isEmpty { line.appendField("entries", entries.map(\.rawValue)) }
    line.appendField("draft", draft?.rawValue)
  }
}

extension Choice {
  fileprivate var wireName: String {
    switch meaning {
    case .entry: label
    case .noneOfThese: WireEvent.Choice.noneOfThese
    case .person: WireEvent.Choice.person
    case .noPerson: WireEvent.Choice.noPerson
    }
  }
}

extension Handoff {
  fileprivate func write(to line: inout [UInt8], for audience: Audience) {
    line.appendField("cause", cause.rawValue)
    line.appendField("department", department?.rawValue)
    line.appendField("priority", priority.rawValue)
    guard audience == .agent else { return }
    line.appendField("agent", agent, for: .agent)
    line.appendField("by", by, for: .agent)
    line.appendField("ahead", ahead)
  }
}

extension StatusChange {
  fileprivate func write(to line: inout [UInt8], for audience: Audience) {
    line.appendField("status", to.rawValue)
    line.appendField("was", from.rawValue)
    line.appendField("until", until)
    guard audience == .agent else { return }
    line.appendField("by", by, for: .agent)
    line.appendField("reason", reason)
  }
}

extension ContactIdentity {
  fileprivate func write(to line: inout [UInt8]) {
    line.appendField("identifier", identifier)
    line.appendField("name", name)
    line.appendField("email", email)
    line.appendField("phone", phone)
  }
}

extension Rating {
  fileprivate func write(to line: inout [UInt8]) {
    line.appendField("about", about.rawValue)
    line.appendField("score", score)
    line.appendField("comment", comment)
    line.appendField("rated", seq)
  }
}

extension [UInt8] {
  mutating func appendField(_ name: StaticString, _ speaker: Speaker) {
    appendName(name)
    appendObject { object in
      object.appendField("kind", speaker.kind.rawValue)
      object.appendField("name", speaker.name)
    }
  }

  /// Customers are told a person's name, and not under which id they work.
  fileprivate mutating func appendField(_ name: StaticString, _ agent: Agent?, for audience: Audience) {
    guard let agent else { return }
    appendName(name)
    appendObject { object in
      if audience == .agent { object.appendField("id", agent.id) }
      object.appendField("name", agent.name)
    }
  }

  fileprivate mutating func appendField(_ name: StaticString, _ time: Timestamp?) {
    appendField(name, time.map { Int($0.rawValue) })
  }
}
