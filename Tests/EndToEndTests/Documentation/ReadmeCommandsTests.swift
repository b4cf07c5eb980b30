import Foundation
import Glibc
import TestSupport
import Testing

/// Every command on README.md is run, in the page's order, in one copy of the sample business.
@Suite("The commands of README.md")
struct ReadmeCommandsTests {
  /// How a command is held to what the page says of it.
  private enum Way {
    /// Run to its end with nothing on standard input; its status is 0 and standard output holds the words.
    case run(says: String)
    /// Begun in a terminal, where it shows the words, answered or ended by what is typed, and ends with 0.
    case begun(shows: String, typed: String)
    /// What make would run is begun so.
    case made(with: [String] = [], shows: String, typed: String)
    /// It takes long, or installs: what make would run is only looked at.
    case lookedAt
    /// ReadmeSessionTests hold it.
    case session
  }

  /// The sample business takes a while to learn, and the machine may be busy.
  private static let patience = Duration.seconds(180)

  private static let ways: KeyValuePairs<String, Way> = [
    "make chat": .session,
    "make test": .lookedAt,
    "make help": .run(says: "make chat"),
    "make chat MODEL=none": .made(shows: "a program, not a person", typed: "\u{4}"),
    ".build/release/frontdesk agent --name Maria": .session,
    "make serve": .made(with: ["HTTP=127.0.0.1:0"], shows: "/demo The agents' page: http://127.0.0.1", typed: "\u{3}"),
    "make demo": .lookedAt,
    "frontdesk snippet": .run(says: "<script src=\"http://127.0.0.1:8080/widget.js\" async></script>"),
    "make docs": .lookedAt,
    "frontdesk init my-shop": .run(says: "frontdesk chat --knowledge my-shop"),
    "frontdesk check --knowledge my-shop": .run(says: "nothing to mend"),
    "frontdesk chat --knowledge my-shop": .run(says: "a program, not a person"),
    "make build": .lookedAt,
    "frontdesk forget CONVERSATION": .begun(shows: "[y/N]", typed: "y\r"),
  ]

  private let page: MarkdownPage
  private let commands: [WrittenCommand]
  private let shop: SampleShop

  init() throws {
    page = try MarkdownPage("README.md")
    commands = WrittenCommand.all(in: page)
    shop = try SampleShop()
  }

  @Test("Each does what the page says, and the table of how is neither short of one nor has one too many")
  func commandsOfThePage() async throws {
    let ways = Dictionary(uniqueKeysWithValues: Self.ways.map { ($0.key, $0.value) })
    var seen: Set<String> = []
    for command in commands where seen.insert(command.text).inserted {
      guard let way = ways[command.text] else {
        Issue.record("\(command.place): how is `\(command.text)` run? Say so in the table of this test.")
        continue
      }
      try await hold(command, to: way)
    }
    #expect(Set(ways.keys).subtracting(seen) == [], "no more on the page")
  }

  private func hold(_ command: WrittenCommand, to way: Way) async throws {
    switch way {
    case .run(let words):
      let isMake = command.program == .make
      let run = try await PipedRun(
        (isMake ? ["-C", PackageRoot.path] : []) + command.arguments, in: shop.place,
        executable: isMake ? "/usr/bin/make" : nil, limit: Self.patience)
      #expect(run.ending == .exit(0) && run.output.contains(words), "\(command.text): \(run.output)\(run.errors)")
    case .begun(let words, let typed): try await begin(command, shows: words, typed: typed)
    case .made(let more, let words, let typed):
      var make = command
      make.arguments += more
      let begun = try await #require(MakeTarget(make).command)
      try await begin(begun, shows: words, typed: typed)
    case .lookedAt: #expect(try await MakeTarget(command).flaw() == nil, "\(command.text)")
    case .session: break
    }
  }

  private func begin(_ command: WrittenCommand, shows words: String, typed: String) async throws {
    var arguments = command.arguments
    if let place = arguments.firstIndex(of: "CONVERSATION") { arguments[place] = try await conversation() }
    let terminal = try TerminalSession(
      arguments, in: shop.place.path, environment: command.environment, columns: 100)
    try await terminal.shows("“\(words)”", within: Self.patience) { $0.flowing.contains(words) }
    if typed == "\u{4}" { try await terminal.waitsForInput() }
    terminal.type(typed)
    #expect(try await terminal.ending(within: Self.patience) == .exit(0), "\(command.text): \(terminal.screen.text)")
  }

  /// The id of one that an earlier command left.
  private func conversation() async throws -> String {
    let run = try await PipedRun(["history"], in: shop.place)
    return String(try #require(run.output.split(separator: " ").first))
  }

  @Test("The table of commands has each that --help has, in its words no option or name that is not there")
  func table() async throws {
    let begin = try #require(page.rows.firstIndex { $0.text.hasPrefix("| command |") })
    let rows = page.rows[begin...].dropFirst(2).map(\.text)
    var named: [String] = []
    for row in rows {
      let codes = row.matches(of: /`([^`]+)`/).map { String($0.1) }
      let cell = row.dropFirst(2).prefix { $0 != "|" }.matches(of: /`([a-z]+)[^`]*`/).map { String($0.1) }
      named += cell
      let first = try #require(cell.first)
      let help = try await ProgramHelp.shared.page(of: [first])
      for code in codes.dropFirst(cell.count) {
        #expect(code.hasPrefix("--") ? help.options[code] != nil : help.subcommands.contains(code), "\(first): \(code)")
      }
    }
    let known = try await ProgramHelp.shared.page(of: []).subcommands
    #expect(named.sorted() == known.sorted())
  }

  @Test("Each command has --help with examples, and these hold to it")
  func examples() async throws {
    for name in try await ProgramHelp.shared.page(of: []).subcommands {
      let examples = try await ProgramHelp.shared.page(of: [name]).examples
      #expect(!examples.isEmpty, "\(name)")
      for example in examples {
        #expect(try await ProgramHelp.shared.flaw(of: example.arguments) == nil, "\(name): \(example.text)")
      }
    }
  }

  @Test("What can be typed in the chat is what its /help lists")
  func slashCommands() async throws {
    let names = page.inlineCode.map(\.text).filter { $0.hasPrefix("/") }
    let place = try await Workplace().withSample()
    let run = try await PipedRun(["chat"], in: place, lines: ["/help"])
    #expect(names.contains("/help"))
    for name in names { #expect((run.output + run.errors).contains("\(name) "), "\(name)") }
  }
}
