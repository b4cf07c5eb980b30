import NIOCore

/// Clients that wait for an answer before they say the next thing. Used on their event loop only.
final class ClosedLoop {
  private let clients: [LoadClient]
  private let window: Int
  private let nanoseconds: Int64
  private let lines: @Sendable (Int, Int) -> [UInt8]
  private let promise: EventLoopPromise<LoadResult>
  private var start = NIODeadline.now()
  private var end = NIODeadline.now()
  private var result = LoadResult()
  private var unanswered = 0

  init(
    _ clients: [LoadClient], window: Int, for nanoseconds: Int64, _ lines: @escaping @Sendable (Int, Int) -> [UInt8],
    _ promise: EventLoopPromise<LoadResult>
  ) {
    self.clients = clients
    self.window = window
    self.nanoseconds = nanoseconds
    self.lines = lines
    self.promise = promise
  }

  func begin() {
    start = .now()
    end = start + .nanoseconds(nanoseconds)
    for (index, client) in clients.enumerated() {
      var number = 0
      // Answers come in the order asked.
      var sent = CircularBuffer<NIODeadline>(initialCapacity: window)
      let say: (NIODeadline) -> Void = { [unowned client] now in
        sent.append(now)
        client.send(ByteBuffer(bytes: self.lines(index, number)))
        number += 1
        self.unanswered += 1
      }
      client.lose = { self.fail() }
      client.hear = { heard in
        guard heard == .answer || heard == .error, let since = sent.popFirst() else { return }
        let now = NIODeadline.now()
        self.took(heard, since, now)
        if now < self.end { say(now) } else if self.unanswered == 0 { self.finish(now) }
      }
      for _ in 0..<window { say(.now()) }
    }
  }

  private func took(_ heard: LoadClient.Heard, _ since: NIODeadline, _ now: NIODeadline) {
    unanswered -= 1
    result.take(heard, nanoseconds: (now - since).nanoseconds)
  }

  private func finish(_ now: NIODeadline) {
    clients.forget()
    result.seconds = Double((now - start).nanoseconds) / 1e9
    promise.succeed(result)
  }

  private func fail() {
    clients.forget()
    promise.fail(LoadCrowd.Flaw.lost)
  }
}

extension [LoadClient] {
  /// Nobody is told anything any more.
  func forget() {
    for client in self { (client.hear, client.lose) = ({ _ in }, {}) }
  }
}
