import Foundation

/// Where SQLite puts what it writes for a moment, such as the whole database when an erasure rewrites it: with what it is
/// made of, and nowhere else. Of a process that opens several stores, beside the first.
enum TemporaryFiles {
  /// SQLite reads it when it needs such a file. Set once, when the first store is opened.
  private static let variable = "SQLITE_TMPDIR"
  nonisolated(unsafe) private static var isSet = false
  private static let lock = NSLock()

  static func keep(in folder: String) {
    lock.withLock {
      if !isSet { setenv(variable, folder, 1) }
      isSet = true
    }
  }
}
