extension Priority {
  /// Nil, and an error, for a word that is no priority.
  static func read(_ text: String, at place: SourceLocation, _ findings: inout Findings) -> Priority? {
    if let priority = Priority(rawValue: text.lowercased()) { return priority }
    findings.error(
      "unknown-priority", at: place, "`\(text)` is not a priority.",
      mend: Nearest.mend(text, among: allCases.map(\.rawValue), otherwise: "Write low, normal, high or urgent."))
    return nil
  }
}
