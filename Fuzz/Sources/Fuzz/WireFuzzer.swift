import Conversation
import Foundation
import Wire

/// What must hold for any bytes whatever. A trap is a finding; so is what does not `hold`.
enum WireFuzzer {
  static func examine(_ bytes: UnsafeRawBufferPointer) {
    examineFraming(bytes)
    examineLine(bytes)
  }

  /// However the bytes are cut, the same lines come out.
  private static func examineFraming(_ bytes: UnsafeRawBufferPointer) {
    var limits = WireLimits()
    limits.lineBytes = 64
    limits.unendedLineBytes = 256
    let whole = framed(bytes, limits, cut: bytes.count)
    hold(framed(bytes, limits, cut: 1) == whole, "cut into single bytes, other lines come out")
    let cut = Int(bytes.first ?? 0) % 80 + 2
    hold(framed(bytes, limits, cut: cut) == whole, "cut otherwise, other lines come out")
  }

  private static func framed(_ bytes: UnsafeRawBufferPointer, _ limits: WireLimits, cut: Int) -> [[UInt8]] {
    var framer = LineFramer(limits: limits)
    var heard: [[UInt8]] = []
    func note(_ piece: LineFramer.Piece) -> Bool {
      switch piece {
      case .line(let line):
        hold(line.count <= limits.lineBytes, "a line over the limit")
        heard.append(Array(line))
      case .tooLong: heard.append([0x0A, 0x01])
      case .hopeless: heard.append([0x0A, 0x02])
      }
      return true
    }
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = rest.prefix(cut)
      framer.feed(UnsafeRawBufferPointer(rebasing: piece), note)
      rest = rest.dropFirst(piece.count)
    }
    framer.finish(note)
    return heard
  }

  private static func examineLine(_ bytes: UnsafeRawBufferPointer) {
    do throws(WireFailure) {
      let message = try ClientMessage(line: bytes)
      hold(isJSON(bytes), "a message out of what is no JSON")
      hold(reread(message) == message, "a message is not read as it was written")
      if case .request(_, .page(let url, let title)) = message { examinePage(PageView(url: url, title: title)) }
    } catch {
      hold(!error.error.message.isEmpty && error.error.message.utf8.count < 400, "a message that does not help")
      if error.error.code != .parse, error.error.code != .tooLong || bytes.count <= WireLimits().lineBytes {
        hold(isJSON(bytes), "a field of what is no JSON")
      }
      examineAnswer(error)
    }
    examineServerLine(bytes)
  }

  /// What is kept of a page is its place: read again it is the same, and nothing stands behind it.
  private static func examinePage(_ page: PageView) {
    hold(page.path.unicodeScalars.first == "/", "a page without a place")
    hold(!page.path.unicodeScalars.contains { $0 == "?" || $0 == "#" }, "more of a page than its place")
  }

  private static func reread(_ message: ClientMessage) -> ClientMessage? {
    var line: [UInt8] = []
    message.write(to: &line)
    hold(line.firstIndex(of: 0x0A) == line.count - 1, "a line that holds an LF")
    // What was escaped in the shortest way may have become longer than a line may be.
    var limits = WireLimits()
    limits.lineBytes = .max
    return line.dropLast().withUnsafeBytes { try? ClientMessage(line: $0, limits: limits) }
  }

  /// The error line that answers a bad line is a good line, whatever foreign text it repeats.
  private static func examineAnswer(_ failure: WireFailure) {
    var line: [UInt8] = []
    ServerMessage.error(failure.error, id: failure.id).write(to: &line)
    let read = line.dropLast().withUnsafeBytes { try? ServerLine(line: $0) }
    hold(read == .error(failure.error, id: failure.id), "an error is not read as it was written")
  }

  /// A client may be sent anything; what it understood is written as fields and understood again.
  private static func examineServerLine(_ bytes: UnsafeRawBufferPointer) {
    guard let line = try? ServerLine(line: bytes) else { return }
    hold(isJSON(bytes), "a server's line out of what is no JSON")
    if case .event(let event) = line { examineErased(event) }
    guard case .ok(let acknowledgement, let fields) = line else { return }
    let own: Set<String> = ["type", "id", "ts", "conv", "seq", "dup"]
    let others = fields.filter { !own.contains($0.name) }
    var written: [UInt8] = []
    ServerMessage.ok(acknowledgement, fields: others).write(to: &written)
    hold(written.withUnsafeBytes(isJSON), "fields are written as something that is no JSON")
  }

  /// What is left of an event, a page, and who somebody is, are told an agent as they were read.
  private static func examineErased(_ event: WireEvent) {
    guard case .plain(let content) = event.content else { return }
    switch content {
    case .erased, .forgotten, .pageViewed, .contactIdentified: break
    default: return
    }
    var written: [UInt8] = []
    let stored = Event(seq: event.seq, at: event.at, content: content)
    ServerMessage.event(stored, of: event.conversation, for: .agent, answering: event.answering).write(to: &written)
    let read = written.dropLast().withUnsafeBytes { try? ServerLine(line: $0) }
    hold(read == .event(event), "what was erased is not read as it was written")
  }

  /// Foundation's judgement. Numbers beyond `Double` are the one thing that it refuses and RFC 8259 does not.
  private static func isJSON(_ bytes: UnsafeRawBufferPointer) -> Bool {
    do {
      return try JSONSerialization.jsonObject(with: Data(bytes)) is [String: Any]
    } catch {
      return "\(error)".contains("is not representable in Swift") || hasEndlessNumber(bytes)
    }
  }

  private static func hasEndlessNumber(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var digits = 0
    for byte in bytes {
      if (0x30...0x39).contains(byte) { digits += 1 } else if byte | 0x20 == 0x65, digits > 0 { return true }
      if digits > 300 { return true }
      if byte == 0x2C { digits = 0 }
    }
    return false
  }

  /// Unlike `precondition`, says in release builds too what did not hold.
  private static func hold(_ condition: Bool, _ otherwise: String) {
    if !condition { fatalError(otherwise) }
  }
}
