import NIOCore
import Wire

/// Makes a WebSocket look like a stream of lines: each message in is a line with its LF, each line out a text frame.
///
/// A line feed within a message becomes a carriage return, which to JSON is the same: white space between values, and
/// not allowed anywhere else. What ends the stream on the inside, closing the output, is the close handshake outside.
final class WebSocketHandler: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  /// Frames of a message (H22).
  static let fragmentsMaximum = 1_024
  /// How long the other side may take to answer a close, or to end its stream after one.
  private static let lingerLongest = TimeAmount.seconds(3)

  private var machine: WebSocketMachine
  private var pace = FramePace(at: LoopRoster.now)
  private var isPaused = false
  private var isReadWithheld = false
  private var farewell: Farewell?
  private var closeWasSent = false
  private var closeCame = false
  private var isLingering = false
  /// Pings are answered one at a time, the latest first: who never reads the answers makes nothing grow.
  private var isPonging = false
  /// Reads on after a pause.
  private var resumption: Scheduled<Void>?
  /// Closes where the other side takes too long.
  private var patience: Scheduled<Void>?
  private var pingWaiting: ByteBuffer?

  init(fragmentsMaximum: Int = WebSocketHandler.fragmentsMaximum) {
    machine = WebSocketMachine(fragmentsMaximum: fragmentsMaximum)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !machine.isOver else { return }
    var bytes = unwrapInboundIn(data)
    var lines = ByteBuffer()
    let before = machine.linelessFrames
    defer { keepPace(machine.linelessFrames - before, context) }
    for action in machine.feed(&bytes) {
      switch action {
      case .text(let part): lines.writeTextOfLine(part)
      case .endOfMessage: lines.writeInteger(UInt8(ascii: "\n"))
      case .ping(let payload): pong(payload, context)
      case .closed, .broken:
        pass(&lines, context)
        end(after: action, context)
      }
    }
    pass(&lines, context)
  }

  func read(context: ChannelHandlerContext) {
    if isPaused { isReadWithheld = true } else { context.read() }
  }

  /// Reads on later where too much came that was no line.
  private func keepPace(_ frames: Int, _ context: ChannelHandlerContext) {
    guard frames > 0, !isPaused, let pause = pace.take(frames, at: LoopRoster.now) else { return }
    isPaused = true
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    resumption = context.eventLoop.scheduleTask(in: .milliseconds(pause)) {
      let (handler, context) = bound.value
      handler.isPaused = false
      guard handler.isReadWithheld else { return }
      handler.isReadWithheld = false
      context.read()
    }
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    resumption?.cancel()
    patience?.cancel()
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard !closeWasSent else {
      promise?.fail(ChannelError.ioOnClosedChannel)
      return
    }
    context.write(wrapOutboundOut(WebSocketFrames.text(lines: unwrapOutboundIn(data))), promise: promise)
  }

  func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    guard mode == .output else { return context.close(mode: mode, promise: promise) }
    sendClose(farewell.map(CloseCode.init) ?? .normal, reason: farewell?.rawValue ?? "", context)
    promise?.succeed()
    if closeCame { linger(context) }
  }

  /// Hears why the stream will end.
  func triggerUserOutboundEvent(context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?) {
    guard let farewell = event as? Farewell else {
      return context.triggerUserOutboundEvent(event, promise: promise)
    }
    self.farewell = farewell
    promise?.succeed()
  }

  /// Half a WebSocket is none: a stream that ends without a close, perhaps within a message, is lost.
  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if let event = event as? ChannelEvent, event == .inputClosed { return context.close(promise: nil) }
    context.fireUserInboundEventTriggered(event)
  }

  private func pass(_ lines: inout ByteBuffer, _ context: ChannelHandlerContext) {
    guard lines.readableBytes > 0, !closeWasSent else { return }
    context.fireChannelRead(wrapInboundOut(lines))
    lines = ByteBuffer()
  }

  private func end(after action: WebSocketMachine.Action, _ context: ChannelHandlerContext) {
    closeCame = true
    switch action {
    case .closed(let code): sendClose(code, context)
    case .broken(let code): sendClose(code, context)
    default: break
    }
    linger(context)
  }

  private func sendClose(_ code: CloseCode?, reason: String = "", _ context: ChannelHandlerContext) {
    guard !closeWasSent else { return }
    closeWasSent = true
    context.writeAndFlush(wrapOutboundOut(WebSocketFrames.close(code, reason: reason)), promise: nil)
  }

  /// Ends our stream and waits a little for the end of theirs: what is closed with input unread takes with it what was
  /// sent last, the close.
  private func linger(_ context: ChannelHandlerContext) {
    guard !isLingering else { return }
    isLingering = true
    context.close(mode: .output, promise: nil)
    let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
    patience = context.eventLoop.scheduleTask(in: Self.lingerLongest) { bound.value.close(promise: nil) }
  }

  private func pong(_ payload: ByteBuffer, _ context: ChannelHandlerContext) {
    guard !closeWasSent else { return }
    guard !isPonging else {
      pingWaiting = payload
      return
    }
    isPonging = true
    let promise = context.eventLoop.makePromise(of: Void.self)
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    promise.futureResult.whenSuccess {
      let (handler, context) = bound.value
      handler.isPonging = false
      guard let next = handler.pingWaiting else { return }
      handler.pingWaiting = nil
      handler.pong(next, context)
    }
    context.writeAndFlush(wrapOutboundOut(WebSocketFrames.pong(payload)), promise: promise)
  }
}

extension ByteBuffer {
  fileprivate mutating func writeTextOfLine(_ part: ByteBuffer) {
    let offset = readableBytes
    writeImmutableBuffer(part)
    withUnsafeMutableReadableBytes { bytes in
      for index in offset..<bytes.count where bytes[index] == UInt8(ascii: "\n") {
        bytes[index] = UInt8(ascii: "\r")
      }
    }
  }
}
