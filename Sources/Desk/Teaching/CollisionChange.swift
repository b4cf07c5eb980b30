import Knowledge
import Matching

/// Which wordings get into each other's way because of an edit.
struct CollisionChange {
  let base: KnowledgeBase
  let edited: KnowledgeBase

  /// - Parameter base: as the desk answers from it; places in it stay as they are, so that only what is new differs.
  init(_ edit: KnowledgeEdit, of base: KnowledgeBase) {
    self.base = base
    var entries = base.entries
    var translations = base.translations
    switch edit.change {
    case .phrasing(let phrasing, let id):
      if let place = entries.firstIndex(where: { $0.id == id && $0.location.file == edit.file }) {
        entries[place].phrasings.append(phrasing)
      } else if let locale = translations.first(where: { $0.value[id]?.location.file == edit.file })?.key {
        translations[locale]?[id]?.phrasings.append(phrasing)
      }
    case .entry(let entry):
      let place = entries.lastIndex { $0.location.file <= edit.file }.map { $0 + 1 } ?? 0
      entries.insert(entry, at: place)
    }
    edited = KnowledgeBase(
      business: base.business, entries: entries, translations: translations, sentences: base.sentences,
      canned: base.canned)
  }

  /// - Parameter matcher: the one for `base`.
  func newCollisions(_ matcher: TieredMatcher) -> [String] {
    let known = Set(CollisionLint.findings(matcher).map { $0.code + $0.message })
    return CollisionLint.findings(matcher.trying(edited))
      .filter { !known.contains($0.code + $0.message) }
      .map { "\($0.location): \($0.message) \($0.mend)" }
  }
}
