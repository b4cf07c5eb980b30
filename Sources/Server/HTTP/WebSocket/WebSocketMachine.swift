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
  }

  /// What came of reading a frame's head.
  private enum HeadStep {
    /// More has to come before anything can be said.
    case incomplete
    /// The connection is to be closed for this.
    case flawed(CloseCode)
    /// `frame` holds it; its payload comes next.
    case whole
  }

  private static let controlBytesMaximum = 125

  private let fragmentsMaximum: Int
  /// Of a frame whose head has not come whole.
  private var head: [UInt8] = []
  private var frame: Frame?
  /// What has come of a control frame.
  private var control = ByteBuffer()
  /// Frames that a message had so far; nil between messages.
  private var fragments: Int?
  private var utf8 = UTF8Check()
  private(set) var isOver = false
  /// Whole frames that brought nothing of a line: control frames and empty ones.
  private(set) var linelessFrames = 0

  /// - Parameter fragmentsMaximum: frames of a message, at most (H22).
  init(fragmentsMaximum: Int) { self.fragmentsMaximum = fragmentsMaximum }

  /// - Returns: what came of these bytes, in order.
  mutating func feed(_ bytes: inout ByteBuffer) -> [Action] {
    var actions: [Action] = []
    while !isOver {
      if frame == nil {
        switch readHead(&bytes) {
        case .incomplete: return actions
        case .flawed(let code): return actions + [fail(code)]
        case .whole: break
        }
      }
      guard let step = readPayload(&bytes) else { break }
      actions += step
    }
    return actions
  }

  private mutating func readHead(_ bytes: inout ByteBuffer) -> HeadStep {
    while true {
      if let flaw = flaw() { return .flawed(flaw) }
      if head.count >= 2, head.count == headBytes { break }
      guard let byte = bytes.readInteger(as: UInt8.self) else { return .incomplete }
      head.append(byte)
    }
    let length = head[2..<(headBytes - 4)].reduce(UInt64(head.count == 6 ? head[1] & 0x7F : 0)) { $0 << 8 | UInt64($1) }
    guard length <= UInt64(Int32.max) else { return .flawed(.tooBig) }
    frame = Frame(
      opcode: Opcode(rawValue: head[0] & 0x0F) ?? .close, isFinal: head[0] & 0x80 != 0, missing: Int(length),
      mask: Array(head.suffix(4)))
    head = []
    return begin()
  }

  /// Of the head, by its second byte.
  private var headBytes: Int {
    switch head[1] & 0x7F {
    case 126: 8
    case 127: 14
    default: 6
    }
  }

  /// What can be told to be wrong by the bytes of the head that are there.
  private func flaw() -> CloseCode? {
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

  /// A frame's head is whole: counts it where it is part of a message.
  private mutating func begin() -> HeadStep {
    guard let opcode = frame?.opcode, !opcode.isControl else { return .whole }
    let count = (fragments ?? 0) + 1
    fragments = count
    return count > fragmentsMaximum ? .flawed(.tooBig) : .whole
  }

  /// - Returns: nil where more has to come before anything can be said.
  private mutating func readPayload(_ bytes: inout ByteBuffer) -> [Action]? {
    guard var frame else { return nil }
    guard var part = bytes.readSlice(length: min(frame.missing, bytes.readableBytes)) else { return nil }
    if part.readableBytes == 0, frame.missing > 0 { return nil }
    part.unmask(with: frame.mask, from: frame.unmasked)
    frame.unmasked += part.readableBytes
    frame.missing -= part.readableBytes
    self.frame = frame.missing == 0 ? nil : frame
    if frame.missing == 0, frame.opcode.isControl || frame.unmasked == 0 { linelessFrames += 1 }
    return frame.opcode.isControl ? controlled(frame, part) : texted(frame, part)
  }

  private mutating func texted(_ frame: Frame, _ part: ByteBuffer) -> [Action] {
    guard part.withUnsafeReadableBytes({ utf8.accept($0) }) else { return [fail(.invalidText)] }
    let text: [Action] = part.readableBytes == 0 ? [] : [.text(part)]
    guard frame.missing == 0, frame.isFinal else { return text }
    guard utf8.isBetweenScalars else { return text + [fail(.invalidText)] }
    fragments = nil
    return text + [.endOfMessage]
  }

  private mutating func controlled(_ frame: Frame, _ part: ByteBuffer) -> [Action] {
    control.writeImmutableBuffer(part)
    guard frame.missing == 0 else { return [] }
    defer { control = ByteBuffer() }
    switch frame.opcode {
    case .ping: return [.ping(control)]
    case .close: return [close(control)]
    default: return []
    }
  }

  private mutating func close(_ payload: ByteBuffer) -> Action {
    var payload = payload
    if payload.readableBytes == 0 {
      isOver = true
      return .closed(nil)
    }
    guard let code = payload.readInteger(as: UInt16.self).map(CloseCode.init), code.maySend else {
      return fail(.protocolError)
    }
    var reason = UTF8Check()
    guard payload.withUnsafeReadableBytes({ reason.accept($0) }), reason.isBetweenScalars else {
      return fail(.invalidText)
    }
    isOver = true
    return .closed(code)
  }

  private mutating func fail(_ code: CloseCode) -> Action {
    isOver = true
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
