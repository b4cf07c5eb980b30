import Foundation

/// The folder under which everything is kept that is written at run time, and the database's files in it.
///
/// The folder is 0700 and the files are 0600, whatever the umask is (P10).
struct DataFolder {
  static let databaseName = "frontdesk.sqlite"

  let path: String

  var databasePath: String { path + "/" + Self.databaseName }

  /// Makes the folder unless it is there, and sees that this user can write in it.
  init(preparing url: URL) throws(StoreError) {
    path = url.standardizedFileURL.path
    let existed = try FileStatus(at: path, followingLinks: true) != nil
    if !existed { try make() }
    guard let status = try FileStatus(at: path, followingLinks: true) else { throw unusable(errno: ENOENT) }
    guard status.isFolder else {
      throw StoreError.unusable(path: path, reason: "it is not a folder", mend: "name a folder, or a path that is free")
    }
    guard status.owner == geteuid() else {
      throw StoreError.unusable(
        path: path, reason: "it belongs to another user (uid \(status.owner))",
        mend: "run frontdesk as that user, or give the folder to the one who runs it: chown -R \(geteuid()) \(path)")
    }
    guard access(path, R_OK | W_OK | X_OK) == 0 else { throw unusable(errno: errno) }
    if !existed || isOurs() { chmod(path, 0o700) }
  }

  /// Runs `body` while no other process opens the same folder, so that two first starts do not both make the tables.
  func whileLocked<Value>(_ body: () throws(StoreError) -> Value) throws(StoreError) -> Value {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw unusable(errno: errno) }
    defer { close(folder) }
    while flock(folder, LOCK_EX) != 0 { guard errno == EINTR else { throw unusable(errno: errno) } }
    return try body()
  }

  /// Makes the database's file, empty, and closes what exists to others. SQLite gives its `-wal` and `-shm` the mode
  /// of the database.
  ///
  /// A file that exists is never opened here: closing it would drop the locks that SQLite holds on it in this process.
  func prepareDatabaseFile() throws(StoreError) {
    for path in [databasePath, databasePath + "-wal", databasePath + "-shm"] {
      guard let status = try FileStatus(at: path, followingLinks: false) else { continue }
      guard status.isFile, status.owner == geteuid() else {
        throw StoreError.unusable(
          path: path, reason: "it is not a file of this user's", mend: "move it away, or run frontdesk as its owner")
      }
      guard chmod(path, 0o600) == 0 else { throw unusable(path, errno: errno) }
    }
    let file = open(databasePath, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      if errno == EEXIST { return }
      throw unusable(databasePath, errno: errno)
    }
    fchmod(file, 0o600)
    close(file)
  }

  /// Whether the file system that holds the folder has no room for another page or two.
  var isFull: Bool {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else { return false }
    return UInt64(status.f_bavail) * UInt64(status.f_frsize) < 128 * 1024
  }

  private func make() throws(StoreError) {
    var made = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      made += "/" + part
      if mkdir(made, 0o700) != 0, errno != EEXIST { throw unusable(made, errno: errno) }
    }
  }

  /// A folder of the owner's that already holds other things keeps the mode that its owner gave it.
  private func isOurs() -> Bool {
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return entries.isEmpty || entries.contains(Self.databaseName)
  }

  private func unusable(_ place: String? = nil, errno code: Int32) -> StoreError {
    let place = place ?? path
    if code == ENOSPC || code == EDQUOT { return .full(path: place) }
    let mend =
      switch code {
      case EROFS: "mount the file system for writing, or name a data folder on another"
      case EACCES, EPERM: "give this user the right to write there, or name another data folder"
      case ENOTDIR: "name a folder; a part of this path is a file"
      default: "name another data folder"
      }
    return .unusable(path: place, reason: String(cString: strerror(code)).lowercased(), mend: mend)
  }
}

/// What `stat` says of a path.
private struct FileStatus {
  let owner: UInt32
  private let type: UInt32

  var isFolder: Bool { type == S_IFDIR }
  var isFile: Bool { type == S_IFREG }

  /// Nil when nothing is there.
  init?(at path: String, followingLinks: Bool) throws(StoreError) {
    var status = stat()
    guard (followingLinks ? stat(path, &status) : lstat(path, &status)) == 0 else {
      if errno == ENOENT { return nil }
      throw StoreError.unusable(
        path: path, reason: String(cString: strerror(errno)).lowercased(),
        mend: "name a data folder that this user can reach")
    }
    owner = status.st_uid
    type = status.st_mode & S_IFMT
  }
}
