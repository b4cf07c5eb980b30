/// Where a desk is spoken to.
package enum DeskAddress: Hashable, Sendable, CustomStringConvertible {
  /// A Unix socket.
  case unix(path: String)
  /// TCP without TLS. The host is a name or an address, one of IPv6 without its brackets; the port 1–65,535.
  case tcp(host: String, port: Int)
  /// TCP with TLS; the certificate is checked against the system's, and must be the host's.
  case tls(host: String, port: Int)

  /// What the socket is called in a data folder.
  package static let socketName = "desk.sock"

  /// The socket of a desk in its data folder.
  package static func data(folder: String) -> DeskAddress {
    .unix(path: (folder.hasSuffix("/") ? String(folder.dropLast()) : folder) + "/" + socketName)
  }

  /// Reads `unix:PATH`, `HOST:PORT`, `tls:HOST:PORT`, `tls://HOST:PORT`, or the path of a data folder. An address of
  /// IPv6 stands in brackets: `[::1]:9000`. Nil for a port that cannot be one, and for an empty text.
  package init?(_ text: String) {
    if let path = text.after("unix:") {
      guard !path.isEmpty else { return nil }
      self = .unix(path: path)
    } else if let rest = text.after("tls://") ?? text.after("tls:") {
      guard let (host, port) = Self.hostAndPort(rest) else { return nil }
      self = .tls(host: host, port: port)
    } else if !text.contains("/"), text.contains(":") {
      guard let (host, port) = Self.hostAndPort(text) else { return nil }
      self = .tcp(host: host, port: port)
    } else {
      guard !text.isEmpty else { return nil }
      self = .data(folder: text)
    }
  }

  private static func hostAndPort(_ text: String) -> (String, Int)? {
    guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
      (1...65_535).contains(port)
    else { return nil }
    var host = text[..<colon]
    if host.first == "[", host.last == "]" {
      host = host.dropFirst().dropLast()
    } else if host.contains(":") {
      return nil
    }
    return host.isEmpty ? nil : (String(host), port)
  }

  /// In the form that `init?(_:)` reads again.
  package var description: String {
    func named(_ host: String, _ port: Int) -> String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
    return switch self {
    case .unix(let path): "unix:\(path)"
    case .tcp(let host, let port): named(host, port)
    case .tls(let host, let port): "tls:" + named(host, port)
    }
  }
}

extension String {
  fileprivate func after(_ prefix: String) -> String? { hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil }
}
