/// What a topic file says, wherever in the file it stands: the measure of whether an edit changed only what it should.
struct FileMeaning: Equatable {
  struct Meaning: Equatable {
    var id: String
    var title: String
    var attributes: [String: String]
    var phrasings: [String]
    var answer: String
    /// Label and destination.
    var links: [[String]]
    var next: [[String]]
    var variants: [Meaning]
    var topic: String
  }

  var entries: [Meaning]
  /// Code and message of each diagnostic, sorted.
  var findings: [String]

  init(_ drafts: [Draft], _ findings: Findings) {
    entries = drafts.map { Meaning($0) }
    self.findings = findings.diagnostics.map { $0.code + " " + $0.message }.sorted()
  }

  /// Whether this is `expected`, and nothing in it is wrong that was not wrong before.
  func fulfils(_ expected: FileMeaning) -> Bool {
    var known = expected.findings[...]
    for finding in findings {
      guard let place = known.firstIndex(of: finding) else { return false }
      known = known[(place + 1)...]
    }
    return entries == expected.entries
  }
}

extension FileMeaning.Meaning {
  init(_ draft: Draft) {
    self.init(
      id: draft.id, title: draft.title, attributes: draft.attributes, phrasings: draft.phrasings.map(\.text),
      answer: draft.answer, links: draft.links.map { [$0.label, $0.destination] },
      next: draft.next.map { [$0.label, $0.destination] }, variants: draft.variants.map(Self.init), topic: draft.topic)
  }
}
