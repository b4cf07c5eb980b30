import Foundation
import NIOCore

/// A client that costs next to nothing: it sends lines that are ready, and of what comes reads only each line's type.
///
/// It knows the line protocol as far as the desk writes it (`type` first), and, for a yardstick, a server that sends
/// every line back. Used on its event loop only.
final class LoadClient: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  enum Heard: Hashable {
    /// The connection is there, and may be written to.
    case opened
    case welcome
    /// `ok`, `pong`, or the `ping` that came back.
    case answer
    case error
    case event
    case farewell
    case other
  }

  /// As many bytes as tell the types apart: `{"type":"ok`.
  private static let telling = 11

  /// Is told of each line.
  var hear: (Heard) -> Void = { _ in }
  /// Is told that the connection is gone.
  var lose: () -> Void = {}
  /// Whether the connection is one as soon as TCP's is; else whatever stands before this handler tells.
  private let opensAtOnce: Bool
  private(set) var channel: (any Channel)?
  /// While what came is read: what is said meanwhile leaves together, so that the client is not the limit.
  private var isReading = false
  /// The beginning of a line whose end has not come.
  private var begun: [UInt8] = []

  init(over door: LoadDoor) { opensAtOnce = door == .lines }

  func handlerAdded(context: ChannelHandlerContext) { channel = context.channel }

  func channelActive(context: ChannelHandlerContext) { if opensAtOnce { hear(.opened) } }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event is LoadSocket.Opened { hear(.opened) }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    isReading = true
    Self.unwrapInboundIn(data).withUnsafeReadableBytes { take($0) }
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    isReading = false
    context.flush()
  }

  func channelInactive(context: ChannelHandlerContext) {
    channel = nil
    lose()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

  func send(_ line: ByteBuffer) {
    if isReading { channel?.write(line, promise: nil) } else { channel?.writeAndFlush(line, promise: nil) }
  }

  func close() { channel?.close(promise: nil) }

  private func take(_ bytes: UnsafeRawBufferPointer) {
    var start = 0
    while start < bytes.count, let base = bytes.baseAddress {
      let end = memchr(base + start, 0x0A, bytes.count - start).map { base.distance(to: UnsafeRawPointer($0)) }
      let part = bytes[start..<(end ?? bytes.count)].prefix(Self.telling - begun.count)
      guard let end else { return begun.append(contentsOf: part) }
      if begun.isEmpty {
        hear(Heard(part))
      } else {
        begun.append(contentsOf: part)
        let line = begun
        begun.removeAll(keepingCapacity: true)
        line.withUnsafeBytes { hear(Heard($0[...])) }
      }
      start = end + 1
    }
  }
}

extension LoadClient.Heard {
  fileprivate init(_ beginning: Slice<UnsafeRawBufferPointer>) {
    guard beginning.count >= 11 else {
      self = .other
      return
    }
    let first = beginning.startIndex + 9
    self =
      switch (beginning[first], beginning[first + 1]) {
      case (UInt8(ascii: "o"), UInt8(ascii: "k")), (UInt8(ascii: "p"), _): .answer
      case (UInt8(ascii: "e"), UInt8(ascii: "v")): .event
      case (UInt8(ascii: "e"), UInt8(ascii: "r")): .error
      case (UInt8(ascii: "w"), UInt8(ascii: "e")): .welcome
      case (UInt8(ascii: "b"), UInt8(ascii: "y")): .farewell
      default: .other
      }
  }
}
