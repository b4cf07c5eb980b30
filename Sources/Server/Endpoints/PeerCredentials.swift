import Glibc
import NIOCore

/// Whom the system says the other end of a Unix socket is from.
enum PeerCredentials {
  /// Linux's `struct ucred`, which `SO_PEERCRED` fills in; see socket(7).
  private struct Credentials: Sendable {
    var process: Int32 = 0
    var user: UInt32 = .max
    var group: UInt32 = .max
  }

  private static let nameBytes = 16_384

  /// The user at the other end, if it is the one who runs this program, or root.
  static func trustedUser(of channel: any Channel) -> EventLoopFuture<Transport.User?> {
    guard let provider = channel as? any SocketOptionProvider else {
      return channel.eventLoop.makeSucceededFuture(nil)
    }
    let found: EventLoopFuture<Credentials> = provider.unsafeGetSocketOption(
      level: NIOBSDSocket.OptionLevel(rawValue: CInt(SOL_SOCKET)),
      name: NIOBSDSocket.Option(rawValue: CInt(SO_PEERCRED)))
    return found.map { isTrusted($0.user) ? Transport.User(name: loginName(of: $0.user)) : nil }
  }

  static func isTrusted(_ user: UInt32) -> Bool { user == geteuid() || user == 0 }

  /// As /etc/passwd has it; the number where it has none.
  static func loginName(of user: UInt32) -> String {
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: nameBytes) { buffer in
      guard let start = buffer.baseAddress, getpwuid_r(user, &entry, start, buffer.count, &found) == 0, let found,
        let name = found.pointee.pw_name
      else { return String(user) }
      return String(cString: name)
    }
  }
}
