import NIOCore
import Wire

/// What a connection sends, and how it ends.
extension LineConnection {
  /// Nothing comes behind a goodbye.
  func put(_ message: ServerMessage) {
    guard closesAt == nil else { return }
    outward.put(message)
    if outward.isLagging { end(.lagged) }
  }

  /// Moves on what waited for room.
  func pump() {
    for step in outward.advance() {
      switch step {
      case .answered: machine.answered()
      case .mark(let call): call()
      case .bytes, .paced: break
      }
    }
  }

  func flush() {
    pump()
    if outward.isAtRest { sentAt = LoopRoster.now }
    guard let context, let batch = outward.takeBatch() else { return closeIfFinished() }
    let promise = context.eventLoop.makePromise(of: Void.self)
    let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
    promise.futureResult.whenSuccess { bound.value.sent(live: batch.live, paced: batch.paced) }
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: batch.bytes)), promise: promise)
  }

  func sent(live: Int, paced: Int) {
    outward.sent(live: live, paced: paced)
    sentAt = LoopRoster.now
    if closesAt == nil, !outward.isIdle {
      flush()
      takeLines()
      readOn()
    }
    closeIfFinished()
  }

  func readOn() {
    guard isReadWithheld, mayRead, let context else { return }
    isReadWithheld = false
    context.read()
  }

  func closeIfFinished() {
    if closesAt == nil, machine.isFinished, outward.isIdle {
      if let retryAfterWindDown { return end(.shutdown, retryAfterMilliseconds: retryAfterWindDown) }
      closesAt = LoopRoster.now + Self.lingerMilliseconds
    }
    if closesAt != nil, outward.isEmpty { closeOutput() }
  }

  /// Closes our side first, and all of it when theirs is: what is closed with input unread takes with it what was sent
  /// last, the goodbye.
  func closeOutput() {
    guard let context, !outputHasEnded else { return }
    outputHasEnded = true
    if inputHasEnded { context.close(promise: nil) } else { context.close(mode: .output, promise: nil) }
  }

  /// Says goodbye, and closes when that was read, or not in time.
  func end(_ farewell: Farewell, retryAfterMilliseconds retry: Int? = nil) {
    guard closesAt == nil else { return }
    self.farewell = farewell
    closesAt = LoopRoster.now + Self.lingerMilliseconds
    machine.ended()
    mailbox.close()
    for case .mark(let call) in outward.letGo() { call() }
    leave()
    // Where the transport says goodbye too, it says the same.
    context?.triggerUserOutboundEvent(farewell, promise: nil)
    outward.put(.bye(farewell, retryAfterMilliseconds: retry))
    flush()
    readOn()
  }
}
