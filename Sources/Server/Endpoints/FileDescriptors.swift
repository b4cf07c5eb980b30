import Glibc

enum FileDescriptors {
  /// Kept back from connections: for the database, the knowledge, and pipes.
  private static let reserve = 128

  /// How many connections there may be at once, after `allowAll`.
  static var connectionsMaximum: Int {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return .max }
    return connectionsMaximum(of: Int(clamping: limit.rlim_max))
  }

  /// Beside the reserve, a place for each that is one too many while it is told so: a quarter of the connections, and
  /// `ConnectionHub.refusedMost` at most.
  static func connectionsMaximum(of all: Int) -> Int {
    let free = max(all / 2, all - reserve)
    return max(free - free / 5, free - ConnectionHub.refusedMost)
  }

  /// Raises the number of open files to what the system lets this program have: a connection is one.
  static func allowAll() {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0, limit.rlim_cur < limit.rlim_max else {
      return
    }
    limit.rlim_cur = limit.rlim_max
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  }
}
