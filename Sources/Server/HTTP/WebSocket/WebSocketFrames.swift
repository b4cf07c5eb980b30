import NIOCore

/// The sending half of a WebSocket: frames of a server, unmasked and whole.
enum WebSocketFrames {
  private static func text(_ line: ByteBufferView, to buffer: inout ByteBuffer) {
    head(0x81, line.count, to: &buffer)
    buffer.writeBytes(line)
  }

  /// Each line as a frame of its own, without its LF.
  static func text(lines: ByteBuffer) -> ByteBuffer {
    var frames = ByteBuffer()
    frames.reserveCapacity(lines.readableBytes + 16)
    var rest = lines.readableBytesView
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      text(rest[..<end], to: &frames)
      rest = rest[(end + 1)...]
    }
    return frames
  }

  static func pong(_ payload: ByteBuffer) -> ByteBuffer {
    var buffer = ByteBuffer()
    head(0x8A, payload.readableBytes, to: &buffer)
    buffer.writeImmutableBuffer(payload)
    return buffer
  }

  /// - Parameter reason: at most 123 bytes; none where there is no code.
  static func close(_ code: CloseCode?, reason: String = "") -> ByteBuffer {
    var buffer = ByteBuffer()
    guard let code else {
      head(0x88, 0, to: &buffer)
      return buffer
    }
    head(0x88, 2 + reason.utf8.count, to: &buffer)
    buffer.writeInteger(code.rawValue)
    buffer.writeString(reason)
    return buffer
  }

  private static func head(_ first: UInt8, _ length: Int, to buffer: inout ByteBuffer) {
    buffer.writeInteger(first)
    switch length {
    case ...125: buffer.writeInteger(UInt8(length))
    case ...65_535:
      buffer.writeInteger(UInt8(126))
      buffer.writeInteger(UInt16(length))
    default:
      buffer.writeInteger(UInt8(127))
      buffer.writeInteger(UInt64(length))
    }
  }
}
