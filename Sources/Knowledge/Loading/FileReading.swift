#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads a file whole.
enum FileReading {
  /// `resolved` has no link in it; should one be put there meanwhile, it is not followed (H28).
  static func content(of resolved: String, path: String) -> FileContent {
    let descriptor = open(resolved, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return unreadable() }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return unreadable() }
    let most = path.hasSuffix(".md") ? KnowledgeLimits.markdownBytesMax : KnowledgeLimits.yamlBytesMax
    guard Int(status.st_size) <= most else { return tooLarge(most) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: max(4096, Int(status.st_size) + 1))
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count == 0 { return .bytes(bytes) }
      if count < 0 {
        if errno == EINTR { continue }
        return unreadable()
      }
      bytes += chunk[..<count]
      // It may grow while it is read.
      guard bytes.count <= most else { return tooLarge(most) }
    }
  }

  static func tooLarge(_ most: Int) -> FileContent {
    .failure(
      code: "too-large", message: "This file is larger than \(most / 1_048_576) MiB and is not read.",
      mend: "Split it into several.")
  }

  private static func unreadable() -> FileContent {
    .failure(
      code: "unreadable", message: "This file cannot be read.", mend: "Allow this user to read it, or remove it.")
  }
}
