import Conversation
import Knowledge

extension ServerMessage {
  /// Appends the line, its LF included.
  package func write(to buffer: inout [UInt8]) {
    buffer.appendObject { line in
      switch self {
      case .welcome(let welcome): welcome.write(to: &line)
      case .ok(let acknowledgement, let fields):
        acknowledgement.write(to: &line)
        line.appendFields(fields)
      case .error(let error, let id): error.write(to: &line, id: id)
      case .event(let event, let conversation, let audience, let request):
        line.appendField("type", "event")
        line.appendField("conv", conversation.rawValue)
        line.appendField("re", request?.rawValue)
        event.write(to: &line, for: audience)
      case .news(let news): news.write(to: &line)
      case .data(let id, let conversation, let events):
        line.appendField("type", "data")
        line.appendField("id", id.rawValue)
        line.appendField("conv", conversation.rawValue)
        line.appendName("events")
        line.appendList(events) { list, event in list.appendObject { event.write(to: &$0, for: .customer) } }
      case .pong(let id):
        line.appendField("type", "pong")
        line.appendField("id", id?.rawValue)
      case .bye(let farewell, let retryAfter):
        line.appendField("type", "bye")
        line.appendField("code", farewell.rawValue)
        line.appendField("retry_after_ms", retryAfter)
      }
    }
    buffer.append(UInt8(ascii: "\n"))
  }
}

extension Acknowledgement {
  fileprivate func write(to line: inout [UInt8]) {
    line.appendField("type", "ok")
    line.appendField("id", id.rawValue)
    line.appendField("ts", Int(at.rawValue))
    line.appendField("conv", conversation?.rawValue)
    line.appendField("seq", seq)
    if isDuplicate { line.appendField("dup", true) }
  }
}

extension WireError {
  fileprivate func write(to line: inout [UInt8], id: MessageID?) {
    line.appendField("type", "error")
    line.appendField("id", id?.rawValue)
    line.appendName("error")
    line.appendObject { object in
      object.appendField("code", code.rawValue)
      object.appendField("message", message)
      object.appendField("retry_after_ms", retryAfterMilliseconds)
    }
  }
}

extension News {
  fileprivate func write(to line: inout [UInt8]) {
    line.appendField("type", "event")
    switch self {
    case .position(let conversation, let position, let wait):
      line.appendField("kind", "queue.position_changed")
      line.appendField("conv", conversation.rawValue)
      line.appendField("position", position)
      line.appendField("wait_ms", wait.map { Int($0) })
    case .typing(let conversation, let speaker, let isOn):
      line.appendField("kind", "typing")
      line.appendField("conv", conversation.rawValue)
      line.appendField("from", speaker)
      line.appendField("on", isOn)
    case .queue(let waiting):
      line.appendField("kind", "queue.changed")
      line.appendField("waiting", waiting)
    case .agents(let agents):
      line.appendField("kind", "agents.changed")
      line.appendField("agents", agents)
    case .conversation(let conversation):
      line.appendField("kind", "conversation.changed")
      line.appendField("conversation", conversation)
    }
  }
}
