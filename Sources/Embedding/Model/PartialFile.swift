import Foundation

/// A file that is written under a name of its own beside its goal and then renamed: the goal is whole, or as it was,
/// whoever else writes it at the same time.
enum PartialFile {
  /// A process that writes for longer is not one of ours.
  private static let abandonedAfterSeconds = 86_400
  private static let ending = ".part"

  /// - Parameter mode: of the file, before the process's mask.
  /// - Throws: `unwritable`, with nothing left beside the goal.
  static func write(_ data: Data, to goal: String, mode: mode_t) throws(ModelError) {
    removeAbandoned(beside: goal)
    let path = "\(goal).\(getpid())-\(UUID().uuidString)\(ending)"
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
    guard descriptor >= 0 else { throw .unwritable(path: goal, reason: reason(errno)) }
    var failure = data.withUnsafeBytes { put($0, into: descriptor) }
    if close(descriptor) != 0 { failure = failure ?? errno }
    if failure == nil, rename(path, goal) != 0 { failure = errno }
    guard let failure else { return }
    unlink(path)
    throw .unwritable(path: goal, reason: reason(failure))
  }

  /// - Returns: `errno` where not all of it could be written.
  private static func put(_ bytes: UnsafeRawBufferPointer, into descriptor: Int32) -> Int32? {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return count < 0 ? errno : ENOSPC }
      rest = rest.dropFirst(count)
    }
    return nil
  }

  /// Removes what this process has begun, for when it is about to end.
  static func removeOwn(beside goal: String) {
    for (path, process) in parts(beside: goal) where process == getpid() { unlink(path) }
  }

  /// Removes what nobody writes any more: that of processes that are gone, and what is a day old.
  static func removeAbandoned(beside goal: String) {
    for (path, process) in parts(beside: goal) where isAbandoned(path, by: process) { unlink(path) }
  }

  private static func isAbandoned(_ path: String, by process: pid_t?) -> Bool {
    guard let process, kill(process, 0) == 0 || errno != ESRCH else { return true }
    var status = stat()
    return stat(path, &status) == 0 && Int(time(nil)) - Int(status.st_mtim.tv_sec) > abandonedAfterSeconds
  }

  /// The process is nil where the name has none.
  private static func parts(beside goal: String) -> [(path: String, process: pid_t?)] {
    let (folder, name) = ((goal as NSString).deletingLastPathComponent, (goal as NSString).lastPathComponent)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
    return names.filter { $0.hasPrefix(name + ".") && $0.hasSuffix(ending) }.map { part in
      let process = part.dropFirst(name.count + 1).split(separator: "-").first.flatMap { pid_t($0) }
      return (folder.isEmpty ? part : "\(folder)/\(part)", process)
    }
  }

  private static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}
