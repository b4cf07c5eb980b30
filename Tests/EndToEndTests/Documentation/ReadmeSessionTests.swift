import Foundation
import TestSupport
import Testing

/// The session on README.md is held in the terminal, word for word, line for line.
@Suite("The session that README.md shows")
struct ReadmeSessionTests {
  /// The sample business takes longer to learn than the small ones of other tests, and the machine may be busy.
  private static let learning = Duration.seconds(180)

  @Test("Customer, bot and person say what the page says they say, each in a terminal of 100 columns")
  func session() async throws {
    let page = try MarkdownPage("README.md")
    let blocks = page.blocks
    let customers = try #require(blocks.firstIndex { $0.contains { $0.text.hasPrefix("You: ") } })
    let agents = try #require(blocks.firstIndex { $0.first?.text.hasPrefix("$ ") == true })
    try #require(agents + 1 < blocks.count)
    let chat = try #require(WrittenCommand.all(in: page).first { $0.text == "make chat" })
    let words = try await #require(MakeTarget(chat).command).arguments

    let shop = try SampleShop(alwaysOpen: true)
    func terminal(_ words: [String]) throws -> TerminalSession {
      try TerminalSession(words, in: shop.place.path, environment: ["LANG": "C.UTF-8"], columns: 100, rows: 60)
    }
    let customer = try terminal(words)
    try await ShownSession(blocks[customers]).replay(in: customer, within: Self.learning)

    let session = ShownSession(blocks[agents])
    let command = try #require(session.command)
    let agent = try terminal(command.arguments)
    try await session.replay(in: agent, within: Self.learning)
    try await ShownSession(blocks[agents + 1]).replay(in: customer)

    for terminal in [agent, customer] {
      terminal.type("\u{4}")
      #expect(try await terminal.ending() == .exit(0))
    }
  }

  @Test("A line that was not shown, or not there, is missed")
  func missing() {
    let screen = "Hello.\n\nYou: hi\n  1   now     a\n  Good day.\nThe end."
    let cases: [([String], String?)] = [
      (["Hello.", "You: hi"], nil), (["Hello.", "  Good day."], "  Good day."), (["Hello.", "…", "  Good day."], nil),
      (["Good day."], "Good day."), (["The end.", "…", "Hello."], "Hello."), ([], nil),
    ]
    for (lines, missed) in cases { #expect(ShownSession.missing(lines[...], in: screen) == missed) }
  }
}

/// A copy of the sample business of the repository, in a folder that is thrown away.
struct SampleShop {
  let place: Workplace

  /// - Parameter alwaysOpen: whether people are there at whatever hour and day the test runs.
  init(alwaysOpen: Bool = false) throws {
    place = try Workplace()
    try FileManager.default.copyItem(atPath: PackageRoot.path + "/knowledge", toPath: place.path + "/knowledge")
    guard alwaysOpen else { return }
    let written = try place.read("knowledge/business.yaml")
    let open = written.replacing(/(?m)^hours:\n(?:  [^\n]*\n)+/, with: "hours: 24h\n")
      .replacing(/(?m)^holidays:\n(?:  [^\n]*\n)+/, with: "")
    try #require(open.contains("hours: 24h") && !open.contains("holidays:"))
    try place.write(open, to: "knowledge/business.yaml")
  }
}
