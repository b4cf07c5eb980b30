import Glibc
import NIOCore

/// An address of the Internet Protocol, as far as a desk judges by it.
package struct IPAddress: Hashable, Sendable {
  /// 4 or 16. One of IPv4 in IPv6's clothes (`::ffff:127.0.0.1`, RFC 4291 § 2.5.5.2), as a door for both sees it, is
  /// the one of IPv4.
  package let bytes: [UInt8]

  /// Nil for what is not written in figures.
  package init?(_ text: String) {
    var bytes = [UInt8](repeating: 0, count: 16)
    if inet_pton(AF_INET, text, &bytes) == 1 {
      self.bytes = Array(bytes.prefix(4))
      return
    }
    guard inet_pton(AF_INET6, text, &bytes) == 1 else { return nil }
    let isMapped = bytes.starts(with: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF])
    self.bytes = isMapped ? Array(bytes.suffix(4)) : bytes
  }

  /// Nil for what is none, such as a Unix socket.
  init?(_ address: SocketAddress?) {
    guard let text = address?.ipAddress else { return nil }
    self.init(text)
  }

  /// Whether nobody on another machine can reach it (P10).
  package var isLoopback: Bool {
    bytes.count == 4 ? bytes[0] == 127 : bytes.dropLast().allSatisfy { $0 == 0 } && bytes.last == 1
  }

  /// Whether it stands for all addresses of a machine: something to listen on, and nowhere to go to.
  package var isEveryAddress: Bool { bytes.allSatisfy { $0 == 0 } }
}
