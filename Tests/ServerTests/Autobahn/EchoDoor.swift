import NIOCore
import NIOPosix

@testable import Server

/// A door whose WebSockets say what is said to them: the handler of the website's, with an echo where the line protocol
/// would be.
struct EchoDoor {
  private let group: MultiThreadedEventLoopGroup
  private let listener: any Channel

  var port: Int { listener.localAddress?.port ?? 0 }

  init() async throws {
    group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    listener = try await ServerBootstrap(group: group)
      .childChannelOption(.allowRemoteHalfClosure, value: true)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(Opening()) }
      }
      .bind(host: "127.0.0.1", port: 0).get()
  }

  func close() async throws {
    try await listener.close()
    try await group.shutdownGracefully()
  }
}

/// Accepts whatever opening comes first.
private final class Opening: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private var head = ByteBuffer()

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var bytes = unwrapInboundIn(data)
    head.writeBuffer(&bytes)
    guard let end = head.readableBytesView.firstRange(of: Array("\r\n\r\n".utf8)) else { return }
    let text = head.readString(length: end.upperBound - head.readerIndex) ?? ""
    let key = text.split(separator: "\r\n").first { $0.lowercased().hasPrefix("sec-websocket-key:") }
    let accepted = WebSocketHandshake.acceptance(of: key.map { String($0.dropFirst(18).trimmed) }) ?? ""
    let answer =
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
      + "Sec-WebSocket-Accept: \(accepted)\r\n\r\n"
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: answer)), promise: nil)
    do {
      try context.pipeline.syncOperations.addHandlers([WebSocketHandler(fragmentsMaximum: .max), Echo()])
    } catch { return context.close(promise: nil) }
    if head.readableBytes > 0 { context.fireChannelRead(wrapInboundOut(head)) }
    context.pipeline.syncOperations.removeHandler(self, promise: nil)
  }
}

/// Says each line again once it is whole.
private final class Echo: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private var line = ByteBuffer()

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var rest = unwrapInboundIn(data)
    while let end = rest.readableBytesView.firstIndex(of: UInt8(ascii: "\n")),
      var part = rest.readSlice(length: end + 1 - rest.readerIndex)
    {
      line.writeBuffer(&part)
      context.writeAndFlush(wrapOutboundOut(line), promise: nil)
      line = ByteBuffer()
    }
    line.writeBuffer(&rest)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
