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
    if let resume {
      line.appendName("resume")
      line.appendObject { object in
        object.appendField("session", resume.session)
        object.appendField("epoch", resume.epoch)
        object.appendField("after", resume.after)
      }
    }
    guard let identity else { return }
    line.appendName("identity")
    line.appendObject { identity.write(to: &$0) }
  }
}

extension Hello.Identity {
  fileprivate func write(to object: inout [UInt8]) {
    object.appendField("identifier", identifier)
    object.appendField("identifier_hash", hash.hexadecimal)
    object.appendField("name", name)
    object.appendField("email", email)
    object.appendField("phone", phone)
  }
}

extension [UInt8] {
  fileprivate var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
