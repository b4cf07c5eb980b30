import Foundation
import Synchronization
import Terminal

/// One desk runs on a data folder at a time: whoever holds the lock on `desk.lock`, until it lets go or its process
/// ends, however.
final class DeskLock: Sendable {
  /// Who holds it, as far as they said.
  struct Holder: Hashable, Sendable {
    var process: Int32
    /// The knowledge folder's absolute path.
    var knowledge: String
    var role: Role
  }

  enum Role: String, Hashable, Sendable {
    /// `serve`, which is likely to come back when it has gone.
    case service
    /// A chat or an agent's console, which runs the desk as long as its window is open.
    case window
  }

  private static let name = "desk.lock"
  private static let pollInterval = Duration.milliseconds(200)
  /// How long a service is waited for before a window takes its place.
  private static let serviceGrace = Duration.seconds(15)
  /// Windows that look whether the service is back hold the lock for moments.
  private static let serviceAttempts = 50
  private static let serviceAttemptInterval = Duration.milliseconds(20)

  /// Nil once it was let go of.
  private let descriptor: Mutex<Int32?>

  private init(descriptor: Int32) { self.descriptor = Mutex(descriptor) }

  deinit { release() }

  /// Takes the lock; nil where somebody has it.
  ///
  /// - Parameter knowledge: the folder that will answer, for others to know.
  static func take(in folder: String, knowledge: String, as role: Role = .window) throws(Failure) -> DeskLock? {
    guard let lock = try free(in: folder) else { return nil }
    lock.sign(knowledge, role)
    return lock
  }

  /// Takes the lock for a service, which is not kept from it by windows that wait for it; nil where somebody has it.
  static func takeForService(in folder: String, knowledge: String) async throws -> DeskLock? {
    for _ in 1..<serviceAttempts {
      if let lock = try take(in: folder, knowledge: knowledge, as: .service) { return lock }
      if holder(in: folder).map({ $0.role == .window }) == true { return nil }
      try await Task.sleep(for: serviceAttemptInterval)
    }
    return try take(in: folder, knowledge: knowledge, as: .service)
  }

  /// Waits until whoever has the lock lets go, and takes it. A service that has gone is given time to come back: it is
  /// being restarted, as a rule.
  ///
  /// - Throws: `CancellationError`, or the `Failure` of `take`.
  static func wait(
    in folder: String, knowledge: String, serviceGrace: Duration = DeskLock.serviceGrace
  ) async throws -> DeskLock {
    var freeSince: ContinuousClock.Instant?
    while true {
      if let lock = try free(in: folder) {
        let since = freeSince ?? .now
        freeSince = since
        let isAwaited = holder(in: folder)?.role == .service && since.duration(to: .now) < serviceGrace
        if !isAwaited {
          lock.sign(knowledge, .window)
          return lock
        }
        lock.release()
      } else {
        freeSince = nil
      }
      // Waiting inside the system could not be cancelled.
      try await Task.sleep(for: pollInterval)
    }
  }

  /// The lock, without a word about who has it; nil where somebody has it.
  private static func free(in folder: String) throws(Failure) -> DeskLock? {
    let descriptor = try open(in: folder)
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      return nil
    }
    return DeskLock(descriptor: descriptor)
  }

  static func holder(in folder: String) -> Holder? {
    guard let data = FileManager.default.contents(atPath: folder + "/" + name), data.count <= 8_192 else { return nil }
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 2, let process = Int32(lines[0]) else { return nil }
    let role = lines.count > 2 ? Role(rawValue: String(lines[2])) : nil
    return Holder(process: process, knowledge: String(lines[1]), role: role ?? .window)
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

  private func sign(_ knowledge: String, _ role: Role) {
    let path = URL(fileURLWithPath: knowledge, isDirectory: true).standardizedFileURL.path
    let text = "\(getpid())\n\(path)\n\(role.rawValue)\n"
    descriptor.withLock { descriptor in
      guard let descriptor else { return }
      ftruncate(descriptor, 0)
      _ = text.withCString { pwrite(descriptor, $0, strlen($0), 0) }
    }
  }
}
