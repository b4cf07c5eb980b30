import Glibc
import Logging
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Wire

/// Opens endpoints, and gives every connection that comes in there its handlers.
struct EndpointOpener {
  private static let backlog: Int32 = 1_024
  /// Of the kernel's buffers, each way: what a client does not read, or is not read from it, is bounded there too.
  private static let kernelBytes = 131_072

  let group: MultiThreadedEventLoopGroup
  let rosters: [ObjectIdentifier: NIOLoopBound<LoopRoster>]
  let limits: WireLimits
  let reception: Reception
  let logger: Logger

  func openTCP(host: String, port: Int, tls: NIOSSLContext?) async throws(ServerError) -> any Channel {
    let address = try Self.address(host, port)
    if tls == nil, !Self.isLoopback(address) { throw .needsTLS(host: host, port: port) }
    return try await bind(to: address, host, port, tls) { channel in
      try add(to: channel, Transport(name: "tcp", address: ClientAddress(channel.remoteAddress)))
    }
  }

  /// - Parameters:
  ///   - origins: names by which the desk may be called, beside those that the connection itself makes sure of.
  ///   - proxy: an IP address, see `ServerConfiguration.Website`.
  func openHTTP(
    host: String, port: Int, tls: NIOSSLContext?, _ website: Website, origins: [String], proxy: String?
  ) async throws(ServerError) -> any Channel {
    let address = try Self.address(host, port)
    let isLoopback = Self.isLoopback(address)
    if tls == nil, !isLoopback, proxy == nil { throw .needsTLS(host: host, port: port) }
    let trusted = proxy.flatMap { IPAddress($0) }
    if let proxy, trusted == nil { throw .unusableProxy(address: proxy) }
    let rules = VisitorRules(isSecure: tls != nil, isLoopback: isLoopback, origins: Set(origins), proxy: trusted)
    return try await bind(to: address, host, port, tls) { channel in try add(to: channel, website, rules) }
  }

  private static func isLoopback(_ address: SocketAddress) -> Bool { IPAddress(address)?.isLoopback ?? false }

  private static func address(_ host: String, _ port: Int) throws(ServerError) -> SocketAddress {
    do { return try SocketAddress.makeAddressResolvingHost(host, port: port) } catch {
      throw .cannotListen(host: host, port: port, reason: "no such address")
    }
  }

  /// - Parameter add: gives a connection its handlers, on its own event loop.
  private func bind(
    to address: SocketAddress, _ host: String, _ port: Int, _ tls: NIOSSLContext?,
    _ add: @escaping @Sendable (any Channel) throws -> Void
  ) async throws(ServerError) -> any Channel {
    let bootstrap = bootstrap { channel in
      channel.eventLoop.makeCompletedFuture {
        if let tls { try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls)) }
        try add(channel)
      }
    }
    do {
      return
        try await bootstrap
        .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
        .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
        .childChannelOption(.socketOption(.so_rcvbuf), value: Self.kernelBytes)
        .childChannelOption(.socketOption(.so_sndbuf), value: Self.kernelBytes)
        .bind(to: address).get()
    } catch let error as IOError {
      throw .cannotListen(host: host, port: port, reason: String(cString: strerror(error.errnoCode)))
    } catch {
      throw .cannotListen(host: host, port: port, reason: "\(error)")
    }
  }

  func openUnix(_ file: UnixSocketFile, trustsUser: Bool) async throws(ServerError) -> any Channel {
    let bootstrap = bootstrap { channel in
      let user =
        trustsUser
        ? PeerCredentials.trustedUser(of: channel) : channel.eventLoop.makeSucceededFuture(Transport.User?.none)
      return user.flatMapThrowing { user in try add(to: channel, Transport(name: "unix", user: user, address: nil)) }
    }
    do { return try await bootstrap.withBoundSocket(file.descriptor).get() } catch {
      close(file.descriptor)
      throw .unusableSocket(path: file.path, reason: "\(error)")
    }
  }

  func openStreams(_ streams: CarriedStreams) async throws(ServerError) -> any Channel {
    let bootstrap = NIOPipeBootstrap(group: group)
      .channelOption(.allowRemoteHalfClosure, value: true)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture { try add(to: channel, Transport(name: "stdio")) }
      }
    do {
      return try await bootstrap.takingOwnershipOfDescriptors(input: streams.input, output: streams.output).get()
    } catch {
      throw .unusableSocket(path: "standard input and output", reason: "\(error)")
    }
  }

  private func bootstrap(
    _ initialise: @escaping @Sendable (any Channel) -> EventLoopFuture<Void>
  ) -> ServerBootstrap {
    // An idle connection keeps its last read buffer, so that it begins small.
    ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: Self.backlog)
      .serverChannelInitializer { [logger] channel in
        channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(AcceptPause(logger)) }
      }
      .childChannelOption(.allowRemoteHalfClosure, value: true)
      .childChannelOption(
        .recvAllocator, value: AdaptiveRecvByteBufferAllocator(minimum: 512, initial: 512, maximum: 16_384)
      )
      .childChannelInitializer(initialise)
  }

  /// On the channel's own event loop.
  private func add(to channel: any Channel, _ website: Website, _ rules: VisitorRules) throws {
    guard let roster = rosters[ObjectIdentifier(channel.eventLoop)]?.value else { throw ChannelError.ioOnClosedChannel }
    let decoder = ByteToMessageHandler(
      HTTPRequestDecoder(leftOverBytesStrategy: .forwardBytes, limitConfiguration: RequestLimits.decoder))
    try channel.pipeline.syncOperations.addHandlers([
      decoder, HTTPConnection(website, rules, roster: roster, decoder: decoder),
    ])
  }

  /// On the channel's own event loop.
  private func add(to channel: any Channel, _ transport: Transport) throws {
    guard let roster = rosters[ObjectIdentifier(channel.eventLoop)]?.value else { throw ChannelError.ioOnClosedChannel }
    try channel.pipeline.syncOperations.addHandler(
      LineConnection(transport, limits: limits, reception: reception, roster: roster))
  }
}
