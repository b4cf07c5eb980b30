import Glibc

/// A descriptor that text is written to at once, without a buffer.
package struct OutputFile: Sendable {
  /// Why text did not get out.
  package struct Failure: Error, Hashable, Sendable {
    /// Of `errno.h`: `ENOSPC` on a full disk, `EPIPE` where nobody reads any more.
    package var code: Int32

    /// As the system words it.
    package var reason: String { String(cString: strerror(code)) }
  }

  /// Of the open file. It is never closed here.
  package let descriptor: Int32

  /// - Parameter descriptor: open for writing.
  package init(descriptor: Int32) { self.descriptor = descriptor }

  /// What is said in the conversation goes here.
  package static let standardOutput = OutputFile(descriptor: STDOUT_FILENO)
  /// What is said about the program itself goes here.
  package static let standardError = OutputFile(descriptor: STDERR_FILENO)

  /// Whether a screen is at the other end, not a pipe or a file.
  package var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Returns when all of `text` is written.
  package func write(_ text: String) throws(Failure) {
    var text = text
    let failure: Failure? = text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)[...]
      while !rest.isEmpty {
        let written = Glibc.write(descriptor, rest.base, rest.count)
        if written >= 0 {
          rest = rest.dropFirst(written)
        } else if let failure = Self.failure(errno, on: descriptor) {
          return failure
        }
      }
      return nil
    }
    if let failure { throw failure }
  }

  /// Nil where writing is to be tried again: after a signal, or once a descriptor that does not block is ready.
  private static func failure(_ code: Int32, on descriptor: Int32) -> Failure? {
    switch code {
    case EINTR: return nil
    case EAGAIN:
      var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      poll(&ready, 1, -1)
      return nil
    default: return Failure(code: code)
    }
  }
}

extension Slice where Base == UnsafeRawBufferPointer {
  /// Where its first byte lies.
  fileprivate var base: UnsafeRawPointer? { UnsafeRawBufferPointer(rebasing: self).baseAddress }
}
