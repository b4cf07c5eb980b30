/// Something in the knowledge folder that the owner should mend, and how.
package struct Diagnostic: Hashable, Sendable {
  /// Whether what is wrong costs something, or may be meant.
  package enum Severity: String, Hashable, Sendable, Codable, Comparable {
    /// What stands here is left out; the rest is used.
    case error
    /// What stands here is used, and probably not what was meant.
    case warning

    package static func < (left: Severity, right: Severity) -> Bool { left == .error && right == .warning }
  }

  /// What `frontdesk check` ends by: an error is always a finding, a warning where it is a collision or with
  /// `--strict`.
  package var severity: Severity
  /// A stable name for scripts: `duplicate-id`, `dead-link`, `collision`.
  package var code: String
  /// Where the mend goes.
  package var location: SourceLocation
  /// One sentence: what is wrong.
  package var message: String
  /// One sentence: what to do about it.
  package var mend: String

  package init(_ severity: Severity, _ code: String, at location: SourceLocation, _ message: String, mend: String) {
    self.severity = severity
    self.code = code
    self.location = location
    self.message = message
    self.mend = mend
  }
}
