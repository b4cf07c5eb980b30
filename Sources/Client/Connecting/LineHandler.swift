import NIOCore
import Wire

/// Turns what arrives into the desk's lines, and tells the connection of them.
final class LineHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  /// A desk's lines may be long: fifty events of an export, or all that a list holds.
  private static let limits: WireLimits = {
    var limits = WireLimits()
    limits.lineBytes = 64 * 1_048_576
    limits.unendedLineBytes = 64 * 1_048_576
    return limits
  }()

  private var framer = LineFramer(limits: limits)
  private let connection: Connection
  private var reason: String?

  init(_ connection: Connection) { self.connection = connection }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let buffer = Self.unwrapInboundIn(data)
    var isSound = true
    buffer.withUnsafeReadableBytes { bytes in
      _ = framer.feed(bytes) { piece in
        isSound = take(piece)
        return isSound
      }
    }
    if !isSound {
      reason = "what came is not the line protocol"
      context.close(promise: nil)
    }
  }

  /// A line that cannot be read ends the connection: what follows would be guesswork.
  private func take(_ piece: LineFramer.Piece) -> Bool {
    guard case .line(let bytes) = piece, let line = try? ServerLine(line: bytes) else { return false }
    connection.assumeIsolated { $0.received(line) }
    return true
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    connection.assumeIsolated { $0.flush() }
    context.fireChannelReadComplete()
  }

  func channelInactive(context: ChannelHandlerContext) {
    let reason = reason ?? "the connection broke"
    connection.assumeIsolated { $0.disconnected(reason) }
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    reason = ConnectFailure.words(for: error)
    context.close(promise: nil)
  }
}
