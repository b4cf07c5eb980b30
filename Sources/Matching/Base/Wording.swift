package import Knowledge
import Language

/// A text that speaks for an entry: its heading, a phrasing, a variant's, a translation of one of these, or a sentence
/// of its answer.
package struct Wording: Sendable {
  /// Where it stands: an entry's `heading`, a `phrasing` beside it, a `variant`'s heading or phrasing, or a sentence of
  /// an `answer`.
  package enum Kind: Sendable {
    case heading, phrasing, variant, answer
  }

  /// An index into the base's entries.
  package let entry: Int
  /// As the business wrote it; a variant's heading has the entry's before it.
  package let text: String
  /// Which part of the entry it is.
  package let kind: Kind
  /// Where it can be mended: file and line; of a sentence of an answer, its entry's.
  package let location: SourceLocation
  /// Whether it stands in a translation.
  package var isTranslated = false
  /// The folded words, joined by spaces: equal for texts that differ in case, accents and punctuation only.
  package let key: String

  init(entry: Int, text: String, kind: Kind, location: SourceLocation) {
    self.entry = entry
    self.text = text
    self.kind = kind
    self.location = location
    key = words(of: text).joined(separator: " ")
  }

  /// Every wording of the base, those of an entry together, none twice within an entry and none without a word.
  static func all(in base: KnowledgeBase, answers: Bool) -> [Wording] {
    let locales = base.translations.keys.sorted { $0.rawValue < $1.rawValue }
    return base.entries.enumerated().flatMap { index, entry in
      var seen: Set<String> = []
      let forms = [entry] + locales.compactMap { base.translations[$0]?[entry.id] }
      let wordings = forms.enumerated().flatMap { place, form in
        questions(of: form, at: index).map { wording in
          var wording = wording
          wording.isTranslated = place > 0
          return wording
        }
      }
      return (wordings + (answers ? forms.flatMap { sentences(of: $0, at: index) } : []))
        .filter { !$0.key.isEmpty && seen.insert($0.key).inserted }
    }
  }

  /// Where each entry's wordings lie in `wordings`, which holds those of an entry together.
  static func ranges(_ wordings: [Wording], entryCount: Int) -> [Range<Int>] {
    var counts = [Int](repeating: 0, count: entryCount)
    for wording in wordings { counts[wording.entry] += 1 }
    var start = 0
    return counts.map { count in
      defer { start += count }
      return start..<(start + count)
    }
  }

  private static func questions(of entry: Entry, at index: Int) -> [Wording] {
    var wordings = [Wording(entry: index, text: entry.title, kind: .heading, location: entry.location)]
    wordings += entry.phrasings.map {
      Wording(entry: index, text: $0.text, kind: .phrasing, location: $0.location)
    }
    for variant in entry.variants {
      let title = entry.title + " " + variant.title
      wordings.append(Wording(entry: index, text: title, kind: .variant, location: variant.location))
      wordings += variant.phrasings.map {
        Wording(entry: index, text: $0.text, kind: .variant, location: $0.location)
      }
    }
    return wordings
  }

  private static func sentences(of entry: Entry, at index: Int) -> [Wording] {
    ([entry.answer] + entry.variants.map(\.answer)).flatMap { answer in
      answer.unicodeScalars.split { $0 == "." || $0 == "!" || $0 == "?" || $0 == "\n" }.prefix(sentencesMax).map {
        Wording(entry: index, text: String($0), kind: .answer, location: entry.location)
      }
    }
  }

  /// Of one answer: what matters to a customer comes first, and every row costs time.
  private static let sentencesMax = 8
}
