import NIOCore

/// The receiving half of a WebSocket (RFC 6455), for text only: frames in pieces of any size in, the text that they
/// carry out, as soon as it is there.
///
/// Whatever breaks the rules is told at the first byte that does (H21). Knows no channel: whoever has it sends what is to
/// be sent. Nothing is kept of a message but where it stands, so that its size is the receiver's affair.
struct WebSocketMachine {
  enum Action: Hashable, Sendable {
    /// More of a message, unmasked.
    case text(ByteBuffer)
    /// The message is whole.
    case endOfMessage
    /// To be answered by a pong with the same bytes.
    case ping(ByteBuffer)
    /// The other side closes; to be answered in kind.
    case closed(CloseCode?)
    /// The connection is to be closed for this; nothing is read any more.
    case broken(CloseCode)
  }

  private enum Opcode: UInt8 {
    case continuation = 0
    case text = 1
    case binary = 2
    case close = 8
    case ping = 9
    case pong = 10

    var isControl: Bool { rawValue >= 8 }
  }

  private struct Frame {
    var opcode: Opcode
    var isFinal: Bool
    /// Bytes of it that have not come.
    var missing: Int
    var mask: [UInt8]
    /// How many bytes were unmasked.
    var unmasked = 0

    var isWhole: Bool { missing == 0 }

    /// The next part of the payload, unmasked; nil where more has to come.
    mutating func take(from bytes: inout ByteBuffer) -> ByteBuffer? {
      guard var part = bytes.readSlice(length: min(missing, bytes.readableBytes)) else { return nil }
      guard isWhole || part.readableBytes > 0 else { return nil }
      part.unmask(with: mask, from: unmasked)
      unmasked += part.readableBytes
      missing -= part.readableBytes
      return part
    }
  }

  /// What is to come next, with what is known of it.
  private enum Expected {
    /// The rest of a frame's head, of which these bytes are there.
    case head([UInt8])
    /// The rest of a frame that is part of a message.
    case text(Frame)
    /// The rest of a control frame, of whose payload this is there.
    case control(Frame, ByteBuffer)
    /// Nothing: what still comes is not read.
    case nothing
  }

  private static let controlBytesMaximum = 125

  private let fragmentsMaximum: Int
  private var expected = Expected.head([])
  /// Frames that the message under way had so far; nil between messages. Control frames may come within a message.
  private var fragments: Int?
  private var utf8 = UTF8Check()
  /// Whole frames that brought nothing of a line: control frames and empty ones.
  private(set) var linelessFrames = 0

  /// - Parameter fragmentsMaximum: frames of a message, at most (H22).
  init(fragmentsMaximum: Int) { self.fragmentsMaximum = fragmentsMaximum }

  /// Whether nothing is read any more.
  var isOver: Bool { if case .nothing = expected { true } else { false } }

  /// - Returns: what came of these bytes, in order.
  mutating func feed(_ bytes: inout ByteBuffer) -> [Action] {
    var actions: [Action] = []
    while let step = step(&bytes) { actions += step }
    return actions
  }

  /// - Returns: nil where more has to come before anything can be said.
  private mutating func step(_ bytes: inout ByteBuffer) -> [Action]? {
    switch expected {
    case .head(let head): return readHead(head, &bytes)
    case .text(var frame):
      guard let part = frame.take(from: &bytes) else { return nil }
      expected = frame.isWhole ? .head([]) : .text(frame)
      if frame.isWhole, frame.unmasked == 0 { linelessFrames += 1 }
      return texted(frame, part)
    case .control(var frame, var payload):
      guard let part = frame.take(from: &bytes) else { return nil }
      payload.writeImmutableBuffer(part)
      expected = frame.isWhole ? .head([]) : .control(frame, payload)
      guard frame.isWhole else { return [] }
      linelessFrames += 1
      return controlled(frame, payload)
    case .nothing: return nil
    }
  }

