import Conversation
import Knowledge

/// What the Tab key offers: whole lines that begin as what is typed does.
extension ConsoleModel {
  func completions(for line: String) -> [String] {
    if let lesson { return lesson.step == .target ? entries.filter { $0.hasPrefix(line) } : [] }
    if line.hasPrefix("/") { return slashed(line) }
    let typed = line.drop(while: \.isWhitespace)
    guard let space = typed.firstIndex(of: " ") else {
      let names = CommandWord.all.flatMap { [$0.name] + $0.aliases.filter { $0.count > 2 } }
      return names.filter { $0.hasPrefix(typed.lowercased()) }.sorted()
    }
    let name = String(typed[..<space])
    let before = line[...(line.lastIndex(of: " ") ?? line.startIndex)]
    let begun = String(line[line.index(after: before.index(before: before.endIndex))...])
    return arguments(of: name, typed).filter { $0.lowercased().hasPrefix(begun.lowercased()) }.map { before + $0 }
  }

  private func slashed(_ line: String) -> [String] {
    let begun = line.split(separator: " ", omittingEmptySubsequences: false).last ?? ""
    guard begun.hasPrefix("/") else { return [] }
    let names = directory.canned.map(\.shortcode) + (begun.count == line.count ? CommandWord.all.map(\.name) : [])
    let before = line.dropLast(begun.count)
    return Set(names).sorted().map { "/" + $0 }.filter { $0.hasPrefix(begun.lowercased()) }.map { before + $0 }
  }

  private func arguments(of name: String, _ typed: Substring) -> [String] {
    guard let word = CommandWord.named(name) else { return [] }
    switch word.command {
    case .claim: return queue.compactMap { cases[$0.conversation].map { String($0.number) } }
    case .open, .follow, .unfollow, .reopen: return numbers.keys.sorted().map(String.init)
    case .conv:
      let words = typed.split(separator: " ", omittingEmptySubsequences: false)
      return words.count <= 2 ? numbers.keys.sorted().map(String.init) : CommandWord.all.map(\.name)
    case .transfer: return directory.agents.map(\.name) + directory.departments.map(\.id)
    case .assign: return directory.agents.map(\.name)
    case .presence: return ["online", "away", "offline"]
    case .help: return CommandWord.all.map(\.name)
    case .convs: return ["-s", "-m", "-l", "-n"] + Status.allCases.map(\.rawValue)
    case .snooze: return ["30m", "2h", "24h", "tomorrow", "monday 9:00"]
    case .teach: return entries
    case .send, .edit:
      return (selected.flatMap { cases[$0]?.suggestions } ?? []).indices.map { String($0 + 1) }
    case .queue, .leave, .reply, .note, .label, .back, .resolve, .suggest, .why, .search, .history, .agents, .status,
      .canned, .quit:
      return []
    }
  }

  private var entries: [String] { Set(cases.values.flatMap { $0.suggestions.map(\.entry) }).sorted() }
}
