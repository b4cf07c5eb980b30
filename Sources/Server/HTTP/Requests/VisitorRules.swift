import NIOCore
import NIOHTTP1

/// How visitors of one door are told apart.
struct VisitorRules: Sendable {
  /// Whether the door speaks TLS itself.
  let isSecure: Bool
  /// Whether only this machine can come in there.
  let isLoopback: Bool
  /// Other names the desk may be called by.
  let origins: Set<String>
  let proxy: IPAddress?

  /// Whether what comes from there may be read by nobody on the way. Without TLS only the proxy and this machine may.
  func mayComeIn(_ peer: SocketAddress?) -> Bool {
    isSecure || isLoopback || Self.isLocal(peer) || isProxy(peer)
  }

  func visitor(_ headers: HTTPHeaders, from peer: SocketAddress?) -> Visitor {
    guard isProxy(peer), let forwarded = headers.last("x-forwarded-for") else {
      return Visitor(
        address: ClientAddress(peer), isLocal: Self.isLocal(peer) && !Self.isForwarded(headers),
        isSecure: isSecure,
        ownOrigin: origin(headers["host"], scheme: isSecure ? "https" : "http", isTrusted: isSecure))
    }
    let scheme = headers.last("x-forwarded-proto")?.lowercased() == "https" ? "https" : "http"
    let host = headers.last("x-forwarded-host").map { [$0] } ?? headers["host"]
    // What cannot be read is counted as the proxy's own: no visitor is without limits.
    return Visitor(
      address: Self.address(in: forwarded) ?? ClientAddress(peer), isLocal: false,
      isSecure: scheme == "https", ownOrigin: origin(host, scheme: scheme, isTrusted: true))
  }

  /// Of `203.0.113.7`, `203.0.113.7:4711`, `2001:db8::1` or `[2001:db8::1]:4711`.
  private static func address(in text: String) -> ClientAddress? {
    var host = Substring(text)
    if host.hasPrefix("[") {
      host = host.dropFirst().prefix { $0 != "]" }
    } else if host.count(where: { $0 == ":" }) == 1 {
      host = host.prefix { $0 != ":" }
    }
    return ClientAddress(try? SocketAddress(ipAddress: String(host), port: 0))
  }

  /// Whether somebody has passed it on, trusted or not: a visitor behind a proxy of this machine's is not on it.
  private static func isForwarded(_ headers: HTTPHeaders) -> Bool {
    ["forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip"]
      .contains { headers.contains(name: $0) }
  }

  private static func isLocal(_ peer: SocketAddress?) -> Bool { IPAddress(peer)?.isLoopback ?? false }

  /// Whether it is the proxy that is trusted.
  func isProxy(_ peer: SocketAddress?) -> Bool {
    guard let proxy else { return false }
    return IPAddress(peer) == proxy
  }

  /// The port is not held against this door's: where a port is passed on, by a container or a tunnel, it is another.
  ///
  /// - Parameter isTrusted: whether a browser that shows this name has made sure that it is ours: by the certificate,
  ///   or since the proxy did. Otherwise a name that points here is anybody's, and only this machine's own count.
  private func origin(_ hosts: [String], scheme: String, isTrusted: Bool) -> String? {
    guard hosts.count == 1, var host = hosts.first?.lowercased(), host.utf8.allSatisfy(\.isOfHost), !host.isEmpty else {
      return nil
    }
    let ordinary = scheme == "https" ? ":443" : ":80"
    if host.hasSuffix(ordinary) { host = String(host.dropLast(ordinary.count)) }
    let origin = "\(scheme)://\(host)"
    return isTrusted || Self.isThisMachine(host) || origins.contains(origin) ? origin : nil
  }

  private static func isThisMachine(_ host: String) -> Bool {
    if host.hasPrefix("[") { return host.prefix { $0 != "]" } == "[::1" }
    let name = String(host.prefix { $0 != ":" })
    if name == "localhost" || name.hasSuffix(".localhost") { return true }
    return IPAddress(name)?.isLoopback ?? false
  }
}

extension HTTPHeaders {
  /// The last of what a header lists: what the nearest proxy added.
  fileprivate func last(_ name: String) -> String? {
    guard let last = self[name].last?.split(separator: ",").last?.trimmed, !last.isEmpty else { return nil }
    return String(last)
  }
}

extension UInt8 {
  /// `[a-z0-9.:-]`, brackets, and the underscore of inner networks.
  fileprivate var isOfHost: Bool {
    switch self {
    case 0x61...0x7A, 0x30...0x39, 0x2D, 0x2E, 0x3A, 0x5B, 0x5D, 0x5F: true
    default: false
    }
  }
}
