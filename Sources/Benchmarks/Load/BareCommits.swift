import Foundation
import GRDB

/// What SQLite alone does on a file system: the yardstick for the store's own figures.
enum BareCommits {
  /// Commits a second of one row of `bytes` bytes each, WAL and `synchronous=FULL`, one after another, measured for
  /// `duration` in a file of its own under `folder`, which is removed.
  static func perSecond(in folder: URL, bytes: Int, for duration: Duration) throws -> Double {
    let path = folder.appending(path: "bare-\(UUID().uuidString).sqlite").path
    defer { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) } }
    var configuration = Configuration()
    configuration.journalMode = .wal
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.writeWithoutTransaction { database in
      try database.execute(
        sql: "PRAGMA synchronous = FULL; CREATE TABLE rows (number INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT")
    }
    let body = String(repeating: "x", count: bytes)
    return try queue.writeWithoutTransaction { database in
      let insert = try database.makeStatement(sql: "INSERT INTO rows (body) VALUES (?)")
      let start = ContinuousClock.now
      var commits = 0
      while ContinuousClock.now - start < duration {
        try insert.execute(arguments: [body])
        commits += 1
      }
      return Double(commits) / ((ContinuousClock.now - start) / .seconds(1))
    }
  }
}
