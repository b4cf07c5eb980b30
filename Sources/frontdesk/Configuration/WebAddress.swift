import Server

/// The address of a desk's website, as browsers know it.
struct WebAddress: Hashable, Sendable {
  let isSecure: Bool
  /// Without the brackets of an IPv6 address.
  let host: String
  /// Nil where it is the scheme's own; 0 where it is any that is free.
  let port: Int?

  init(isSecure: Bool, host: String, port: Int) {
    self.isSecure = isSecure
    self.host = host
    self.port = port == Self.usualPort(isSecure) ? nil : port
  }

  /// - Parameter origin: one by `Setting.isOrigin`.
  init(origin: String) {
    let isSecure = origin.hasPrefix("https:")
    let rest = origin.dropFirst(isSecure ? "https://".count : "http://".count)
    let end = rest.lastIndex(of: "]") ?? rest.startIndex
    let colon = rest[end...].lastIndex(of: ":")
    self.init(
      isSecure: isSecure, host: rest[..<(colon ?? rest.endIndex)].filter { $0 != "[" && $0 != "]" },
      port: colon.flatMap { Int(rest[rest.index(after: $0)...]) } ?? Self.usualPort(isSecure))
  }

  /// Where the desk's own website listens; nil where none is served.
  ///
  /// - Throws: where the setting is no address.
  init?(servedBy configuration: Configuration) throws(Failure) {
    guard let text = configuration.optional(.http) else { return nil }
    let endpoint = try ServerConfiguration.Endpoint(http: text, from: configuration[.http].source)
    guard case .http(let host, let port) = endpoint else { return nil }
    self.init(isSecure: configuration.optional(.certificate) != nil, host: host, port: port)
  }

  /// As a browser writes it in `Origin`.
  var origin: String {
    "\(isSecure ? "https" : "http")://\(isIPv6 ? "[\(host)]" : host)" + (port.map { ":\($0)" } ?? "")
  }

  var isIPv6: Bool { host.contains(":") }

  /// Whether it stands for all addresses of a machine: something to listen on, and nowhere to go to.
  var isEveryAddress: Bool { IPAddress(host)?.isEveryAddress ?? false }

  /// Whether browsers on this machine alone reach it.
  var isThisMachine: Bool { IPAddress(host)?.isLoopback ?? (host == "localhost" || host.hasSuffix(".localhost")) }

  private static func usualPort(_ isSecure: Bool) -> Int { isSecure ? 443 : 80 }
}
