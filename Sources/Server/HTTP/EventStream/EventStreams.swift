import Desk
import NIOCore
import Synchronization

/// The event streams that are open, by the secret that each was given: who knows it may speak there.
final class EventStreams: Sendable {
  private struct Stream {
    var handler: NIOLoopBound<EventStreamHandler>
    var loop: any EventLoop
  }

  private let streams = Mutex<[String: Stream]>([:])

  init() {}

  /// - Returns: the stream's secret, 128 random bits.
  func open(_ handler: NIOLoopBound<EventStreamHandler>, on loop: any EventLoop) -> String {
    let id = CustomerSession.makeSecret()
    streams.withLock { $0[id] = Stream(handler: handler, loop: loop) }
    return id
  }

  func close(_ id: String) { streams.withLock { $0[id] = nil } }

  /// Returns when the lines were handed on, or will never be.
  func post(_ lines: ByteBuffer, to id: String) async -> EventStreamHandler.Delivery {
    guard let stream = streams.withLock({ $0[id] }) else { return .gone }
    return await withCheckedContinuation { continuation in
      stream.loop.execute { stream.handler.value.take(lines) { continuation.resume(returning: $0) } }
    }
  }
}
