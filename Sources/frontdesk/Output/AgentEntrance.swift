import Terminal

/// Where agents sign in, as far as the settings tell.
struct AgentEntrance {
  private let website: WebAddress?
  private let isBehindProxy: Bool
  /// As `--connect` takes it; nil where no door for the network is set, or it stands for all addresses.
  private let line: String?

  /// - Throws: where a setting is no address.
  init(_ configuration: Configuration) throws(Failure) {
    website = try WebAddress(servedBy: configuration)
    isBehindProxy = configuration.optional(.httpProxy) != nil
    line = configuration.optional(.tcp).flatMap { text in
      let scheme = configuration.optional(.certificate) == nil ? "" : "tls:"
      return text.hasPrefix("0.0.0.0:") || text.hasPrefix("[::]:") || text.hasSuffix(":0") ? nil : scheme + text
    }
  }

  /// One for each way.
  var lines: [String] {
    [
      "  in a browser   " + SafeText.line(page),
      "  in a terminal  frontdesk agent --connect \(SafeText.line(line ?? "ADDRESS"))    (the token in FRONTDESK_TOKEN)",
    ]
  }

  private var page: String {
    guard let website else { return "/desk of the desk's website, once serve.http says where that listens" }
    if website.isEveryAddress || website.port == 0 { return "/desk, under the name by which browsers reach the desk" }
    let page = website.origin + "/desk"
    guard website.isThisMachine else { return page }
    return page + (isBehindProxy ? "    (from elsewhere /desk under the proxy's name)" : "    (on this machine)")
  }
}
