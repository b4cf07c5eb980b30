import NIOCore
import NIOHTTP1

/// A connection that asks for pages: carries out what a `RequestMachine` decides.
///
/// Where a request opens a WebSocket or an event stream, the handlers of that take its place.
final class HTTPConnection: ChannelDuplexHandler, RemovableChannelHandler, Ticking {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  let website: Website
  private let rules: VisitorRules
  let roster: LoopRoster
  let decoder: ByteToMessageHandler<HTTPRequestDecoder>
  private let mailbox = Mailbox()
  private(set) var context: ChannelHandlerContext?
  private(set) var machine: RequestMachine
  private var isTaking = false
  private var isReadWithheld = false
  private var address: ClientAddress?

  init(
    _ website: Website, _ rules: VisitorRules, roster: LoopRoster, decoder: ByteToMessageHandler<HTTPRequestDecoder>
  ) {
    self.website = website
    self.rules = rules
    self.roster = roster
    self.decoder = decoder
    machine = RequestMachine(rules, peer: nil, at: LoopRoster.now)
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
    carryOut(machine.received(unwrapInboundIn(data)))
    takeWaiting()
  }

  func read(context: ChannelHandlerContext) {
    if machine.mayRead { context.read() } else { isReadWithheld = true }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    guard let event = event as? ChannelEvent, event == .inputClosed else {
      return context.fireUserInboundEventTriggered(event)
    }
    carryOut(machine.inputEnded())
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    let failure: RequestMachine.Failure =
      switch error as? HTTPParserError {
      case .headerOverflow?: .tooLargeHead
      case _?: .unreadable
      case nil: .connection
      }
    carryOut(machine.failed(failure, at: LoopRoster.now))
  }

  func tick(at now: Int64) { carryOut(machine.tick(at: now)) }

  private func begin() {
    guard let context, !roster.holds(self) else { return }
    roster.add(self)
    let peer = context.channel.remoteAddress
    machine = RequestMachine(rules, peer: peer, at: LoopRoster.now)
    // A proxy's connections are everybody's.
    address = rules.isProxy(peer) ? nil : ClientAddress(peer)
    switch website.opened(mailbox, from: address) {
    case .comesIn where rules.mayComeIn(peer): break
    case .comesIn: turnAway(.text(.forbidden, "Only the proxy may come in here without TLS."))
    case .isRefused:
      turnAway(.text(.serviceUnavailable, "Too many connections; try again in a moment.").with("Retry-After", "5"))
    case .isCutOff: context.close(promise: nil)
    }
  }

  func finish() {
    guard roster.holds(self) else { return }
    roster.remove(self)
    mailbox.close()
    website.closed(mailbox, from: address)
    machine.left()
  }

  private func takeMail() {
    for item in mailbox.takeAll() {
      switch item {
      case .farewell: context?.close(promise: nil)
      case .windDown: carryOut(machine.windDown())
      default: item.drop()
      }
    }
  }

  private func takeWaiting() {
    // An answer may be out before `answer` returns: the next request is then looked at here, not from within.
    guard !isTaking else { return }
    isTaking = true
    defer { isTaking = false }
    while let action = machine.next(at: LoopRoster.now) { carryOut(action) }
  }

  private func carryOut(_ action: RequestMachine.Action?) {
    switch action {
    case nil: break
    case .reply(let request): reply(to: request)
    case .answer(let response): answer(response)
    case .close: context?.close(promise: nil)
    }
  }

  func answer(_ response: HTTPResponse) {
    guard let goesOn = machine.answers(at: LoopRoster.now) else { return }
    say(response, goesOn: goesOn) { $0.answered() }
  }

  private func answered() {
    guard let goesOn = machine.answered(at: LoopRoster.now) else { return }
    if goesOn { takeWaiting() } else { context?.close(mode: .output, promise: nil) }
    guard machine.mayRead, isReadWithheld else { return }
    isReadWithheld = false
    context?.read()
  }

  /// Says so whatever will be asked, and throws that away. It goes on reading: with TLS nothing is said before the
  /// other side has spoken.
  private func turnAway(_ response: HTTPResponse) {
    machine.linger(at: LoopRoster.now)
    say(response, goesOn: false) { $0.context?.close(mode: .output, promise: nil) }
  }

  /// - Parameter then: called when all of it is with the other side's kernel, or on the way there.
  private func say(_ response: HTTPResponse, goesOn: Bool, then: @escaping @Sendable (HTTPConnection) -> Void) {
    guard let context else { return }
    let promise = context.eventLoop.makePromise(of: Void.self)
    let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
    promise.futureResult.whenSuccess { then(bound.value) }
    let bytes = response.bytes(isForHead: machine.isForHead, keepsAlive: goesOn, isSecure: machine.isSecure)
    context.writeAndFlush(wrapOutboundOut(bytes), promise: promise)
  }
}
