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

      Exit status: 0 printed, 2 an address is none that a browser can go to.
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
    let address = try address(configuration)
    let site = try site.map { try Self.origin($0, named: "The website") }
    try Console.standard.show("<script src=\"\(address.origin)/widget.js\" async></script>")
    for line in SnippetAdvice(configuration, address, site).lines { Console.standard.warn(line) }
  }

  /// Where visitors reach the desk.
  ///
  /// - Throws: where no browser could go there.
  private func address(_ configuration: Configuration) throws(Failure) -> WebAddress {
    let mend = "Say by which name visitors reach the desk, such as --desk https://desk.example."
    let address: WebAddress
    if let desk {
      address = WebAddress(origin: try Self.origin(desk, named: "--desk"))
    } else {
      address =
        try WebAddress(servedBy: configuration) ?? WebAddress(isSecure: false, host: "127.0.0.1", port: 8_080)
    }
    if address.isEveryAddress {
      throw Failure(
        SafeText.line(
          "A browser cannot go to \(address.origin): \(address.host) stands for every address of this machine, and is none."
        ), mend: mend)
    }
    if address.port == 0 {
      throw Failure(
        SafeText.line("A browser cannot go to \(address.origin): port 0 is another one at every start."),
        mend: desk == nil
          ? "Give serve.http a port, such as 8080, or say where visitors reach the desk, with --desk." : mend)
    }
    return address
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
}
