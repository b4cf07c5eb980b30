import Foundation
import Knowledge

/// A topic file in a knowledge folder that lies on disk.
struct KnowledgePlace {
  let file: String
  /// In it there is no link.
  private let path: String
  private let exists: Bool

  /// Links are followed as far as they stay in the folder (H28).
  init(_ file: String, in folder: URL) throws(TeachError) {
    guard Self.isTopic(file) else { throw .badTopic(file) }
    self.file = file
    guard let root = Self.resolved(folder.path) else { throw .unreadable(file: file, reason: Self.reason(errno)) }
    let wanted = root + "/" + file
    var status = stat()
    if lstat(wanted, &status) == 0 {
      guard let found = Self.resolved(wanted), found.hasPrefix(root == "/" ? root : root + "/"),
        lstat(found, &status) == 0, status.st_mode & S_IFMT == S_IFREG
      else { throw .outside(file: file) }
      (path, exists) = (found, true)
    } else {
      guard errno == ENOENT else { throw .unreadable(file: file, reason: Self.reason(errno)) }
      // Only the folder itself may get a new file: a folder's name may be a language.
      guard !file.contains("/") else { throw .badTopic(file) }
      (path, exists) = (wanted, false)
    }
  }

  /// Nil: there is no file.
  func bytes() throws(TeachError) -> [UInt8]? {
    guard exists else { return nil }
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(file: file, reason: Self.reason(errno)) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw .unreadable(file: file, reason: Self.reason(errno))
      }
      bytes += chunk[..<count]
      guard bytes.count <= KnowledgeLimits.markdownBytesMax else {
        throw .unreadable(file: file, reason: "it is too large")
      }
    }
  }

  /// Replaces the file at once: whoever reads it sees the old text or the new one, after a loss of power too.
  func replace(with text: String) throws(TeachError) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    // Hidden, so that no one who reads the folder takes it for a topic.
    var name = Array((folder + "/.frontdesk-XXXXXX").utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else { throw unwritable(errno) }
    let temporary = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    do throws(TeachError) {
      defer { close(descriptor) }
      try fill(descriptor, with: Array(text.utf8))
    } catch {
      unlink(temporary)
      throw error
    }
    guard rename(temporary, path) == 0 else {
      let code = errno
      unlink(temporary)
      throw unwritable(code)
    }
    syncFolder(folder)
  }

  private func fill(_ descriptor: Int32, with bytes: [UInt8]) throws(TeachError) {
    var status = stat()
    if exists {
      guard lstat(path, &status) == 0 else { throw unwritable(errno) }
      // Only root may give a file away; whoever else writes here is the owner already, or loses only the group.
      _ = fchown(descriptor, status.st_uid, status.st_gid)
    }
    guard fchmod(descriptor, exists ? status.st_mode & 0o777 : 0o644) == 0 else { throw unwritable(errno) }
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw unwritable(errno)
      }
      done += count
    }
    guard fsync(descriptor) == 0 else { throw unwritable(errno) }
  }

  /// Makes the new name durable.
  private func syncFolder(_ folder: String) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private func unwritable(_ code: Int32) -> TeachError { .unwritable(file: file, reason: Self.reason(code)) }

  /// Relative, without a step up or a hidden part, and read as a topic by the loader.
  private static func isTopic(_ file: String) -> Bool {
    let parts = file.split(separator: "/", omittingEmptySubsequences: false)
    guard file.utf8.count <= 255, file.hasSuffix(".md"), !parts.contains(where: { $0.isEmpty || $0.hasPrefix(".") }),
      // A name that cannot be told from another, or from none, by looking at it.
      (parts.dropLast() + [file.dropLast(3).split(separator: "/").last ?? ""]).allSatisfy(Self.isVisible),
      file.unicodeScalars.allSatisfy({
        $0.properties.isAlphabetic || $0.properties.numericType != nil
          || "-_./ ".unicodeScalars.contains($0)
      })
    else { return false }
    return !["readme.md", "canned.md", "proactive.md"].contains((parts.last ?? "").lowercased())
  }

  private static func isVisible(_ name: Substring) -> Bool {
    !name.isEmpty && name.first != " " && name.last != " " && !name.contains("  ")
  }

  private static func resolved(_ path: String) -> String? {
    guard let pointer = realpath(path, nil) else { return nil }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  private static func reason(_ code: Int32) -> String { String(cString: strerror(code)).lowercased() }
}
