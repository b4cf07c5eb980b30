import Knowledge
import Language

/// A text that speaks for an entry: its heading, a phrasing, a variant's, or a translation of one of these.
struct Wording: Sendable {
  enum Kind: Sendable {
    case heading, phrasing, variant, answer
  }

  let entry: Int
  let text: String
  let kind: Kind
  let location: SourceLocation
  /// The folded words, joined by spaces: equal for texts that differ in case, accents and punctuation only.
  let key: String

  init(entry: Int, text: String, kind: Kind, location: SourceLocation) {
    self.entry = entry
    self.text = text
    self.kind = kind
    self.location = location
    key = words(of: text).joined(separator: " ")
  }

  /// Every wording of the base, those of an entry together, none twice within an entry and none without a word.
  static func all(in base: KnowledgeBase) -> [Wording] {
    let locales = base.translations.keys.sorted { $0.rawValue < $1.rawValue }
    return base.entries.enumerated().flatMap { index, entry in
      var seen: Set<String> = []
      let translated = locales.compactMap { base.translations[$0]?[entry.id] }
      return ([entry] + translated).flatMap { all(of: $0, at: index) }
        .filter { !$0.key.isEmpty && seen.insert($0.key).inserted }
    }
  }

  private static func all(of entry: Entry, at index: Int) -> [Wording] {
    func wording(_ text: String, _ kind: Kind, _ location: SourceLocation) -> Wording {
      Wording(entry: index, text: text, kind: kind, location: location)
    }
    var wordings = [wording(entry.title, .heading, entry.location)]
    wordings += entry.phrasings.map { wording($0.text, .phrasing, $0.location) }
    for variant in entry.variants {
      wordings.append(wording(entry.title + " " + variant.title, .variant, variant.location))
      wordings += variant.phrasings.map { wording($0.text, .variant, $0.location) }
    }
    return wordings
  }
}
