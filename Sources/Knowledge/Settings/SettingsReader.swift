/// Takes values out of a YAML tree; what is not of the kind wanted is reported and left out.
enum SettingsReader {
  /// A mapping's pairs. With `known`, other keys are warned of and left out.
  static func pairs(
    _ tree: YAMLTree, _ what: String, known: [String]? = nil, _ findings: inout Findings
  ) -> [YAMLTree.Pair] {
    switch tree {
    case .nothing: return []
    case .mapping(let pairs, _):
      guard let known else { return pairs }
      return pairs.filter { pair in
        if known.contains(pair.key) { return true }
        findings.warning(
          "unknown-key", at: pair.place, "`\(pair.key)` means nothing in \(what).",
          mend: Nearest.mend(pair.key, among: known, otherwise: "Known are: \(known.joined(separator: ", "))."))
        return false
      }
    case .text, .list:
      findings.error(
        "bad-value", at: tree.place, "\(what.capitalisedFirst) should be lines of `key: value`.",
        mend: "Indent them below the key.")
      return []
    }
  }

  /// Text without white space around it; nil where there is none.
  static func text(_ tree: YAMLTree, _ what: String, _ findings: inout Findings) -> String? {
    switch tree {
    case .nothing: return nil
    case .text(let text, _):
      let trimmed = text.trimmed
      return trimmed.isEmpty ? nil : trimmed
    case .list, .mapping:
      findings.error(
        "bad-value", at: tree.place, "\(what.capitalisedFirst) should be text.",
        mend: "Write it on one line, in \"double quotes\" if it has colons or brackets.")
      return nil
    }
  }

  /// A list; a single value counts as a list of one.
  static func list(_ tree: YAMLTree) -> [YAMLTree] {
    switch tree {
    case .nothing: []
    case .list(let items, _): items
    case .text, .mapping: [tree]
    }
  }

  static func date(_ tree: YAMLTree, _ what: String, _ findings: inout Findings) -> CivilDate? {
    guard let text = text(tree, what, &findings) else { return nil }
    if let date = CivilDate(text) { return date }
    findings.error(
      "bad-date", at: tree.place, "`\(text)` is not a day of the calendar.", mend: "Write year-month-day: 2026-12-25.")
    return nil
  }
}

extension String {
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