  private mutating func readHead(_ begun: [UInt8], _ bytes: inout ByteBuffer) -> [Action]? {
    var head = begun
    while true {
      if let flaw = flaw(in: head) { return [fail(flaw)] }
      if head.count >= 2, head.count == Self.headBytes(head[1]) { break }
      guard let byte = bytes.readInteger(as: UInt8.self) else {
        expected = .head(head)
        return nil
      }
      head.append(byte)
    }
    let length = head[2..<(head.count - 4)].reduce(UInt64(head.count == 6 ? head[1] & 0x7F : 0)) {
      $0 << 8 | UInt64($1)
    }
    guard length <= UInt64(Int32.max) else { return [fail(.tooBig)] }
    let frame = Frame(
      opcode: Opcode(rawValue: head[0] & 0x0F) ?? .close, isFinal: head[0] & 0x80 != 0, missing: Int(length),
      mask: Array(head.suffix(4)))
    return [begin(frame)].compactMap { $0 }
  }

  /// A frame's head is whole; its payload comes next, unless it is one frame too many of its message.
  private mutating func begin(_ frame: Frame) -> Action? {
    guard !frame.opcode.isControl else {
      expected = .control(frame, ByteBuffer())
      return nil
    }
    let count = (fragments ?? 0) + 1
    guard count <= fragmentsMaximum else { return fail(.tooBig) }
    fragments = count
    expected = .text(frame)
    return nil
  }

  /// Of a frame's head, by its second byte.
  private static func headBytes(_ second: UInt8) -> Int {
    switch second & 0x7F {
    case 126: 8
    case 127: 14
    default: 6
    }
  }

  /// What can be told to be wrong by the bytes of the head that are there.
  private func flaw(in head: [UInt8]) -> CloseCode? {
    guard let first = head.first else { return nil }
    guard first & 0x70 == 0, let opcode = Opcode(rawValue: first & 0x0F) else { return .protocolError }
    if opcode == .binary { return .unsupportedData }
    if opcode.isControl, first & 0x80 == 0 { return .protocolError }
    if opcode == .continuation, fragments == nil { return .protocolError }
    if opcode == .text, fragments != nil { return .protocolError }
    guard head.count > 1 else { return nil }
    if head[1] & 0x80 == 0 { return .protocolError }
    return opcode.isControl && head[1] & 0x7F > Self.controlBytesMaximum ? .protocolError : nil
  }

  private mutating func texted(_ frame: Frame, _ part: ByteBuffer) -> [Action] {
    guard part.withUnsafeReadableBytes({ utf8.accept($0) }) else { return [fail(.invalidText)] }
    let text: [Action] = part.readableBytes == 0 ? [] : [.text(part)]
    guard frame.isWhole, frame.isFinal else { return text }
    guard utf8.isBetweenScalars else { return text + [fail(.invalidText)] }
    fragments = nil
    return text + [.endOfMessage]
  }

  private mutating func controlled(_ frame: Frame, _ payload: ByteBuffer) -> [Action] {
    switch frame.opcode {
    case .ping: [.ping(payload)]
    case .close: [close(payload)]
    case .continuation, .text, .binary, .pong: []
    }
  }

  private mutating func close(_ payload: ByteBuffer) -> Action {
    var payload = payload
    if payload.readableBytes == 0 {
      expected = .nothing
      return .closed(nil)
    }
    guard let code = payload.readInteger(as: UInt16.self).map(CloseCode.init), code.maySend else {
      return fail(.protocolError)
    }
    var reason = UTF8Check()
    guard payload.withUnsafeReadableBytes({ reason.accept($0) }), reason.isBetweenScalars else {
      return fail(.invalidText)
    }
    expected = .nothing
    return .closed(code)
  }

  private mutating func fail(_ code: CloseCode) -> Action {
    expected = .nothing
    return .broken(code)
  }
}

extension ByteBuffer {
  /// - Parameter offset: of the first byte within its frame.
  fileprivate mutating func unmask(with mask: [UInt8], from offset: Int) {
    withUnsafeMutableReadableBytes { bytes in
      mask.withUnsafeBufferPointer { mask in
        for index in bytes.indices { bytes[index] ^= mask[(offset &+ index) & 3] }
      }
    }
  }
}
