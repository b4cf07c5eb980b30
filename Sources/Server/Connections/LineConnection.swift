import Logging
import NIOCore
import Wire

/// One connection that speaks the line protocol: lines out of bytes, bytes out of messages, and the machine between.
///
/// It reads no further than it may (I10): lines that may not be taken yet stay where they are, and the socket is not
/// asked for more. What is written goes out once for each turn of the event loop.
final class LineConnection: ChannelDuplexHandler, Ticking {
  typealias InboundIn = ByteBuffer
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  /// How long a goodbye waits to be read.
  static let lingerMilliseconds: Int64 = 3_000

  let mailbox = Mailbox()
  let transport: Transport
  let limits: WireLimits
  private let reception: any Greeter
  private let roster: LoopRoster
  var context: ChannelHandlerContext?
  var machine: SessionMachine
  private var framer: LineFramer
  var outward: OutwardQueue
  private var party: (any Party)?
  /// Bytes of which lines may not be taken yet.
  private var input: ByteBuffer?
  var inputHasEnded = false
  var outputHasEnded = false
  var isReadWithheld = false
  /// When it is closed whether or not the goodbye was read.
  var closesAt: Int64?
  var farewell: Farewell?
  /// When the socket last took something, or had nothing to take.
  var sentAt = LoopRoster.now
  var retryAfterWindDown: Int?

  init(_ transport: Transport, limits: WireLimits, reception: any Greeter, roster: LoopRoster) {
    self.transport = transport
    self.limits = limits
    self.reception = reception
    self.roster = roster
    machine = SessionMachine(limits, at: LoopRoster.now)
    framer = LineFramer(limits: limits)
    outward = OutwardQueue(limit: limits.outwardBytes)
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
    guard closesAt == nil else { return }
    machine.heard(at: LoopRoster.now)
    var bytes = unwrapInboundIn(data)
    if input == nil { input = bytes } else { input?.writeBuffer(&bytes) }
    takeLines()
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    flush()
    context.fireChannelReadComplete()
  }

  func read(context: ChannelHandlerContext) {
    if mayRead { context.read() } else { isReadWithheld = true }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if let event = event as? ChannelEvent, event == .inputClosed {
      inputHasEnded = true
      if outputHasEnded { context.close(promise: nil) }
      takeLines()
      flush()
    }
    context.fireUserInboundEventTriggered(event)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    reception.logger.debug("connection failed", metadata: transport.metadata(["error": "\(type(of: error))"]))
    context.close(promise: nil)
  }

  func tick(at now: Int64) {
    if let closesAt {
      if now >= closesAt { context?.close(promise: nil) }
      return
    }
    carryOut(machine.tick(at: now))
    // What was asked for may be more than a client that has gone will ever read.
    if !outward.isEmpty, now - sentAt >= Int64(limits.idleSeconds) * 1000 { end(.lagged) }
    flush()
  }

  var mayRead: Bool { closesAt != nil || (input == nil && machine.takesLines) }

  private func begin() {
    guard !roster.holds(self) else { return }
    roster.add(self)
    switch reception.opened(mailbox, transport) {
    case .comesIn: flush()
    case .isRefused: end(.busy)
    case .isCutOff: context?.close(promise: nil)
    }
  }

  private func finish() {
    guard roster.holds(self) else { return }
    roster.remove(self)
    mailbox.close()
    for case .mark(let call) in outward.letGo() { call() }
    leave()
    machine.ended()
    input = nil
    reception.closed(mailbox, transport, farewell)
  }

  func leave() {
    party?.left(with: machine.bucket)
    party = nil
  }

  /// Takes lines from what came, as far as they may be taken.
  func takeLines() {
    while let bytes = input, machine.takesLines {
      let taken = bytes.withUnsafeReadableBytes { raw in framer.feed(raw) { take($0) } }
      input?.moveReaderIndex(forwardBy: taken)
      if input?.readableBytes == 0 { input = nil }
    }
    if closesAt != nil { input = nil }
    if inputHasEnded, input == nil, machine.takesLines {
      framer.finish { take($0) }
      machine.inputEnded()
    }
    closeIfFinished()
  }

  /// - Returns: whether another line may be taken.
  private func take(_ piece: LineFramer.Piece) -> Bool {
    carryOut(machine.received(SessionMachine.Heard(piece, limits), at: LoopRoster.now))
    return machine.takesLines
  }

  private func carryOut(_ action: SessionMachine.Action) {
    switch action {
    case .nothing: break
    case .answer(let message): put(message)
    case .greet(let hello): reception.greet(hello, transport, mailbox)
    case .carryOut(let request, let envelope): party?.carryOut(request, envelope)
    case .typing(let conversation, let isOn): party?.typing(conversation, isOn: isOn)
    case .end(let farewell): end(farewell)
    }
  }

  private func takeMail() {
    guard closesAt == nil, context != nil else {
      for item in mailbox.takeAll() { item.drop() }
      return
    }
    for item in mailbox.takeAll() { take(item) }
    pump()
    takeLines()
    flush()
    readOn()
  }

  private func take(_ item: Mailbox.Item) {
    guard closesAt == nil else { return item.drop() }
    switch item {
    case .welcomed(let party, let welcome, let role, let bucket):
      self.party = party
      machine.welcomed(as: role, bucket: bucket)
      put(welcome)
    case .turnedAway(let error):
      machine.turnedAway()
      put(.error(error, id: nil))
    case .message(let message): put(message)
    case .events(let events, let conversation, let audience):
      for event in events { put(.event(event, of: conversation, for: audience)) }
    case .paced(let messages): outward.putPaced(messages)
    case .mark(let call): if outward.isWaiting { outward.put(step: .mark(call)) } else { call() }
    case .answer(let message):
      put(message)
      if outward.isWaiting { outward.put(step: .answered) } else { machine.answered() }
    case .restrain(let bucket): machine.restrain(to: bucket, at: LoopRoster.now)
    case .farewell(let farewell, let retry): end(farewell, retryAfterMilliseconds: retry)
    case .windDown(let retry):
      retryAfterWindDown = retry
      machine.windDown()
    }
  }
}

extension SessionMachine.Heard {
  /// What a piece of the stream is.
  fileprivate init(_ piece: LineFramer.Piece, _ limits: WireLimits) {
    switch piece {
    case .tooLong: self = .tooLong
    case .hopeless: self = .hopeless
    case .line(let bytes):
      do throws(WireFailure) {
        self = .message(try ClientMessage(line: bytes, limits: limits))
      } catch {
        self = .unreadable(error)
      }
    }
  }
}
