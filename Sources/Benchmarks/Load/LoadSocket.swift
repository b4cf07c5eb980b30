import NIOCore

/// The client's end of a WebSocket (RFC 6455) under a load: lines go out as masked text frames, and text frames come in
/// as lines. Costs next to nothing, and checks no more than that the server agreed. Used on its event loop only.
final class LoadSocket: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  /// The server has agreed: lines may be sent.
  struct Opened {}

  /// A server unmasks whatever the bytes are, so they may as well be the same ones (they are the RFC's own example).
  private static let mask: [UInt8] = [0x37, 0xFA, 0x21, 0x3D]
  private static let key = "dGhlIHNhbXBsZSBub25jZQ=="
  private static let agreement = "HTTP/1.1 101 "
  private static let endOfHead = Array("\r\n\r\n".utf8)

  private let port: Int
  private var isOpen = false
  /// Of a head or frame that has not come whole.
  private var unread = ByteBuffer()

  /// - Parameter port: of this machine, where the server listens.
  init(port: Int) { self.port = port }

  func channelActive(context: ChannelHandlerContext) {
    let host = "127.0.0.1:\(port)"
    let head = [
      "GET /ws HTTP/1.1", "Host: \(host)", "Origin: http://\(host)", "Upgrade: websocket", "Connection: Upgrade",
      "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: \(Self.key)", "", "",
    ]
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: head.joined(separator: "\r\n"))), promise: nil)
    context.fireChannelActive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var bytes = unwrapInboundIn(data)
    if unread.readableBytes > 0 {
      unread.writeBuffer(&bytes)
      (bytes, unread) = (unread, ByteBuffer())
    }
    if !isOpen {
      guard let agrees = readHead(&bytes) else { return unread = bytes }
      guard agrees else { return context.close(promise: nil) }
      isOpen = true
      context.fireUserInboundEventTriggered(Opened())
    }
    let lines = readLines(&bytes)
    if bytes.readableBytes > 0 { unread = bytes }
    if lines.readableBytes > 0 { context.fireChannelRead(wrapInboundOut(lines)) }
  }

  /// One line a write, its LF with it.
  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    context.write(wrapOutboundOut(Self.frame(of: unwrapOutboundIn(data))), promise: promise)
  }

  /// - Returns: whether the server agrees; nil where more of its head has to come.
  private func readHead(_ bytes: inout ByteBuffer) -> Bool? {
    let view = bytes.readableBytesView
    guard let end = view.indices.first(where: { view[$0...].starts(with: Self.endOfHead) }) else { return nil }
    let head = bytes.readString(length: end + Self.endOfHead.count - view.startIndex)
    return head?.hasPrefix(Self.agreement)
  }

  /// The text frames that have come whole, as lines. The server's are never in fragments.
  private func readLines(_ bytes: inout ByteBuffer) -> ByteBuffer {
    var lines = ByteBuffer()
    while let (first, length, headBytes) = Self.head(of: bytes), bytes.readableBytes >= headBytes + length {
      bytes.moveReaderIndex(forwardBy: headBytes)
      guard var payload = bytes.readSlice(length: length), first == 0x81 else { continue }
      lines.writeBuffer(&payload)
      lines.writeInteger(UInt8(ascii: "\n"))
    }
    return lines
  }

  private static func head(of bytes: ByteBuffer) -> (first: UInt8, length: Int, bytes: Int)? {
    let start = bytes.readerIndex
    guard let first: UInt8 = bytes.getInteger(at: start), let second: UInt8 = bytes.getInteger(at: start + 1) else {
      return nil
    }
    switch second & 0x7F {
    case 126: return bytes.getInteger(at: start + 2, as: UInt16.self).map { (first, Int($0), 4) }
    case 127: return bytes.getInteger(at: start + 2, as: UInt64.self).map { (first, Int(clamping: $0), 10) }
    case let length: return (first, Int(length), 2)
    }
  }

  private static func frame(of line: ByteBuffer) -> ByteBuffer {
    let text = line.readableBytesView.dropLast()
    var frame = ByteBuffer()
    frame.reserveCapacity(text.count + 8)
    frame.writeInteger(UInt8(0x81))
    if text.count <= 125 {
      frame.writeInteger(0x80 | UInt8(text.count))
    } else {
      precondition(text.count <= Int(UInt16.max), "a line of the load is short")
      frame.writeInteger(UInt8(0xFE))
      frame.writeInteger(UInt16(text.count))
    }
    frame.writeBytes(mask)
    let start = frame.writerIndex
    frame.writeBytes(text)
    frame.withUnsafeMutableReadableBytes { bytes in
      for index in start..<bytes.count { bytes[index] ^= mask[(index - start) & 3] }
    }
    return frame
  }
}
