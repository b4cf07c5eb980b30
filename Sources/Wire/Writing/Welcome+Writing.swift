import Conversation

extension Welcome {
  func write(to line: inout [UInt8]) {
    line.appendField("type", "welcome")
    line.appendField("v", Hello.version)
    line.appendField("role", role.rawValue)
    line.appendField("session", session)
    line.appendField("epoch", epoch)
    line.appendField("conv", conversation?.rawValue)
    line.appendField("seq", seq)
    line.appendField("recovered", recovered)
    line.appendName("limits")
    line.appendObject { limits.write(to: &$0) }
    line.appendField("heartbeat_s", heartbeatSeconds)
    line.appendName("bot")
    line.appendObject { object in
      object.appendField("name", bot.name)
      object.appendField("automated", true)
      object.appendField("disclosure", bot.disclosure)
    }
    line.appendField("agent", agent)
  }
}

extension WireLimits {
  fileprivate func write(to object: inout [UInt8]) {
    object.appendField("line_bytes", lineBytes)
    object.appendField("text_scalars", textScalars)
    object.appendField("id_chars", MessageID.lengthLimit)
    object.appendField("depth", depth)
    object.appendField("lines_per_s", linesPerSecond)
    object.appendField("lines_burst", linesBurst)
    object.appendField("unacknowledged", unacknowledged)
    object.appendField("history", historyEvents)
  }
}
