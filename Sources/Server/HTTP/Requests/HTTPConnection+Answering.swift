import NIOCore
import NIOHTTP1

/// What comes of a request that is whole, and what the connection becomes.
extension HTTPConnection {
  func reply(to request: HTTPRequest) {
    switch website.reply(to: request) {
    case .response(let response): answer(response)
    case .later(let work):
      guard let context else { return }
      let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
      let loop = context.eventLoop
      Task {
        let response = await work()
        loop.execute { bound.value.answer(response) }
      }
    case .webSocket(let accepted):
      let head = accepted.head(keepsAlive: true, isSecure: request.visitor.isSecure, length: nil)
      become([WebSocketHandler()], "websocket", request, after: head)
    case .eventStream(let accepted):
      let head = accepted.head(keepsAlive: false, isSecure: request.visitor.isSecure, length: nil)
      become([EventStreamHandler(website.streams)], "events", request, after: head)
    }
  }

  /// Hands the connection over to handlers that speak lines.
  private func become(_ handlers: [any ChannelHandler], _ name: String, _ request: HTTPRequest, after head: ByteBuffer)
  {
    guard let context else { return }
    let isOwn = request.header("origin").map { $0 == request.visitor.ownOrigin } ?? true
    let transport = Transport(
      name: name, address: request.visitor.address, cookie: isOwn ? request.agentCookie : nil)
    context.writeAndFlush(wrapOutboundOut(head), promise: nil)
    finish()
    do {
      try context.pipeline.syncOperations.addHandlers(
        handlers + [website.lines(transport, roster: roster)], position: .after(self))
    } catch { return context.close(promise: nil) }
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    // Not while the parser still tells what it has read: the new handlers know nothing of requests.
    context.eventLoop.execute {
      let (connection, context) = bound.value
      let pipeline = context.pipeline.syncOperations
      pipeline.removeHandler(connection, promise: nil)
      // What came behind the request is for the new handlers.
      pipeline.removeHandler(connection.decoder, promise: nil)
      context.channel.read()
    }
  }
}
