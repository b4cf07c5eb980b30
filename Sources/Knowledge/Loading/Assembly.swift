import Language
import Markdown

/// Puts the drafts of all files together: ids, departments, links, translations.
struct Assembly {
  let business: Business
  /// False where `business.yaml` could not be read, so that no department can be said to be missing.
  let knowsBusiness: Bool
  let refusing: @Sendable (String) -> String?

  /// The drafts of one language, with what their files say for all of them.
  struct Batch {
    var file: String
    var drafts: [Draft]
    var attributes: [String: String]
  }

  func entries(_ batches: [Batch], _ links: LinkResolver, _ findings: inout Findings) -> [Entry] {
    var seen: [EntryID: SourceLocation] = [:]
    var entries: [Entry] = []
    for batch in batches {
      for draft in batch.drafts {
        guard let entry = entry(draft, batch, links, &findings) else { continue }
        if let first = seen[entry.id] {
          findings.error(
            "duplicate-id", at: draft.idPlace, "The id `\(entry.id)` is taken by \(first).",
            mend: "Give one of the two another id, as in {#\(entry.id)-2}.")
          continue
        }
        seen[entry.id] = draft.idPlace
        entries.append(entry)
      }
    }
    return entries
  }

  private func entry(_ draft: Draft, _ batch: Batch, _ links: LinkResolver, _ findings: inout Findings) -> Entry? {
    var entry = Entry(
      id: EntryID(rawValue: draft.id), title: draft.title, phrasings: draft.phrasings, answer: draft.answer,
      topic: draft.topic, attributes: batch.attributes, location: draft.place)
    take(draft, into: &entry, &findings)
    guard !claims(draft.title, draft.answer, "This entry", at: draft.place, &findings) else { return nil }
    entry.variants = variants(of: draft, links, &findings)
    guard !entry.answer.isEmpty || !entry.variants.isEmpty || entry.handTo != nil else {
      reportEmpty(draft, &findings)
      return nil
    }
    entry.answer = links.resolved(draft.links, in: entry.answer, &findings)
    entry.next = links.quickReplies(draft.next, &findings)
    return entry
  }

  /// Heading attributes: those with a meaning into their own fields, the rest as they are.
  private func take(_ draft: Draft, into entry: inout Entry, _ findings: inout Findings) {
    for (key, value) in draft.attributes {
      let place = draft.attributePlaces[key] ?? draft.place
      switch key {
      case "hand-to":
        entry.handTo = DepartmentID(rawValue: value)
        checkDepartment(value, at: place, &findings)
      case "priority": continue
      default:
        entry.attributes[key] = value
        if let meant = Nearest.to(key, among: ["hand-to", "priority"]) {
          findings.warning(
            "unknown-key", at: place, "`\(key)` has no meaning here.",
            mend: "Write `\(meant)` if that is what you mean.")
        }
      }
    }
    let department = entry.handTo.flatMap { id in business.departments.first { $0.id == id } }
    entry.priority = department?.priority ?? .normal
    entry.statesPriority = draft.attributes["hand-to"] != nil
    if let text = draft.attributes["priority"],
      let priority = Priority.read(text, at: draft.attributePlaces["priority"] ?? draft.place, &findings)
    {
      entry.priority = priority
      entry.statesPriority = true
    }
  }

  /// The entry still hands over: a customer who needs a person must not be lost to a slip of the pen.
  private func checkDepartment(_ id: String, at place: SourceLocation, _ findings: inout Findings) {
    guard knowsBusiness, !business.departments.contains(where: { $0.id.rawValue == id }) else { return }
    findings.error(
      "unknown-department", at: place, "`\(id)` is not among the `departments` of business.yaml.",
      mend: Nearest.mend(
        id, among: business.departments.map(\.id.rawValue), otherwise: "Add it there; everybody is called now."))
  }

  private func variants(of draft: Draft, _ links: LinkResolver, _ findings: inout Findings) -> [Variant] {
    var variants: [Variant] = []
    var ids: Set<String> = []
    for variant in draft.variants {
      guard ids.insert(variant.id).inserted else {
        findings.error(
          "duplicate-id", at: variant.idPlace, "This entry has a variant `\(variant.id)` already.",
          mend: "Give one of the two another id.")
        continue
      }
      for key in ["hand-to", "priority"] where variant.attributes[key] != nil {
        findings.warning(
          "unknown-key", at: variant.attributePlaces[key] ?? variant.place, "`\(key)` has no meaning in a variant.",
          mend: "Write it at the entry, or make this an entry of its own.")
      }
      guard !variant.answer.isEmpty else {
        reportEmpty(variant, &findings)
        continue
      }
      guard !claims(variant.title, variant.answer, "This variant", at: variant.place, &findings) else { continue }
      variants.append(
        Variant(
          id: variant.id, title: variant.title, phrasings: variant.phrasings,
          answer: links.resolved(variant.links, in: variant.answer, &findings), location: variant.place))
    }
    return variants
  }

  private func claims(
    _ title: String, _ answer: String, _ what: String, at place: SourceLocation, _ findings: inout Findings
  ) -> Bool {
    guard let claim = HumanClaim.found(in: title, refusing) ?? HumanClaim.found(in: answer, refusing) else {
      return false
    }
    HumanClaim.report(claim, what, at: place, &findings)
    return true
  }

  private func reportEmpty(_ draft: Draft, _ findings: inout Findings) {
    findings.error(
      "empty-answer", at: draft.place, "`\(draft.title)` has no answer and is left out.",
      mend: draft.phrasings.isEmpty
        ? "Write the answer below the heading."
        : "Write the answer; if it begins with the list that stands there, put `<!-- answer -->` before that list.")
  }
}
