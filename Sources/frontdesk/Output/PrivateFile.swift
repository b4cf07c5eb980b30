import Foundation

/// Files that hold what customers wrote: for their owner alone (P10).
enum PrivateFile {
  /// Replaces what is at `file`.
  static func write(_ text: String, to file: URL) throws {
    try? FileManager.default.removeItem(at: file)
    guard
      FileManager.default.createFile(
        atPath: file.path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
    else { throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: file.path]) }
  }
}
