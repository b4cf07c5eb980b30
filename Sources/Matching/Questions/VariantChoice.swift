import Knowledge
import Language

/// Which variant of an entry a question is about, where it says so.
///
/// What tells variants apart are the words that one of them has and the others have not: those of its title weigh most,
/// then its phrasings', then its answer's. A question without any, with some of two variants, or with a "not" in it is
/// not specific.
struct VariantChoice: Sendable {
  private let ids: [String]
  /// For each stem the variant it tells and how much it weighs.
  private let telling: [String: (variant: Int, weight: Int)]
  private let exact: [String: Int]
  private let negations: Negations
  /// The words of the variants' titles and phrasings: a "without" among them negates nothing.
  private let own: Set<String>

  private static let titleWeight = 4
  private static let phrasingWeight = 2
  private static let answerWeight = 1

  init(of entry: Entry, in base: KnowledgeBase, besides stopWords: Set<String>) {
    ids = entry.variants.map(\.id)
    negations = Negations(of: base.locales)
    var weights: [String: [Int: Int]] = [:]
    var exact: [String: Int] = [:]
    var own: Set<String> = []
    for (number, id) in ids.enumerated() {
      for locale in [nil] + base.translations.keys.sorted(by: { $0.rawValue < $1.rawValue }).map(Optional.some) {
        guard let variant = base.entry(entry.id, in: locale)?.variants.first(where: { $0.id == id }) else { continue }
        let texts =
          [(variant.title, Self.titleWeight), (variant.answer, Self.answerWeight)]
          + variant.phrasings.map { ($0.text, Self.phrasingWeight) }
        for (text, weight) in texts {
          for word in words(of: text) where !stopWords.contains(word) {
            weights[Self.stem(word), default: [:]][number, default: 0] = max(
              weights[Self.stem(word)]?[number] ?? 0, weight)
          }
        }
        own.formUnion(([variant.title] + variant.phrasings.map(\.text)).flatMap(words(of:)))
        for phrasing in variant.phrasings { exact[words(of: phrasing.text).joined(separator: " ")] = number }
      }
    }
    let common = Set(Self.commonWords(of: entry, in: base).map(Self.stem))
    self.exact = exact
    self.own = own
    telling = weights.filter { !common.contains($0.key) }.compactMapValues { owners in
      owners.count == 1 ? owners.first.map { ($0.key, $0.value) } : nil
    }
  }

  /// The id of the one variant that a question speaks of; nil where it leaves that open.
  ///
  /// - Parameter words: the question's, with their spelling repaired.
  func variant(for words: [String], in text: String) -> String? {
    if let number = exact[words.joined(separator: " ")] { return ids[number] }
    if negations.stand(in: text, besides: own) { return nil }
    var scores = [Int](repeating: 0, count: ids.count)
    for word in Set(words.map(Self.stem)) {
      if let told = telling[word] { scores[told.variant] += told.weight }
    }
    let best = scores.indices.max { (scores[$0], $1) < (scores[$1], $0) }
    guard let best, scores[best] >= Self.phrasingWeight else { return nil }
    let others = scores.indices.filter { $0 != best }.map { scores[$0] }.max() ?? 0
    return scores[best] >= 2 * others ? ids[best] : nil
  }

  /// The words with which the entry itself is asked for, which speak for no variant.
  private static func commonWords(of entry: Entry, in base: KnowledgeBase) -> [String] {
    let forms = [entry] + base.translations.values.compactMap { $0[entry.id] }
    return forms.flatMap { form in ([form.title] + form.phrasings.map(\.text)).flatMap(words(of:)) }
  }

  /// Enough of a word to see "post" in "posting" and "posted".
  private static func stem(_ word: String) -> String {
    for ending in ["ing", "ed", "es", "en", "s"] where word.hasSuffix(ending) && word.count - ending.count >= 3 {
      return String(word.dropLast(ending.count))
    }
    return word
  }
}
