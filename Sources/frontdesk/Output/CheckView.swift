import Insight
import Knowledge
import Language
import Matching
import Terminal

/// What `check` found, grouped, each with its mend on the next line.
struct CheckView {
  private let console: Console

  init(_ console: Console) { self.console = console }

  func show(_ report: CheckReport) throws(Failure) {
    for group in CheckReport.Group.allCases {
      let findings = report[group]
      if findings.isEmpty { continue }
      try console.show(StyledLine(group.heading, .bold))
      for finding in findings { try show(finding, in: report.folder) }
      try console.show("")
    }
    try console.show(StyledLine(expected(report.expectation), .faint))
    try console.show(summary(of: report))
  }

  /// How well the wordings find each other: a harder test than customers are.
  private func expected(_ expectation: ExpectedAccuracy) -> String {
    let asked = count(expectation.asked, "wording", "wordings")
    guard expectation.asked >= ExpectedAccuracy.askedMin else {
      return "A hard test of the wordings: too few to say anything (\(asked); \(ExpectedAccuracy.askedMin) are needed)."
    }
    return "A hard test of the wordings (\(expectation.tier)): of \(asked), each asked as if it did not stand there, "
      + "\(written(expectation.answered)) are answered outright"
      + (expectation.answered.hits == 0
        ? "." : ", \(written(expectation.mistaken)) of those by another entry. Customers ask more plainly.")
  }

  private func written(_ proportion: Proportion) -> String {
    func percent(_ share: Double) -> String { String(Int((100 * share).rounded())) }
    guard let share = proportion.share, let interval = proportion.interval else { return "none" }
    return "\(percent(share)) % (\(percent(interval.lowerBound))–\(percent(interval.upperBound)))"
  }

  private func show(_ finding: Diagnostic, in folder: String) throws(Failure) {
    let path = folder.hasSuffix("/") ? folder : folder + "/"
    let style: TextStyle = finding.severity == .error ? .red : .yellow
    try console.show(
      StyledLine([
        StyledRun(SafeText.line("\(path)\(finding.location)") + ": "), StyledRun(finding.severity.rawValue, style),
        StyledRun(": " + SafeText.line(finding.message)),
      ]))
    try console.show(StyledLine("  " + SafeText.line(finding.mend), .faint))
  }

  private func summary(of report: CheckReport) -> StyledLine {
    let translated = report.translations.map(\.rawValue).joined(separator: ", ")
    let what =
      "\(count(report.entries, "entry", "entries")), \(count(report.wordings, "wording", "wordings"))"
      + (translated.isEmpty ? "" : ", translated into \(SafeText.line(translated))") + ": "
    let found = [
      (report[.errors].count, "error", "errors"), (report[.collisions].count, "collision", "collisions"),
      (report[.warnings].count, "warning", "warnings"),
    ].filter { $0.0 > 0 }.map(count)
    guard !found.isEmpty else { return StyledLine([StyledRun(what), StyledRun("nothing to mend.", .green)]) }
    return StyledLine([StyledRun(what), StyledRun(found.joined(separator: ", ") + ".", .bold)])
  }

  private func count(_ number: Int, _ one: String, _ many: String) -> String { "\(number) \(number == 1 ? one : many)" }
}

extension CheckReport.Group {
  fileprivate var heading: String {
    switch self {
    case .errors: "Errors: what stands there is left out, or shown as customers should not see it"
    case .collisions: "Collisions: questions that would go to another entry"
    case .warnings: "Warnings: what stands there is used, and probably not what was meant"
    }
  }
}
