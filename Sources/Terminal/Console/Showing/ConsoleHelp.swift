/// What `help` shows.
enum ConsoleHelp {
  static func lines(about name: String?, _ layout: ConsoleLayout) -> [StyledLine] {
    guard let name else { return all(layout) }
    guard let word = CommandWord.named(name) else { return [] }
    let aliases = word.aliases.isEmpty ? "" : " (also: \(word.aliases.joined(separator: ", ")))"
    return [StyledLine([StyledRun("  \(word.usage)", .bold), StyledRun(aliases, .faint)])] + layout.block([word.does])
  }

  private static func all(_ layout: ConsoleLayout) -> [StyledLine] {
    let names = CommandWord.all.map { word in ([word.name] + word.aliases.filter { $0.count <= 2 }) }
    let columns = names.map { $0.joined(separator: ", ").count }.max() ?? 0
    let list = zip(CommandWord.all, names).map { word, names in
      StyledLine([
        StyledRun("  " + layout.padded(names.joined(separator: ", "), columns + 2), .bold), StyledRun(word.does),
      ])
    }
    return list
      + layout.block([
        "With a conversation selected, a line that is no command is said to the customer; `reply …` says any line, and a "
          + "slash makes any line a command (`/note …`).",
        "Tab completes commands, numbers, shortcodes, names and entries.",
      ])
  }
}
