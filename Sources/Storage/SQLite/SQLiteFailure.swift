import Foundation
import GRDB

extension DataFolder {
  /// What an error of SQLite's means to whoever runs the desk.
  func storeError(_ error: any Error) -> StoreError {
    if let error = error as? StoreError { return error }
    guard let error = error as? DatabaseError else {
      return unusable("\(error)", mend: "look at the folder and start again")
    }
    let reason = "\(error.message ?? "unknown") (SQLite \(error.extendedResultCode.rawValue))"
    switch error.resultCode {
    case .SQLITE_FULL: return .full(path: databasePath)
    case .SQLITE_IOERR where isFull: return .full(path: databasePath)
    case .SQLITE_NOTADB, .SQLITE_CORRUPT:
      return unusable(
        "the database is damaged: \(reason)",
        mend: "restore a backup, or move the file away together with its -wal and -shm to begin anew")
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      return unusable("another program keeps it locked: \(reason)", mend: "end that program, or let it finish")
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM:
      return unusable(
        "it cannot be written: \(reason)", mend: "give this user the right to write the folder and the files in it")
    case .SQLITE_IOERR: return unusable("the disk fails: \(reason)", mend: "check the disk and the system's log")
    default: return unusable(reason, mend: "keep the file and report this")
    }
  }

  /// What an error means that kept the traces of what was erased from being removed.
  func tracesLeft(_ error: any Error) -> StoreError {
    switch storeError(error) {
    case .full(let path):
      .tracesLeft(
        path: path, reason: "the disk has no room to write the database anew", mend: "free as much space as it takes up"
      )
    case .unusable(let path, let reason, let mend): .tracesLeft(path: path, reason: reason, mend: mend)
    case let other: other
    }
  }

  private func unusable(_ reason: String, mend: String) -> StoreError {
    .unusable(path: databasePath, reason: reason, mend: mend)
  }
}
