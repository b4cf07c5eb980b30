import NIOCore

/// Makes an event stream look like a connection of lines: each line out is an event, and lines in come by other
/// requests, which name the stream.
///
/// What is posted is handed on when the line protocol reads, one piece at a time; the request that brought it is
/// answered then, and refused where too many wait.
final class EventStreamHandler: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  /// What became of posted lines.
  enum Delivery: Hashable, Sendable { case taken, tooMany, gone }

  private struct Posted {
    var lines: ByteBuffer
    var then: @Sendable (Delivery) -> Void
  }

  private static let waitingMaximum = 8

  private let streams: EventStreams
  private var id: String?
  private var context: ChannelHandlerContext?
  private var waiting: [Posted] = []
  /// Whether the line protocol asked for more.
  private var isWanted = false

  init(_ streams: EventStreams) { self.streams = streams }

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    let id = streams.open(NIOLoopBound(self, eventLoop: context.eventLoop), on: context.eventLoop)
    self.id = id
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: "event: stream\ndata: \(id)\n\n")), promise: nil)
  }

  func channelInactive(context: ChannelHandlerContext) {
    finish()
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) { finish() }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let lines = unwrapOutboundIn(data)
    var events = ByteBuffer()
    events.reserveCapacity(lines.readableBytes + 64)
    for line in lines.readableBytesView.split(separator: UInt8(ascii: "\n")) {
      events.writeStaticString("data: ")
      events.writeBytes(line)
      events.writeStaticString("\n\n")
    }
    context.write(wrapOutboundOut(events), promise: promise)
  }

  /// The request has come whole: nothing else is expected from there.
  func channelRead(context: ChannelHandlerContext, data: NIOAny) { context.close(promise: nil) }

  func read(context: ChannelHandlerContext) {
    isWanted = true
    context.read()
    deliver()
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if let event = event as? ChannelEvent, event == .inputClosed { return context.close(promise: nil) }
    context.fireUserInboundEventTriggered(event)
  }

  /// Takes lines that were posted.
  ///
  /// - Parameter then: called once, when they were handed on, or will never be.
  func take(_ lines: ByteBuffer, then: @escaping @Sendable (Delivery) -> Void) {
    guard id != nil else { return then(.gone) }
    guard waiting.count < Self.waitingMaximum else { return then(.tooMany) }
    waiting.append(Posted(lines: lines, then: then))
    deliver()
  }

  private func deliver() {
    guard isWanted, let context, !waiting.isEmpty else { return }
    isWanted = false
    var next = waiting.removeFirst()
    if next.lines.readableBytesView.last != UInt8(ascii: "\n") { next.lines.writeInteger(UInt8(ascii: "\n")) }
    context.fireChannelRead(wrapInboundOut(next.lines))
    context.fireChannelReadComplete()
    next.then(.taken)
    context.channel.read()
  }

  private func finish() {
    guard let id else { return }
    streams.close(id)
    self.id = nil
    context = nil
    for posted in waiting { posted.then(.gone) }
    waiting = []
  }
}
