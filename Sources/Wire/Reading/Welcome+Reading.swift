import Conversation

extension Welcome {
  init?(_ fields: [WireField]) {
    guard let role = fields["role"]?.string.flatMap(Hello.Role.init(rawValue:)),
      let session = fields["session"]?.string,
      let epoch = fields["epoch"]?.string, let seq = fields["seq"]?.integer,
      let name = fields["bot"]?["name"]?.string, let disclosure = fields["bot"]?["disclosure"]?.string
    else { return nil }
    let limits = WireLimits(fields["limits"])
    self.init(
      role: role, session: session, epoch: epoch, conversation: fields.conversation, seq: seq,
      recovered: fields["recovered"]?.bool ?? false, limits: limits,
      heartbeatSeconds: min(max(1, fields["heartbeat_s"]?.integer ?? limits.heartbeatSeconds), 3_600),
      bot: Bot(name: name, disclosure: disclosure), agent: fields["agent"])
  }
}

extension WireLimits {
  /// What is not announced keeps the value that docs/protocol.md gives.
  fileprivate init(_ announced: JSONValue?) {
    self.init()
    func read(_ name: String, into limit: inout Int) {
      if let value = announced?[name]?.integer { limit = value }
    }
    read("line_bytes", into: &lineBytes)
    read("text_scalars", into: &textScalars)
    read("depth", into: &depth)
    read("lines_per_s", into: &linesPerSecond)
    read("lines_burst", into: &linesBurst)
    read("unacknowledged", into: &unacknowledged)
    read("history", into: &historyEvents)
  }
}
