import Glibc

/// Whether the database that was opened is still the one in its folder. One that was removed or moved away could be
/// written to as before, and all of it would be lost with the last who has it open (I1).
struct DatabasePlace: Sendable {
  private let path: String
  private let device: UInt
  private let inode: UInt

  init(_ path: String) throws(StoreError) {
    self.path = path
    guard let file = Self.file(at: path) else { throw Self.lost(path) }
    (device, inode) = file
  }

  func check() throws(StoreError) {
    guard let file = Self.file(at: path), file == (device, inode) else { throw Self.lost(path) }
  }

  /// - Parameter bytes: that have to be free on its disk.
  func check(leaving bytes: UInt64) throws(StoreError) {
    try check()
    var disk = statvfs()
    // A disk that does not tell is believed to have room: what is appended will show.
    guard statvfs(path, &disk) == 0 else { return }
    guard UInt64(disk.f_bavail) * UInt64(disk.f_frsize) >= bytes else { throw .full(path: path) }
  }

  private static func file(at path: String) -> (UInt, UInt)? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return (UInt(status.st_dev), UInt(status.st_ino))
  }

  private static func lost(_ path: String) -> StoreError {
    .unusable(
      path: path, reason: "the database was removed or replaced while it was open",
      mend: "put it back, or restore a backup, and start again")
  }
}
