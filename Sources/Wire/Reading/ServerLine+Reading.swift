import Conversation
import Knowledge

extension ServerLine {
  /// Reads a line of the server's, without its LF. What this version does not know becomes `unknown`; only what is no
  /// JSON, or lacks what every line of its type has, is an error.
  package init(line: UnsafeRawBufferPointer) throws(WireError) {
    let fields: [WireField]
    do throws(JSONFault) { fields = try LineFields(line, depthLimit: JSONScanner.depthMaximum).all } catch {
      throw error.error
    }
    guard let type = fields["type"]?.string else {
      throw WireError(.badField, "`type` is missing; it must be a string.")
    }
    guard let line = Self.read(type, fields) else {
      throw WireError(.badField, "A line of type \(WireError.shortened(type)) lacks a field, or has one that is wrong.")
    }
    self = line
  }

  private static func read(_ type: String, _ fields: [WireField]) -> ServerLine? {
    let id = fields["id"]?.string.flatMap(MessageID.init(rawValue:))
    switch type {
    case "welcome": return Welcome(fields).map(ServerLine.welcome)
    case "ok": return Acknowledgement(fields).map { .ok($0, fields: fields) }
    case "error": return fields["error"].flatMap { WireError($0) }.map { .error($0, id: id) }
    case "event":
      // What is stored has a place in its conversation; the rest is news.
      guard fields["seq"] != nil else {
        return News(fields).map(ServerLine.news) ?? .unknown(type: type, fields: fields)
      }
      guard let conversation = fields.conversation else { return nil }
      return WireEvent(fields, in: conversation).map(ServerLine.event)
    case "data":
      guard let id, let conversation = fields.conversation, let events = fields["events"]?.array else { return nil }
      return .data(id: id, conversation, events.compactMap { WireEvent($0.fields ?? [], in: conversation) })
    case "pong": return .pong(id: id)
    case "bye":
      return .bye(
        fields["code"]?.string.flatMap(Farewell.init(rawValue:)),
        retryAfterMilliseconds: fields["retry_after_ms"]?.wait)
    default: return .unknown(type: type, fields: fields)
    }
  }
}

extension [WireField] {
  var conversation: ConversationID? { self["conv"]?.string.flatMap(ConversationID.init(rawValue:)) }

  func time(_ name: String) -> Timestamp? { self[name]?.integer.map { Timestamp(milliseconds: Int64($0)) } }
}

extension JSONValue {
  /// Milliseconds to wait: no less than none, and no more than a day.
  fileprivate var wait: Int? { integer.map { min(max(0, $0), 86_400_000) } }
}

extension Acknowledgement {
  fileprivate init?(_ fields: [WireField]) {
    guard let id = fields["id"]?.string.flatMap(MessageID.init(rawValue:)), let at = fields.time("ts") else {
      return nil
    }
    self.init(
      id: id, at: at, conversation: fields.conversation, seq: fields["seq"]?.integer,
      isDuplicate: fields["dup"]?.bool ?? false)
  }
}

extension WireError {
  fileprivate init?(_ value: JSONValue) {
    guard let code = value["code"]?.string else { return nil }
    self.init(
      Code(rawValue: code) ?? .forbidden, value["message"]?.string ?? code,
      retryAfterMilliseconds: value["retry_after_ms"]?.wait)
  }
}

extension News {
  /// Nil for news that this version does not know.
  fileprivate init?(_ fields: [WireField]) {
    switch fields["kind"]?.string {
    case "queue.position_changed":
      guard let conversation = fields.conversation else { return nil }
      self = .position(
        conversation, position: fields["position"]?.integer,
        waitMilliseconds: fields["wait_ms"]?.integer.map(Int64.init))
    case "typing":
      guard let conversation = fields.conversation, let speaker = Speaker(fields["from"]), let isOn = fields["on"]?.bool
      else { return nil }
      self = .typing(conversation, from: speaker, isOn: isOn)
    case "queue.changed":
      guard let waiting = fields["waiting"] else { return nil }
      self = .queue(waiting)
    case "agents.changed":
      guard let agents = fields["agents"] else { return nil }
      self = .agents(agents)
    case "conversation.changed":
      guard let conversation = fields["conversation"] else { return nil }
      self = .conversation(conversation)
    default: return nil
    }
  }
}
