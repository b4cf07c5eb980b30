/// What `/help` shows.
enum HelpList {
  static func lines() -> [StyledLine] {
    let width = SlashCommand.explained.map(\.name.count).max() ?? 0
    return SlashCommand.explained.map { name, does in
      let room = String(repeating: " ", count: width - name.count + 2)
      return StyledLine([StyledRun("  "), StyledRun(name, .bold), StyledRun(room + does)])
    } + [StyledLine("  A number picks the reply of that number; Tab completes commands and replies.")]
  }
}
