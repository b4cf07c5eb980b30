import NIOCore
import NIOHTTP1

/// A connection that asks for pages: one request after the other, each answered before the next is looked at.
///
/// It reads no further while it answers, so that who never reads the answers makes nothing grow. Where a request opens
/// a WebSocket or an event stream, the handlers of that take its place.
final class HTTPConnection: ChannelDuplexHandler, RemovableChannelHandler, Ticking {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private static let lingerMilliseconds: Int64 = 3_000

  enum Phase {
    /// Since when a head may come.
    case awaitingHead(since: Int64)
    case awaitingEnd(HTTPRequest, keepsAlive: Bool, since: Int64)
    case answering(since: Int64)
    /// Everything was said; what still comes is thrown away.
    case lingering(since: Int64)
    /// Another handler has the connection.
    case gone
  }

  let website: Website
  private let rules: VisitorRules
  let roster: LoopRoster
  let decoder: ByteToMessageHandler<HTTPRequestDecoder>
  private let mailbox = Mailbox()
  var context: ChannelHandlerContext?
  var phase = Phase.awaitingHead(since: LoopRoster.now)
  /// As much of the present request's as has come.
  private var body = ByteBuffer()
  /// What came while a request was being answered: at most what one reading of the socket brings.
  var waiting: [HTTPServerRequestPart] = []
  private var isTaking = false
  var isReadWithheld = false
  var endsSoon = false
  /// Whether the browser that asks speaks TLS.
  var isSecure: Bool
  /// Whether the present request wants the head of its answer alone.
  private(set) var isForHead = false
  private var address: ClientAddress?

  init(
    _ website: Website, _ rules: VisitorRules, roster: LoopRoster, decoder: ByteToMessageHandler<HTTPRequestDecoder>
  ) {
    self.website = website
    self.rules = rules
    self.roster = roster
    self.decoder = decoder
    isSecure = rules.isSecure
  }

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
    let loop = context.eventLoop
    mailbox.open { loop.execute { bound.value.takeMail() } }
    if context.channel.isActive { begin() }
  }

  func channelActive(context: ChannelHandlerContext) {
    begin()
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    finish()
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    finish()
    mailbox.close()
    self.context = nil
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch phase {
    case .lingering: break
    // Another request, where lines were agreed on.
    case .gone: context.close(promise: nil)
    case .awaitingHead, .awaitingEnd, .answering:
      waiting.append(unwrapInboundIn(data))
      takeWaiting()
    }
  }

  func read(context: ChannelHandlerContext) {
    if mayRead { context.read() } else { isReadWithheld = true }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    guard let event = event as? ChannelEvent, event == .inputClosed else {
      return context.fireUserInboundEventTriggered(event)
    }
    if case .answering = phase { endsSoon = true } else { context.close(promise: nil) }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    switch (error as? HTTPParserError, phase) {
    case (_, .lingering), (_, .gone): break
    case (_?, .answering): endsSoon = true
    case (.headerOverflow?, _): answer(.text(.requestHeaderFieldsTooLarge, "This request's head is too large.").ending)
    case (_?, _): answer(.text(.badRequest, "This is no HTTP/1.1 request.").ending)
    case (nil, _): context.close(promise: nil)
    }
  }

  func tick(at now: Int64) {
    switch phase {
    case .awaitingHead(let since) where now - since >= RequestLimits.arrivalMilliseconds: context?.close(promise: nil)
    case .awaitingEnd(_, _, let since) where now - since >= RequestLimits.arrivalMilliseconds:
      answer(.text(.requestTimeout, "The request did not come whole in time.").ending)
    case .answering(let since) where now - since >= RequestLimits.departureMilliseconds: context?.close(promise: nil)
    case .lingering(let since) where now - since >= Self.lingerMilliseconds: context?.close(promise: nil)
    default: break
    }
  }

  var mayRead: Bool { if case .answering = phase { false } else { true } }

  private func begin() {
    guard let context, !roster.holds(self) else { return }
    roster.add(self)
    let peer = context.channel.remoteAddress
    // A proxy's connections are everybody's.
    address = rules.isProxy(peer) ? nil : ClientAddress(peer)
    switch website.opened(mailbox, from: address) {
    case .comesIn where rules.mayComeIn(peer): break
    case .comesIn: refuse(.text(.forbidden, "Only the proxy may come in here without TLS."))
    case .isRefused:
      refuse(.text(.serviceUnavailable, "Too many connections; try again in a moment.").with("Retry-After", "5"))
    case .isCutOff: context.close(promise: nil)
    }
  }

  /// Says so whatever will be asked, and throws that away. It goes on reading: with TLS nothing is said before the
  /// other side has spoken.
  private func refuse(_ response: HTTPResponse) {
    guard let context else { return }
    phase = .lingering(since: LoopRoster.now)
    let promise = context.eventLoop.makePromise(of: Void.self)
    let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
    promise.futureResult.whenSuccess { bound.value.close(mode: .output, promise: nil) }
    context.writeAndFlush(
      wrapOutboundOut(response.bytes(isForHead: false, keepsAlive: false, isSecure: isSecure)), promise: promise)
  }

  func finish() {
    guard roster.holds(self) else { return }
    roster.remove(self)
    mailbox.close()
    website.closed(mailbox, from: address)
    phase = .gone
    waiting = []
  }

  private func takeMail() {
    for item in mailbox.takeAll() {
      switch item {
      case .farewell: context?.close(promise: nil)
      case .windDown:
        endsSoon = true
        if case .awaitingHead = phase { context?.close(promise: nil) }
      default: item.drop()
      }
    }
  }

  func takeWaiting() {
    // An answer may be gone before `answer` returns: the next request is then looked at here, not from within.
    guard !isTaking else { return }
    isTaking = true
    defer { isTaking = false }
    while !waiting.isEmpty, mayRead { take(waiting.removeFirst()) }
  }

  private func take(_ part: HTTPServerRequestPart) {
    switch (part, phase) {
    case (.head(let head), .awaitingHead): take(head)
    case (.body(let bytes), .awaitingEnd):
      guard body.readableBytes + bytes.readableBytes <= RequestLimits.bodyBytes else {
        return answer(.text(.payloadTooLarge, "A request's body may have 64 KiB.").ending)
      }
      body.writeImmutableBuffer(bytes)
    case (.end, .awaitingEnd(var request, let keepsAlive, _)):
      request.body = body
      body = ByteBuffer()
      reply(to: request, keepsAlive: keepsAlive)
    default: break
    }
  }

  private func take(_ head: HTTPRequestHead) {
    let head = head.inOriginForm
    isForHead = head.method == .HEAD
    if let flaw = head.flaw { return answer(flaw.ending) }
    let visitor = rules.visitor(head.headers, from: context?.channel.remoteAddress)
    isSecure = visitor.isSecure
    guard visitor.ownOrigin != nil else {
      let words = "This desk does not go by the name in Host. Names of its own are set by serve.http_origins."
      return answer(.text(.misdirectedRequest, words).ending)
    }
    do throws(RequestTarget.Flaw) {
      let request = HTTPRequest(
        method: head.method, version: head.version, target: try RequestTarget(head.uri), headers: head.headers,
        visitor: visitor)
      // The parser takes nothing for a request that follows one which asked for another protocol.
      let keepsAlive = head.isKeepAlive && !head.headers.contains(name: "upgrade")
      phase = .awaitingEnd(request, keepsAlive: keepsAlive, since: LoopRoster.now)
    } catch { answer(error.response.ending) }
  }
}
