import Glibc
import NIOCore

/// A Unix socket's path as the system takes it: at most 107 bytes. A longer one is reached through its folder, which is
/// held open meanwhile.
struct SocketPath {
  private static let bytesMax = 107

  let path: String
  private let folder: Int32?

  /// Throws where the folder cannot be opened.
  init(_ path: String) throws {
    guard path.utf8.count > Self.bytesMax else {
      self.path = path
      folder = nil
      return
    }
    let slash = path.lastIndex(of: "/") ?? path.startIndex
    let descriptor = open(String(path[..<slash]), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw IOError(errnoCode: errno, reason: "open") }
    self.path = "/proc/self/fd/\(descriptor)\(path[slash...])"
    folder = descriptor
  }

  /// The connection is made, or will not be.
  func release() {
    if let folder { close(folder) }
  }
}
