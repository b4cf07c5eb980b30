import Terminal

/// What the widget's line on a page still needs, in plain sentences.
struct SnippetAdvice {
  private let configuration: Configuration
  private let desk: WebAddress
  private let site: String?

  /// - Parameters:
  ///   - desk: where visitors reach it.
  ///   - site: the origin of the page; nil where it was not said.
  init(_ configuration: Configuration, _ desk: WebAddress, _ site: String?) {
    self.configuration = configuration
    self.desk = desk
    self.site = site
  }

  var lines: [String] {
    [
      "Put it before </body> of every page that is to have the chat. It loads after the page and moves nothing.",
      door, reach, permission, mixture, policy,
    ].compactMap(\.self)
  }

  private var door: String? {
    guard configuration.optional(.http) == nil else { return nil }
    return "Nothing listens for the website yet: set serve.http, such as `serve.http: 127.0.0.1:8080`."
  }

  private var reach: String? {
    guard desk.isThisMachine else { return nil }
    return SafeText.line(
      "Only browsers on this machine reach \(desk.origin). For visitors, say by which name they reach the desk, with "
        + "--desk https://desk.example.")
  }

  private var permission: String {
    let allowed = Setting.list(configuration.text(.httpOrigins))
    let listed = SafeText.line(allowed.isEmpty ? "none yet" : allowed.joined(separator: ", "))
    guard let site else {
      return "Pages of other origins than \(SafeText.line(desk.origin)) may show it once theirs is among "
        + "serve.http_origins (now: \(listed))."
    }
    if site == desk.origin || allowed.contains(site) { return "Pages of \(SafeText.line(site)) may show it already." }
    return "Pages of \(SafeText.line(site)) may show it once it is among serve.http_origins (now: \(listed))."
  }

  /// Mixed content: browsers take nothing by http into a page that came by https, but for this machine's own, and of
  /// those not all do.
  private var mixture: String? {
    guard !desk.isSecure, site?.hasPrefix("http:") != true else { return nil }
    let whose = site.map { "The pages of \($0) come" } ?? "Where a page comes"
    let block = desk.isThisMachine ? "some browsers block" : "browsers block"
    return SafeText.line(
      "\(whose) by https, \(site == nil ? "" : "and ")\(block) what such a page takes by http. Give the desk TLS "
        + "(serve.tls_certificate and serve.tls_key, or a proxy that has it), and name it with --desk https://desk.example."
    )
  }

  /// A source in a policy is a name or an IPv4 address (CSP 3 § 2.3.1, `host-part`).
  private var policy: String {
    guard !desk.isIPv6 else {
      return "A page with a content security policy cannot have it from there: a policy cannot name an IPv6 address. "
        + "Give the desk a name, and say it with --desk."
    }
    let origin = SafeText.line(desk.origin)
    let socket = "ws" + origin.dropFirst("http".count)
    return
      "Where a page has a content security policy, it needs `script-src \(origin); connect-src \(origin) \(socket)`."
  }
}
