import NIOCore
import NIOPosix

/// The least that a server of lines can do on NIO: it sends back all that came up to the last line feed, and keeps the
/// rest until its line feed comes.
final class BareEcho: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private var unended: ByteBuffer?

  static func listen(on group: MultiThreadedEventLoopGroup) async throws -> any Channel {
    try await ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: 1_024)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(BareEcho()) }
      }
      .bind(host: "127.0.0.1", port: 0).get()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var bytes = Self.unwrapInboundIn(data)
    if var whole = unended {
      whole.writeBuffer(&bytes)
      bytes = whole
      unended = nil
    }
    guard let last = bytes.readableBytesView.lastIndex(of: UInt8(ascii: "\n")) else {
      unended = bytes
      return
    }
    let lines = bytes.readSlice(length: last + 1 - bytes.readerIndex)
    if bytes.readableBytes > 0 { unended = bytes }
    if let lines { context.write(Self.wrapOutboundOut(lines), promise: nil) }
  }

  func channelReadComplete(context: ChannelHandlerContext) { context.flush() }
}
