import Server
import Terminal

extension ServerConfiguration.Endpoint {
  /// The website's, by the same form.
  init(http text: String, from source: Configuration.Source) throws(Failure) {
    guard case .tcp(let host, let port) = try Self(tcp: text, from: source) else { preconditionFailure("read as tcp") }
    self = .http(host: host, port: port)
  }

  /// Reads `HOST:PORT`; an IPv6 address stands in brackets.
  init(tcp text: String, from source: Configuration.Source) throws(Failure) {
    func flaw() -> Failure {
      Failure(
        "\(source): “\(SafeText.line(text))” is no address to listen on.",
        mend: "Use HOST:PORT, such as 127.0.0.1:7411 or [::1]:7411.")
    }
    guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
      (0...65_535).contains(port)
    else { throw flaw() }
    var host = String(text[..<colon])
    if host.hasPrefix("["), host.hasSuffix("]") {
      host = String(host.dropFirst().dropLast())
    } else if host.contains(":") {
      throw flaw()
    }
    guard !host.isEmpty else { throw flaw() }
    self = .tcp(host: host, port: port)
  }
}
