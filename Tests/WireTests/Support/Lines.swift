import Conversation
import Knowledge

@testable import Wire

/// Reads a client's line as the server does.
func read(_ line: String, limits: WireLimits = WireLimits()) throws -> ClientMessage {
  try read(Array(line.utf8), limits: limits)
}

func read(_ line: [UInt8], limits: WireLimits = WireLimits()) throws -> ClientMessage {
  try line.withUnsafeBytes { bytes throws(WireFailure) in try ClientMessage(line: bytes, limits: limits) }
}

/// Why the line is not obeyed; nil if it is.
func whyRefused(_ line: String, limits: WireLimits = WireLimits()) -> WireFailure? {
  whyRefused(Array(line.utf8), limits: limits)
}

func whyRefused(_ line: [UInt8], limits: WireLimits = WireLimits()) -> WireFailure? {
  do {
    _ = try read(line, limits: limits)
    return nil
  } catch { return error as? WireFailure }
}

func code(_ line: String) -> WireError.Code? { whyRefused(line)?.error.code }

func code(_ line: [UInt8]) -> WireError.Code? { whyRefused(line)?.error.code }

func readServerLine(_ line: [UInt8]) throws -> ServerLine {
  try line.withUnsafeBytes { bytes throws(WireError) in try ServerLine(line: bytes) }
}

extension ClientMessage {
  /// Without the LF.
  var line: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return bytes.dropLast()
  }
}

extension ServerMessage {
  /// Without the LF.
  var line: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return bytes.dropLast()
  }
}

/// A text of the protocol within a line, for `say`.
func said(_ line: String) throws -> String? {
  guard case .request(_, .say(let text)) = try read(line) else { return nil }
  return text
}

enum Sample {
  static let conversation = ConversationID(random: 1, 2)
  static let moment = Timestamp(milliseconds: 1_795_000_000_000)
  static let agent = Agent(id: "noa", name: "Noa")
  static let other = Agent(id: "max", name: "Max")

  static func id(_ name: String = "a1") -> MessageID { MessageID(rawValue: name)! }
}
