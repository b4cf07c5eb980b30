import Glibc
import Logging
import NIOCore
import NIOPosix

/// Has a listening socket rest where the system has nothing left for another connection: who knocks stays readable, so
/// that asking again at once would do nothing but burn a processor.
final class AcceptPause: ChannelInboundHandler {
  typealias InboundIn = any Channel
  typealias InboundOut = any Channel

  private static let rest = TimeAmount.milliseconds(500)
  private static let saidAgainAfter = TimeAmount.seconds(60)

  private let logger: Logger
  private var saidAt: NIODeadline?

  init(_ logger: Logger) { self.logger = logger }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard let error = error as? IOError, [EMFILE, ENFILE, ENOBUFS, ENOMEM].contains(error.errnoCode) else {
      return context.fireErrorCaught(error)
    }
    let now = NIODeadline.now()
    if saidAt.map({ now - $0 >= Self.saidAgainAfter }) ?? true {
      logger.warning("cannot accept", metadata: ["reason": "\(String(cString: strerror(error.errnoCode)))"])
      saidAt = now
    }
    let channel = context.channel
    _ = channel.setOption(.autoRead, value: false)
    channel.eventLoop.scheduleTask(in: Self.rest) { _ = channel.setOption(.autoRead, value: true) }
  }
}
