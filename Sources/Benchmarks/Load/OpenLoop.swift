import Foundation
import NIOCore

/// Clients that say things when it is time, whether or not the last was answered. Used on their event loop only.
final class OpenLoop {
  /// Times that have come are looked for so often.
  private static let stepMicroseconds: Int64 = 200

  private let clients: [LoadClient]
  /// When each line is to be sent, in nanoseconds from the start.
  private let times: [Int64]
  private let lines: @Sendable (Int, Int) -> [UInt8]
  private let promise: EventLoopPromise<LoadResult>
  private var start = NIODeadline.now()
  private var next = 0
  /// By client: when what is not answered yet was to be sent.
  private var planned: [CircularBuffer<Int64>]
  private var result = LoadResult()
  private var unanswered = 0
  private var stepping: RepeatedTask?

  init(
    _ clients: [LoadClient], rate: Double, for nanoseconds: Int64, _ lines: @escaping @Sendable (Int, Int) -> [UInt8],
    _ promise: EventLoopPromise<LoadResult>
  ) {
    self.clients = clients
    self.lines = lines
    self.promise = promise
    planned = clients.map { _ in CircularBuffer() }
    times = Self.times(rate: rate, for: nanoseconds)
  }

  func begin() {
    guard !clients.isEmpty, !times.isEmpty else { return promise.succeed(result) }
    for (index, client) in clients.enumerated() {
      client.lose = { self.fail() }
      client.hear = { heard in
        if heard == .answer || heard == .error { self.took(heard, from: index) }
      }
    }
    start = .now()
    stepping = promise.futureResult.eventLoop.scheduleRepeatedTask(
      initialDelay: .nanoseconds(0), delay: .microseconds(Self.stepMicroseconds)
    ) { [bound = NIOLoopBound(self, eventLoop: promise.futureResult.eventLoop)] _ in bound.value.step() }
  }

  private func step() {
    let elapsed = (NIODeadline.now() - start).nanoseconds
    while next < times.count, times[next] <= elapsed {
      let client = next % clients.count
      planned[client].append(times[next])
      unanswered += 1
      clients[client].send(ByteBuffer(bytes: lines(client, next / clients.count)))
      next += 1
    }
  }

  private func took(_ heard: LoadClient.Heard, from client: Int) {
    guard let time = planned[client].popFirst() else { return }
    let elapsed = (NIODeadline.now() - start).nanoseconds
    unanswered -= 1
    result.take(heard, nanoseconds: elapsed - time)
    guard next == times.count, unanswered == 0 else { return }
    end()
    result.seconds = Double(elapsed) / 1e9
    promise.succeed(result)
  }

  private func fail() {
    end()
    promise.fail(LoadCrowd.Flaw.lost)
  }

  private func end() {
    stepping?.cancel()
    clients.forget()
  }

  /// Arrivals of a Poisson process, the same in every run.
  private static func times(rate: Double, for nanoseconds: Int64) -> [Int64] {
    var generator = SplitMix64(seed: 20_261_124)
    var times: [Int64] = []
    var time = 0.0
    while true {
      time -= 1e9 / rate * log(Double.random(in: Double.leastNonzeroMagnitude..<1, using: &generator))
      if Int64(time) >= nanoseconds { return times }
      times.append(Int64(time))
    }
  }
}
