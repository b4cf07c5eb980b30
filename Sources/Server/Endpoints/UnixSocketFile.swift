import Glibc

/// A listening Unix socket with a file of its own, which only this user may open.
///
/// A file that a program left behind when it died is replaced; one that somebody listens on is not.
struct UnixSocketFile {
  /// What is at the path now.
  enum Presence: Hashable { case here, gone, somethingElse }

  /// What tells one file from another of the same name.
  private struct Identity: Hashable {
    var device: UInt
    var inode: UInt

    /// Nil where nothing is there.
    init?(of path: String) {
      var status = stat()
      guard lstat(path, &status) == 0 else { return nil }
      device = UInt(status.st_dev)
      inode = UInt(status.st_ino)
    }
  }

  /// What `sockaddr_un` holds, its NUL not counted.
  private static let pathBytes = 107
  private static let backlog: CInt = 1_024
  private static let lockAttempts = 100
  private static let lockPauseMicroseconds: useconds_t = 20_000

  let path: String
  /// Listening; whoever takes it closes it.
  let descriptor: CInt
  private let identity: Identity?

  init(path: String) throws(ServerError) {
    self.path = path
    let (folder, name) = Self.split(path)
    let directory = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard directory >= 0 else { throw .unusableSocket(path: path, reason: Self.reason()) }
    defer { close(directory) }
    // Two who start at once must not take each other's fresh socket for an old one.
    try Self.lock(directory, path)
    defer { flock(directory, LOCK_UN) }
    let short = path.utf8.count <= Self.pathBytes ? path : "/proc/self/fd/\(directory)/\(name)"
    guard short.utf8.count <= Self.pathBytes else { throw .unusableSocket(path: path, reason: "its name is too long") }
    try Self.removeStale(path, short)
    descriptor = try Self.listen(on: short, path)
    identity = Identity(of: path)
  }

  var presence: Presence {
    switch Identity(of: path) {
    case nil: .gone
    case identity: .here
    default: .somethingElse
    }
  }

  /// Takes the file away, unless another has taken its place. Before the descriptor is closed: until then no other file
  /// can be taken for it.
  func remove() { if presence == .here { unlink(path) } }

  private static func listen(on short: String, _ path: String) throws(ServerError) -> CInt {
    let descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw .unusableSocket(path: path, reason: reason()) }
    // Linux gives the file the socket's mode, so that there is no moment at which others may open it.
    let isBound =
      fchmod(descriptor, 0o600) == 0 && withAddress(short) { bind(descriptor, $0, $1) } == 0
      && chmod(short, 0o600) == 0 && Glibc.listen(descriptor, backlog) == 0
    guard isBound else {
      let reason = reason()
      close(descriptor)
      throw .unusableSocket(path: path, reason: reason)
    }
    return descriptor
  }

  private static func removeStale(_ path: String, _ short: String) throws(ServerError) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFSOCK else {
      throw .unusableSocket(path: path, reason: "there is a file of that name, which is no socket")
    }
    let probe = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
    defer { close(probe) }
    if withAddress(short, { connect(probe, $0, $1) }) == 0 { throw .inUse(path: path) }
    guard errno == ECONNREFUSED else { throw .unusableSocket(path: path, reason: reason()) }
    unlink(path)
  }

  /// Returns with the folder locked, or where its file system has no locks.
  private static func lock(_ directory: CInt, _ path: String) throws(ServerError) {
    for _ in 0..<lockAttempts {
      if flock(directory, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK { return }
      usleep(lockPauseMicroseconds)
    }
    throw .unusableSocket(path: path, reason: "another program keeps its folder locked")
  }

  private static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let folder = path[..<slash]
    return (folder.isEmpty ? "/" : String(folder), String(path[path.index(after: slash)...]))
  }

  private static func withAddress(_ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> CInt) -> CInt {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix(pathBytes)) }
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }

  private static func reason() -> String { String(cString: strerror(errno)) }
}
