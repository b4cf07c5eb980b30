package import Comprehension
import Conversation
package import Knowledge
package import Language
package import Matching

/// Everything that `check` has to say about a knowledge folder.
package struct CheckReport: Sendable {
  /// In the order in which they are shown.
  package enum Group: String, Sendable, CaseIterable {
    /// What stands there is left out.
    case errors
    /// Wordings of different entries that get into each other's way.
    case collisions
    /// What stands there is used, and probably not what was meant.
    case warnings
  }

  /// As given by whoever asked.
  package let folder: String
  /// In the business's own language.
  package let entries: Int
  /// Headings and phrasings of the entries and their variants, in the business's own language.
  package let wordings: Int
  /// Languages beside the business's own in which something is translated.
  package let translations: [LocaleCode]
  /// How the wordings would be answered, each asked as if it did not stand there.
  package let expectation: ExpectedAccuracy
  private let groups: [Group: [Diagnostic]]

  /// - Parameter receptionist: who was made of `base`; its matcher finds the collisions.
  package init(_ base: KnowledgeBase, _ receptionist: Receptionist, folder: String) {
    self.folder = folder
    entries = base.entries.count
    wordings = base.entries.reduce(0) { sum, entry in
      sum + 1 + entry.phrasings.count + entry.variants.reduce(0) { $0 + 1 + $1.phrasings.count }
    }
    translations = Array(base.locales.dropFirst())
    expectation = receptionist.matcher.expectation
    let read = base.diagnostics + receptionist.sentenceFlaws.map { Diagnostic($0) }
    groups = [
      .errors: read.filter { $0.severity == .error }.sorted { $0.location < $1.location },
      .collisions: CollisionLint.findings(receptionist.matcher),
      .warnings: read.filter { $0.severity == .warning }.sorted { $0.location < $1.location },
    ]
  }

  /// Sorted by place.
  package subscript(group: Group) -> [Diagnostic] { groups[group] ?? [] }

  /// Whether the exit status says that there are findings.
  package func mustBeMended(strictly: Bool) -> Bool {
    !self[.errors].isEmpty || !self[.collisions].isEmpty || strictly && !self[.warnings].isEmpty
  }
}

extension CheckReport {
  /// What `check --format json` prints. The names stay stable.
  package var json: JSON {
    .object([
      ("knowledge", .string(folder)), ("entries", .integer(entries)), ("wordings", .integer(wordings)),
      ("translations", .array(translations.map { .string($0.rawValue) })),
      ("errors", .integer(self[.errors].count)), ("collisions", .integer(self[.collisions].count)),
      ("warnings", .integer(self[.warnings].count)),
      ("expected", expectation.json),
      ("findings", .array(Group.allCases.flatMap { self[$0] }.map { JSON($0) })),
    ])
  }
}

extension ExpectedAccuracy {
  /// Of the wordings asked, answered outright.
  package var answered: Proportion { Proportion(right + wrong, of: asked) }
  /// Of the answered ones, by a wrong entry.
  package var mistaken: Proportion { Proportion(wrong, of: right + wrong) }

  fileprivate var json: JSON {
    .object([
      ("tier", .string(tier)), ("asked", .integer(asked)), ("answered_right", .integer(right)),
      ("answered_wrong", .integer(wrong)), ("enough", .bool(asked >= Self.askedMin)),
    ])
  }
}

extension JSON {
  fileprivate init(_ finding: Diagnostic) {
    self = .object([
      ("severity", .string(finding.severity.rawValue)), ("code", .string(finding.code)),
      ("file", .string(finding.location.file)), ("line", .integer(finding.location.line)),
      ("column", .integer(finding.location.column)), ("message", .string(finding.message)),
      ("mend", .string(finding.mend)),
    ])
  }
}
