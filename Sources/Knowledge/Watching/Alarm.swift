#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A pipe by which one thread wakes another that waits on file descriptors.
final class Alarm: Sendable {
  /// Readable once the alarm has rung.
  let descriptor: Int32
  private let bell: Int32

  /// Nil where the process has no file descriptors left.
  init?() {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (descriptor, bell) = (ends[0], ends[1])
  }

  deinit {
    close(descriptor)
    close(bell)
  }

  func ring() {
    var byte: UInt8 = 1
    _ = write(bell, &byte, 1)
  }
}
