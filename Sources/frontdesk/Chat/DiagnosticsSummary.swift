import Knowledge

/// What is wrong in a knowledge folder, in a few lines.
struct DiagnosticsSummary {
  private static let named = 3

  let diagnostics: [Diagnostic]
  let folder: String

  init(_ diagnostics: [Diagnostic], in folder: String) {
    self.diagnostics = diagnostics
    self.folder = folder
  }

  /// Nil where nothing is wrong. Only errors are named; warnings are the business's affair, not the customer's.
  var text: String? {
    let errors = diagnostics.filter { $0.severity == .error }
    guard !errors.isEmpty else { return nil }
    let shown = errors.prefix(Self.named).map { "  \($0.location): \($0.message)" }
    let rest = errors.count - shown.count
    return
      (["\(errors.count == 1 ? "1 error" : "\(errors.count) errors") in \(folder); what stands there is left out:"]
      + shown + (rest > 0 ? ["  and \(rest) more"] : [])
      + ["`frontdesk check --knowledge \(folder)` names what to mend."]).joined(separator: "\n")
  }
}
