import Conversation
import Language

extension ClientMessage {
  /// Appends the line, its LF included.
  package func write(to buffer: inout [UInt8]) {
    buffer.appendObject { line in
      switch self {
      case .hello(let hello): hello.write(to: &line)
      case .request(let envelope, let request):
        line.appendField("type", request.kind.rawValue)
        line.appendField("id", envelope.id.rawValue)
        line.appendField("conv", envelope.conversation?.rawValue)
        request.writeFields(to: &line)
      case .typing(let conversation, let isOn):
        line.appendField("type", "typing")
        line.appendField("conv", conversation?.rawValue)
        line.appendField("on", isOn)
      case .seen(let conversation, let seq):
        line.appendField("type", "seen")
        line.appendField("conv", conversation?.rawValue)
        line.appendField("seq", seq)
      case .ping(let id):
        line.appendField("type", "ping")
        line.appendField("id", id?.rawValue)
      case .bye: line.appendField("type", "bye")
      }
    }
    buffer.append(UInt8(ascii: "\n"))
  }
}

extension Hello {
  fileprivate func write(to line: inout [UInt8]) {
    line.appendField("type", "hello")
    line.appendField("v", Self.version)
    line.appendField("role", role.rawValue)
    line.appendField("locale", locale?.rawValue)
    line.appendField("channel", channel)
    line.appendField("token", token)
    line.appendField("csrf", csrf)
    line.appendField("name", name)
    line.appendField("presence", presence?.rawValue)
    guard let resume else { return }
    line.appendName("resume")
    line.appendObject { object in
      object.appendField("session", resume.session)
      object.appendField("epoch", resume.epoch)
      object.appendField("after", resume.after)
    }
  }
}
