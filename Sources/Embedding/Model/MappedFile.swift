import Foundation

#if canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A file's bytes as memory that the system reads in as they are touched and can drop again.
///
/// `@unchecked` because the pointer is only ever read, never freed before the last reference goes, and the mapping is
/// private. A file cut short while it is mapped would end the process: models are replaced by renaming, never written.
final class MappedFile: @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer

  init(path: String) throws(ModelError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .unreadable(path: path, reason: Self.reason) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(path: path, reason: Self.reason) }
    // A pipe would have no end, and a folder none of the errors that say so.
    guard status.st_mode & S_IFMT == S_IFREG else { throw .unreadable(path: path, reason: "it is not a file") }
    let count = Int(status.st_size)
    guard count > 0 else { throw .notAModel(path: path) }
    guard let start = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
      throw .unreadable(path: path, reason: Self.reason)
    }
    bytes = UnsafeRawBufferPointer(start: start, count: count)
  }

  deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) }

  private static var reason: String { String(cString: strerror(errno)) }
}
