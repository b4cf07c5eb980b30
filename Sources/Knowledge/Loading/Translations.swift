import Language

/// Matches the entries of the other languages with those of the business's own.
struct Translations {
  let originals: [EntryID: Entry]
  let business: Business

  /// What is not said in a translation holds as in the original: hand-over, priority, attributes.
  func matched(_ entries: [Entry], _ findings: inout Findings) -> [EntryID: Entry] {
    var matched: [EntryID: Entry] = [:]
    for var entry in entries {
      guard let original = originals[entry.id] else {
        findings.error(
          "orphan-translation", at: entry.location, "`\(entry.id)` translates no entry and is left out.",
          mend: Nearest.to(entry.id.rawValue, among: originals.keys.map(\.rawValue).sorted())
            .map { "Write {#\($0)} if that is what it translates." }
            ?? "Give it the id of the entry that it translates.")
        continue
      }
      entry.next.removeAll { originals[$0.entry] == nil }
      entry.handTo = entry.handTo ?? original.handTo
      if !entry.statesPriority { entry.priority = original.priority }
      entry.attributes.merge(original.attributes) { own, _ in own }
      checkVariants(entry, original, &findings)
      matched[entry.id] = entry
    }
    return matched
  }

  private func checkVariants(_ entry: Entry, _ original: Entry, _ findings: inout Findings) {
    for variant in entry.variants where !original.variants.contains(where: { $0.id == variant.id }) {
      findings.warning(
        "orphan-translation", at: variant.location, "The variant `\(variant.id)` is not in the original.",
        mend: "Give it the id of the variant that it translates.")
    }
  }

  /// One word for each language, not one for each entry: translating is done little by little.
  func reportMissing(_ matched: [EntryID: Entry], _ locale: LocaleCode, file: String, _ findings: inout Findings) {
    let missing = originals.values.filter { matched[$0.id] == nil }.sorted { $0.location < $1.location }
    guard !missing.isEmpty else { return }
    let named = missing.prefix(5).map { "\($0.id)" }.joined(separator: ", ")
    findings.warning(
      "missing-translation", at: SourceLocation(file: file, line: 1),
      "\(missing.count) of \(originals.count) entries are not in `\(locale)`: \(named)\(missing.count > 5 ? ", …" : "").",
      mend: "Translate them here under the same ids; until then they are answered in `\(business.locale)`.")
  }
}
