import Knowledge
import Language
import Matching

/// How likely two wordings want the same, 0–1: by their own words and runs of letters, and, half as much, by the
/// confidence that the matcher has for both in the same entries.
struct WishLikeness {
  /// Of 317 messages of 40 intents of BANKING77, words alone, three in five of the pairs grouped at it were of the same
  /// intent; at half of it one in three was.
  static let threshold: Float = 0.3

  private let texts: [[(feature: Int, value: Float)]]
  private let profiles: [[(entry: EntryID, confidence: Float)]]

  init(of wordings: [MissedWording], _ base: KnowledgeBase) {
    let stopWords = base.locales.reduce(into: Set<String>()) { $0.formUnion(StopWords.words(of: $1)) }
    func topic(_ words: [String]) -> String {
      let topical = words.filter { !stopWords.contains($0) }
      return (topical.isEmpty ? words : topical).joined(separator: " ")
    }
    let topics = wordings.map { topic($0.words) }
    let known = base.entries.flatMap { [$0.title] + $0.phrasings.map(\.text) }.map { topic(words(of: $0)) }
    let weights = TfIdf(of: topics + known)
    texts = topics.map(weights.vector)
    profiles = wordings.map { wording in
      wording.candidates.map { ($0.entry, Float($0.confidence)) }.sorted { $0.0 < $1.0 }
    }
  }

  func between(_ left: Int, _ right: Int) -> Float {
    // Either vector is two of length 1, one behind the other.
    let words = sum(texts[left], texts[right], by: \.feature) { $0.value * $1.value } / 2
    let entries = sum(profiles[left], profiles[right], by: \.entry) { min($0.confidence, $1.confidence) }
    return words + (1 - words) * min(1, entries) / 2
  }

  /// Of what `product` gives for the elements of both that have the same key; both are sorted by it.
  private func sum<Element, Key: Comparable>(
    _ left: [Element], _ right: [Element], by key: (Element) -> Key, _ product: (Element, Element) -> Float
  ) -> Float {
    var (sum, index, other): (Float, Int, Int) = (0, 0, 0)
    while index < left.count, other < right.count {
      let (here, there) = (key(left[index]), key(right[other]))
      if here == there { sum += product(left[index], right[other]) }
      if here <= there { index += 1 }
      if there <= here { other += 1 }
    }
    return sum
  }
}
