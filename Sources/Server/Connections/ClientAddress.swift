import NIOCore

/// Where a client comes from, as far as limits need it: an IPv4 address, or the 64 bits of an IPv6 one that name a
/// network, since a single client has all addresses of its own.
struct ClientAddress: Hashable, Sendable {
  private let bytes: [UInt8]

  /// Nil for what is no IP address.
  init?(_ address: SocketAddress?) {
    guard let all = IPAddress(address)?.bytes else { return nil }
    bytes = Array(all.prefix(8))
  }

  /// Equal for equal ones, for what counts by text. Not to be logged or stored (P9).
  var key: String { bytes.map { String($0) }.joined(separator: ".") }

  /// Without what names a single client (P9): `203.0.113.0/24`, `2001:db8:0::/48`.
  var truncated: String {
    if bytes.count == 4 { return "\(bytes[0]).\(bytes[1]).\(bytes[2]).0/24" }
    let groups = stride(from: 0, to: 6, by: 2).map { String(UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]), radix: 16) }
    return groups.joined(separator: ":") + "::/48"
  }
}
