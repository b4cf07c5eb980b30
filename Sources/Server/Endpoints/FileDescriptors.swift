import Glibc

enum FileDescriptors {
  /// Kept back from connections: for the database, the knowledge, pipes, and saying goodbye to who is one too many.
  private static let reserve = 128

  /// How many connections there may be at once, after `allowAll`.
  static var connectionsMaximum: Int {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return .max }
    let all = Int(clamping: limit.rlim_max)
    return max(all / 2, all - reserve)
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
