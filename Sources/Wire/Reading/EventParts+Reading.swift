import Conversation
import Knowledge
import Language

extension WireEvent.WireMessage {
  init?(_ fields: [WireField]) {
    guard let from = Speaker(fields["from"]), let text = fields["text"]?.string else { return nil }
    let choices = fields["choices"]?.array?.compactMap { choice -> WireEvent.Choice? in
      guard let name = choice["choice"]?.string, let label = choice["label"]?.string else { return nil }
      return WireEvent.Choice(name, label: label)
    }
    self.init(
      from: from, text: text, id: fields["cid"]?.string.flatMap(MessageID.init(rawValue:)),
      isMarkdown: fields["format"]?.string == "markdown", prompt: fields.name("prompt"), choices: choices ?? [],
      entries: fields.strings("entries").map(EntryID.init(rawValue:)), draft: fields.name("draft"))
  }
}

extension Handoff {
  init?(_ fields: [WireField]) {
    guard let cause: Cause = fields.name("cause") else { return nil }
    self.init(
      cause: cause, department: fields["department"]?.string.map(DepartmentID.init(rawValue:)),
      priority: fields.name("priority") ?? .normal, agent: Agent(fields["agent"]), by: Agent(fields["by"]),
      ahead: fields["ahead"]?.integer)
  }
}

extension StatusChange {
  init?(_ fields: [WireField]) {
    guard let from: Status = fields.name("was"), let to: Status = fields.name("status") else { return nil }
    self.init(
      from: from, to: to, by: Agent(fields["by"]), until: fields.time("until"), reason: fields["reason"]?.string)
  }
}

extension ContactIdentity {
  init?(_ fields: [WireField]) {
    guard let identifier = fields["identifier"]?.string else { return nil }
    self.init(
      identifier: identifier, name: fields["name"]?.string, email: fields["email"]?.string,
      phone: fields["phone"]?.string)
  }
}

extension Rating {
  init?(_ fields: [WireField]) {
    guard let about: Subject = fields.name("about"), let score = fields["score"]?.integer else { return nil }
    self.init(about: about, score: score, comment: fields["comment"]?.string, seq: fields["rated"]?.integer)
  }
}

extension Speaker {
  init?(_ value: JSONValue?) {
    guard let kind = value?["kind"]?.string.flatMap(Kind.init(rawValue:)) else { return nil }
    self.init(kind, name: value?["name"]?.string ?? "")
  }
}

extension Agent {
  /// Customers are not told the id; it is empty then.
  init?(_ value: JSONValue?) {
    guard let name = value?["name"]?.string else { return nil }
    self.init(id: value?["id"]?.string ?? "", name: name)
  }
}

extension [WireField] {
  var locale: LocaleCode? { self["locale"]?.string.map(LocaleCode.init(rawValue:)) }

  func name<Value: RawRepresentable<String>>(_ name: String) -> Value? {
    self[name]?.string.flatMap(Value.init(rawValue:))
  }

  func strings(_ name: String) -> [String] { self[name]?.array?.compactMap(\.string) ?? [] }
}
