import Dispatch
import Foundation
import Terminal

/// One desk runs on a data folder at a time: whoever holds the lock on `desk.lock`, until its process ends, however.
struct DeskLock: Sendable {
  /// Who holds it, as far as they said.
  struct Holder: Hashable, Sendable {
    var process: Int32
    /// The knowledge folder's absolute path.
    var knowledge: String
  }

  private static let name = "desk.lock"

  private let descriptor: Int32

  /// Takes the lock; nil where another process has it.
  ///
  /// - Parameter knowledge: the folder that will answer, for others to know.
  static func take(in folder: String, knowledge: String) throws(Failure) -> DeskLock? {
    let lock = DeskLock(descriptor: try open(in: folder))
    guard flock(lock.descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(lock.descriptor)
      return nil
    }
    lock.sign(knowledge)
    return lock
  }

  /// Waits until the process that has the lock is gone, and takes it.
  static func wait(in folder: String, knowledge: String) async throws(Failure) -> DeskLock {
    let lock = DeskLock(descriptor: try open(in: folder))
    // A thread of its own: those that tasks run on must not wait.
    await withCheckedContinuation { continuation in
      let thread = Thread {
        while flock(lock.descriptor, LOCK_EX) != 0, errno == EINTR {}
        continuation.resume()
      }
      thread.stackSize = 65_536
      thread.start()
    }
    lock.sign(knowledge)
    return lock
  }

  static func holder(in folder: String) -> Holder? {
    guard let data = FileManager.default.contents(atPath: folder + "/" + name), data.count <= 8_192 else { return nil }
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 2, let process = Int32(lines[0]) else { return nil }
    return Holder(process: process, knowledge: String(lines[1]))
  }

  /// Lets the next one have it.
  func release() { close(descriptor) }

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

  private func sign(_ knowledge: String) {
    let text = "\(getpid())\n\(URL(fileURLWithPath: knowledge, isDirectory: true).standardizedFileURL.path)\n"
    ftruncate(descriptor, 0)
    _ = text.withCString { pwrite(descriptor, $0, strlen($0), 0) }
  }
}
