/// The diagnostics found so far.
struct Findings {
  private(set) var diagnostics: [Diagnostic] = []

  mutating func error(_ code: String, at location: SourceLocation, _ message: String, mend: String) {
    diagnostics.append(Diagnostic(.error, code, at: location, message, mend: mend))
  }

  mutating func warning(_ code: String, at location: SourceLocation, _ message: String, mend: String) {
    diagnostics.append(Diagnostic(.warning, code, at: location, message, mend: mend))
  }

  mutating func add(_ more: [Diagnostic]) {
    diagnostics += more
  }
}
