/// What `help` shows.
enum ConsoleHelp {
  static func lines(about name: String?, _ layout: ConsoleLayout) -> [StyledLine] {
    guard let name else { return all(layout) }
    guard let word = CommandWord.named(name) else { return [] }
    let aliases = word.aliases.isEmpty ? "" : " (also: \(word.aliases.joined(separator: ", ")))"
    return [StyledLine([StyledRun("  \(word.usage)", .bold), StyledRun(aliases, .faint)])] + layout.block([word.does])
  }

  /// How it is written, and beside that, or below where there is no room, what it does.
  private static func lines(about word: CommandWord, _ layout: ConsoleLayout) -> [StyledLine] {
    let short = word.aliases.first { $0.count <= 2 }.map { " (or \($0))" } ?? ""
    let indent = String(repeating: " ", count: isNarrow(layout) ? 4 : column)
    let wrapper = LineWrapper(width: layout.width.map { max(10, $0 - indent.count) })
    let does = wrapper.wrap(StyledLine(word.does + short))
    guard word.usage.count + 4 <= indent.count, let first = does.first else {
      let usage = LineWrapper(width: layout.width.map { max(10, $0 - 2) }).wrap(StyledLine(word.usage, .bold))
      return (usage.map { $0.indented(by: "  ") }) + does.map { $0.indented(by: indent) }
    }
    let beside = StyledRun("  " + layout.padded(word.usage, column - 2), .bold)
    return [StyledLine([beside] + first.runs)] + does.dropFirst().map { $0.indented(by: indent) }
  }

  private static let column = 32

  private static func isNarrow(_ layout: ConsoleLayout) -> Bool { layout.width.map { $0 < 2 * column } ?? false }

  private static func all(_ layout: ConsoleLayout) -> [StyledLine] {
    return CommandWord.all.flatMap { lines(about: $0, layout) }
      + layout.block([
        "With a conversation selected, a line that is no command is said to the customer; `reply …` says any line, and a "
          + "slash makes any line a command (`/note …`).",
        "What stands in [brackets] may be left out. Tab completes commands, numbers, shortcodes, names and entries.",
      ])
  }
}
