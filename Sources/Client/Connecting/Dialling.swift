import NIOCore
import NIOPosix
import NIOSSL

/// Opens the sockets.
enum Dialling {
  private static let timeout = TimeAmount.seconds(10)

  /// - Parameter handler: adds what reads the lines, on the event loop.
  static func connect(
    to address: DeskAddress, on loop: any EventLoop, _ handler: @escaping @Sendable (any Channel) throws -> Void
  ) -> EventLoopFuture<any Channel> {
    let bootstrap = ClientBootstrap(group: loop).connectTimeout(timeout)
    switch address {
    case .unix(let path):
      do {
        let socket = try SocketPath(path)
        let connected = bootstrap.channelInitializer { channel in channel.adding(handler) }
          .connect(unixDomainSocketPath: socket.path)
        connected.whenComplete { _ in socket.release() }
        return connected
      } catch {
        return loop.makeFailedFuture(error)
      }
    case .tcp(let host, let port):
      return bootstrap.channelOption(.tcpOption(.tcp_nodelay), value: 1)
        .channelInitializer { channel in channel.adding(handler) }
        .connect(host: host, port: port)
    case .tls(let host, let port):
      return bootstrap.channelOption(.tcpOption(.tcp_nodelay), value: 1)
        .channelInitializer { channel in channel.adding(handler, tlsFor: host) }
        .connect(host: host, port: port)
    }
  }
}

extension Channel {
  fileprivate func adding(
    _ handler: @Sendable (any Channel) throws -> Void, tlsFor host: String? = nil
  ) -> EventLoopFuture<Void> {
    eventLoop.makeCompletedFuture {
      if let host {
        let context = try NIOSSLContext(configuration: .makeClientConfiguration())
        // An address is no name that could be asked for (RFC 6066, 3).
        let isAddress = (try? SocketAddress(ipAddress: host, port: 0)) != nil
        try pipeline.syncOperations.addHandler(
          NIOSSLClientHandler(context: context, serverHostname: isAddress ? nil : host))
      }
      try handler(self)
    }
  }
}
