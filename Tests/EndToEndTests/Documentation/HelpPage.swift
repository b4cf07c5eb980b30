import Testing

/// What `--help` of a command says that it takes.
struct HelpPage: Sendable {
  /// By name, with its dashes; whether it takes a value.
  private(set) var options: [String: Bool] = [:]
  /// Those that take every word up to the next option.
  private(set) var greedy: Set<String> = []
  private(set) var subcommands: [String] = []
  /// The one that is meant where none is named.
  private(set) var standard: String?
  /// Nil where there may be any number.
  private(set) var argumentsMax: Int? = 0
  /// The commands that it shows.
  let examples: [WrittenCommand]

  init(_ text: String) {
    let whole = text.replacing(/\\\n\s+/, with: "")
    examples = whole.split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
      .flatMap { WrittenCommand.all(in: String($0.dropFirst(2))) }.filter { $0.program == .frontdesk }
    greedy = Set(text.matches(of: /\[(--[a-z-]+) <[^>]+> \.\.\.\]/).map { String($0.1) })
    var section = ""
    for line in text.split(separator: "\n") {
      if let name = line.wholeMatch(of: /([A-Z]+):/)?.1 { section = String(name) }
      switch section {
      case "OPTIONS":
        guard let option = line.firstMatch(of: /^  (?:-\w, )?(--[a-z-]+)( <)?/) else { continue }
        options[String(option.1)] = option.2 != nil
      case "SUBCOMMANDS":
        guard let command = line.firstMatch(of: /^  ([a-z]+)( \(default\))?\s{2}/) else { continue }
        subcommands.append(String(command.1))
        if command.2 != nil { standard = String(command.1) }
      case "ARGUMENTS":
        if line.hasPrefix("  <") { argumentsMax = argumentsMax.map { $0 + 1 } }
      default: break
      }
    }
    if text.contains(/\[<[\w-]+> \.\.\.\]/) { argumentsMax = nil }
  }
}

/// The built program's own help, asked for once for each command.
actor ProgramHelp {
  static let shared = ProgramHelp()

  private var pages: [[String]: HelpPage] = [:]

  func page(of path: [String]) async throws -> HelpPage {
    if let known = pages[path] { return known }
    let outcome = try await CommandsProgram().run(path + ["--help"])
    try #require(outcome.status == 0, "\(path): \(outcome.errors)")
    let page = HelpPage(outcome.output)
    pages[path] = page
    return page
  }

  /// What is wrong with a command by the help of it; nil where nothing is.
  func flaw(of arguments: [String]) async throws -> String? {
    var path: [String] = []
    var rest = arguments[...]
    var page = try await page(of: path)
    while !page.subcommands.isEmpty {
      let named = rest.first.flatMap { page.subcommands.contains($0) ? $0 : nil }
      if named != nil {
        rest = rest.dropFirst()
      } else if let word = rest.first, !word.hasPrefix("-"), page.standard == nil {
        return "there is no command `\(word)`"
      }
      guard let next = named ?? page.standard else { break }
      path.append(next)
      page = try await self.page(of: path)
    }
    return Self.flaw(of: rest, by: page)
  }

  private static func flaw(of words: ArraySlice<String>, by page: HelpPage) -> String? {
    var rest = words
    var arguments = 0
    while let word = rest.popFirst() {
      guard word.hasPrefix("--") else {
        arguments += 1
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      guard let takesValue = page.options[parts[0]] else { return "there is no option `\(parts[0])`" }
      // What a text names last it may name alone: `frontdesk simulate --budget` finds it.
      guard takesValue, parts.count == 1, !rest.isEmpty else { continue }
      guard rest.popFirst()?.hasPrefix("--") == false else { return "`\(parts[0])` needs a value" }
      if page.greedy.contains(word) { rest = rest.drop { !$0.hasPrefix("--") } }
    }
    if let most = page.argumentsMax, arguments > most { return "it takes \(most) arguments, not \(arguments)" }
    return nil
  }
}
