import Foundation
import Synchronization
import Terminal

/// One desk runs on a data folder at a time: whoever holds the lock on `desk.lock`, until it lets go or its process ends,
/// however.
final class DeskLock: Sendable {
  /// Who holds it, as far as they said.
  struct Holder: Hashable, Sendable {
    var process: Int32
    /// The knowledge folder's absolute path.
    var knowledge: String
  }

  private static let name = "desk.lock"
  private static let pollInterval = Duration.milliseconds(200)

  /// Nil once it was let go of.
  private let descriptor: Mutex<Int32?>

  private init(descriptor: Int32) { self.descriptor = Mutex(descriptor) }

  deinit { release() }

  /// Takes the lock; nil where somebody has it.
  ///
  /// - Parameter knowledge: the folder that will answer, for others to know.
  static func take(in folder: String, knowledge: String) throws(Failure) -> DeskLock? {
    let descriptor = try open(in: folder)
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      return nil
    }
    sign(descriptor, knowledge)
    return DeskLock(descriptor: descriptor)
  }

  /// Waits until whoever has the lock lets go, and takes it.
  ///
  /// - Throws: `CancellationError`, or the `Failure` of `take`.
  static func wait(in folder: String, knowledge: String) async throws -> DeskLock {
    while true {
      if let lock = try take(in: folder, knowledge: knowledge) { return lock }
      // Waiting inside the system could not be cancelled.
      try await Task.sleep(for: pollInterval)
    }
  }

  static func holder(in folder: String) -> Holder? {
    guard let data = FileManager.default.contents(atPath: folder + "/" + name), data.count <= 8_192 else { return nil }
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 2, let process = Int32(lines[0]) else { return nil }
    return Holder(process: process, knowledge: String(lines[1]))
  }

  /// Lets the next one have it.
  func release() {
    descriptor.withLock { descriptor in
      if let open = descriptor { close(open) }
      descriptor = nil
    }
  }

  private static func open(in folder: String) throws(Failure) -> Int32 {
    let path = folder + "/" + name
    let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      throw Failure(
        "\(SafeText.line(path)): \(String(cString: strerror(errno)).lowercased())",
        mend: "Give this user the right to write there, or name another data folder.")
    }
    return descriptor
  }

  private static func sign(_ descriptor: Int32, _ knowledge: String) {
    let text = "\(getpid())\n\(URL(fileURLWithPath: knowledge, isDirectory: true).standardizedFileURL.path)\n"
    ftruncate(descriptor, 0)
    _ = text.withCString { pwrite(descriptor, $0, strlen($0), 0) }
  }
}
