import Dispatch
import Glibc

/// Lines from standard input where it is no terminal, read only as fast as they are asked for.
package actor PipeReader {
  private static let chunkBytes = 32_768

  private enum Chunk: Sendable {
    case bytes([UInt8])
    case end
    case failed(Int32)
  }

  private let descriptor: Int32
  /// Reading blocks a thread, which must not be one of those that tasks run on.
  private let thread = DispatchQueue(label: "frontdesk.standard-input")
  private var splitter = LineSplitter()
  private var ready: [TypedLine] = []
  private var ended = false

  /// - Parameter descriptor: open for reading; it is not closed here.
  package init(descriptor: Int32 = STDIN_FILENO) { self.descriptor = descriptor }

  /// To be iterated once.
  package nonisolated var lines: AsyncStream<TypedLine> {
    AsyncStream { await self.next() }
  }

  /// The next line; nil at the end of input. Called by one reader, one call after the other.
  package func next() async -> TypedLine? {
    while ready.isEmpty, !ended { take(await chunk()) }
    return ready.isEmpty ? nil : ready.removeFirst()
  }

  private func take(_ chunk: Chunk) {
    switch chunk {
    case .bytes(let bytes):
      ready = splitter.feed(bytes)
    case .end:
      ended = true
      ready = splitter.finish().map { [$0] } ?? []
    case .failed(let code):
      ended = true
      ready = [.unreadable(String(cString: strerror(code)))]
    }
  }

  private func chunk() async -> Chunk {
    await withCheckedContinuation { continuation in
      thread.async { [descriptor] in continuation.resume(returning: Self.read(descriptor)) }
    }
  }

  private static func read(_ descriptor: Int32) -> Chunk {
    var bytes = [UInt8](repeating: 0, count: chunkBytes)
    while true {
      let count = Glibc.read(descriptor, &bytes, chunkBytes)
      if count > 0 { return .bytes(Array(bytes[..<count])) }
      if count == 0 { return .end }
      switch errno {
      case EINTR: continue
      case EAGAIN:
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        poll(&waiting, 1, -1)
      default: return .failed(errno)
      }
    }
  }
}
