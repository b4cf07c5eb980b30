/// The YAML between two lines of `---` at the top of a file.
struct FrontMatter {
  private(set) var topic: String?
  /// All other keys: `owner`, `review-by` and whatever the business adds.
  private(set) var attributes: [String: String] = [:]
  /// How many lines it takes, both rules included; 0: there is none.
  private(set) var lineCount = 0

  init(of source: SourceText, today: CivilDate?, _ findings: inout Findings) {
    guard source.line(1).trimmed == "---" else { return }
    guard let end = (2...max(2, source.lineCount)).first(where: { ["---", "..."].contains(source.line($0).trimmed) }),
      end <= source.lineCount
    else {
      findings.error(
        "bad-front-matter", at: SourceLocation(file: source.file, line: 1), "The front matter has no end.",
        mend: "Write a line of `---` below it.")
      return
    }
    lineCount = end
    guard end > 2,
      let tree = YAMLReading.tree(
        of: source.lines(2...(end - 1)), file: source.file, lineOffset: 1, findings: &findings)
    else { return }
    for pair in SettingsReader.pairs(tree, "the front matter", &findings) {
      guard let text = SettingsReader.text(pair.value, "`\(pair.key)`", &findings) else { continue }
      if pair.key == "topic" { topic = text } else { attributes[pair.key] = text }
      let known = ["topic", "owner", "review-by"]
      if !known.contains(pair.key), let meant = Nearest.to(pair.key, among: known) {
        findings.warning(
          "unknown-key", at: pair.place, "`\(pair.key)` has no meaning here.",
          mend: "Write `\(meant)` if that is what you mean.")
      }
      if pair.key == "review-by" { Self.review(pair.value, today: today, &findings) }
    }
  }

  private static func review(_ tree: YAMLTree, today: CivilDate?, _ findings: inout Findings) {
    guard let date = SettingsReader.date(tree, "`review-by`", &findings), let today, date < today else { return }
    findings.warning(
      "review-overdue", at: tree.place, "This file was to be reviewed by \(date).",
      mend: "Read it through, then set `review-by` to the next date.")
  }
}
