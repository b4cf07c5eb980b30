import Foundation
import Glibc

/// An input and an output as two pipes, whatever they are: a terminal, a file, another pipe.
///
/// An event loop can wait for pipes only, and would make a terminal non-blocking for whoever has it beside us. So a
/// thread each carries the bytes over; a full pipe holds it back as a full socket would.
struct CarriedStreams {
  private static let chunkBytes = 16_384

  /// Whoever takes them closes them.
  let input: CInt
  let output: CInt
  private let written: Latch

  /// Nil where there are no descriptors left.
  init?(from source: CInt, to sink: CInt) {
    guard let inward = Self.makePipe() else { return nil }
    guard let outward = Self.makePipe() else {
      for end in [inward.read, inward.write] { close(end) }
      return nil
    }
    signal(SIGPIPE, SIG_IGN)
    input = inward.read
    output = outward.write
    let written = Latch()
    self.written = written
    Thread.detachNewThread {
      Self.carry(from: source, to: inward.write)
      close(inward.write)
    }
    Thread.detachNewThread {
      Self.carry(from: outward.read, to: sink)
      close(outward.read)
      written.set()
    }
  }

  /// Returns when everything that was put into `output` before it was closed has gone where it belongs.
  func drained() async { await written.wait() }

  private static func makePipe() -> (read: CInt, write: CInt)? {
    var ends: [CInt] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  private static func carry(from source: CInt, to sink: CInt) {
    var buffer = [UInt8](repeating: 0, count: chunkBytes)
    while true {
      let count = read(source, &buffer, chunkBytes)
      if count < 0, errno == EINTR { continue }
      guard count > 0, writeAll(buffer[..<count], to: sink) else { return }
    }
  }

  private static func writeAll(_ bytes: ArraySlice<UInt8>, to sink: CInt) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(sink, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
