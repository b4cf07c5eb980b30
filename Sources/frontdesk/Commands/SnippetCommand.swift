import ArgumentParser
import Foundation
import Terminal

struct SnippetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "snippet",
    abstract: "Print the line that puts the chat on a page of your website.",
    discussion: """
      The line is on standard output, what else it needs on standard error: the door that the website's visitors come \
      in by (serve.http), and the websites that may show the widget (serve.http_origins).

      Examples:
        frontdesk snippet https://shop.example --desk https://desk.shop.example
        frontdesk snippet >> footer.html

      Exit status: 0 printed, 2 an address is none.
      """)

  @Argument(
    help: ArgumentHelp("The website that will show it, as a browser names it: scheme and host.", valueName: "site"))
  var site: String?
  @Option(
    help: ArgumentHelp(
      "Where its visitors reach the desk; where serve.http listens unless given.", valueName: "address"))
  var desk: String?
  @OptionGroup var settings: ConfigurationOptions

  func run() async throws {
    let configuration = try settings.configuration()
    let origin = try desk.map { try Self.origin($0, named: "--desk") } ?? Self.origin(of: configuration)
    let site = try site.map { try Self.origin($0, named: "The website") }
    try Console.standard.show("<script src=\"\(origin)/widget.js\" async></script>")
    for line in advice(configuration, origin, site) { Console.standard.warn(line) }
  }

  private func advice(_ configuration: Configuration, _ origin: String, _ site: String?) -> [String] {
    var lines = [
      "Put it before </body> of every page that is to have the chat. It loads after the page and moves nothing."
    ]
    if configuration.optional(.http) == nil {
      lines.append("Nothing listens for the website yet: set serve.http, such as `serve.http: 127.0.0.1:8080`.")
    }
    let allowed = Setting.list(configuration.text(.httpOrigins))
    let listed = allowed.isEmpty ? "none yet" : allowed.joined(separator: ", ")
    switch site {
    case let site? where site == origin || allowed.contains(site):
      lines.append("Pages of \(SafeText.line(site)) may show it already.")
    case let site?:
      lines.append(
        "Pages of \(SafeText.line(site)) may show it once it is among serve.http_origins (now: \(SafeText.line(listed)))."
      )
    case nil:
      lines.append(
        "Pages of other origins than \(SafeText.line(origin)) may show it once theirs is among serve.http_origins (now: "
          + "\(SafeText.line(listed))).")
    }
    lines.append("Where a page has a content security policy, it needs `\(Self.policy(of: origin))`.")
    return lines
  }

  private static func policy(of origin: String) -> String {
    let socket = "ws" + origin.dropFirst("http".count)
    return "script-src \(origin); connect-src \(origin) \(socket)"
  }

  /// Of an address as people type it: a slash at the end and capitals are forgiven.
  private static func origin(_ text: String, named what: String) throws(Failure) -> String {
    var origin = text.lowercased()
    while origin.hasSuffix("/") { origin.removeLast() }
    guard Setting.isOrigin(origin) else {
      throw Failure(
        "\(what) cannot be “\(SafeText.line(text))”.",
        mend: "Write scheme and host as the browser shows them, such as https://shop.example, and no path.")
    }
    return origin
  }

  /// Where the desk itself listens.
  private static func origin(of configuration: Configuration) -> String {
    let scheme = configuration.optional(.certificate) == nil ? "http" : "https"
    return "\(scheme)://" + (configuration.optional(.http) ?? "127.0.0.1:8080")
  }
}
