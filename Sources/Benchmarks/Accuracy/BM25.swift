import Foundation
package import Knowledge
import Language
package import Matching

/// The word matcher that everybody has, for comparison: Okapi BM25 (Robertson et al., TREC-3) over headings and
/// phrasings, an entry scoring as its best one.
package struct BM25: Matcher {
  private struct Posting {
    let document: Int
    let frequency: Double
  }

  private static let k1 = 1.2
  private static let b = 0.75

  private let entries: [EntryID]
  private var owners: [Int] = []
  private var lengths: [Double] = []
  private var postings: [String: [Posting]] = [:]

  /// Learns the headings and phrasings of all entries, in every language; variants and answers are left out.
  package init(_ base: KnowledgeBase) {
    entries = base.entries.map(\.id)
    for (number, entry) in base.entries.enumerated() {
      let translated = base.translations.values.compactMap { $0[entry.id] }
      for form in [entry] + translated {
        for text in [form.title] + form.phrasings.map(\.text) { add(text, of: number) }
      }
    }
  }

  private mutating func add(_ text: String, of entry: Int) {
    let words = words(of: text)
    for (word, count) in Dictionary(grouping: words, by: { $0 }).mapValues(\.count) {
      postings[word, default: []].append(Posting(document: owners.count, frequency: Double(count)))
    }
    owners.append(entry)
    lengths.append(Double(words.count))
  }

  /// The entries that share a word with the question. The confidence only orders; nothing is decided: the band is
  /// `none`.
  package func rank(_ question: String, after previous: String?, since begun: ContinuousClock.Instant) -> Ranking {
    let best = scores(of: [previous, question].compactMap(\.self).joined(separator: " "))
    let order = best.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(10)
    return Ranking(
      question: question,
      candidates: order.map {
        Candidate(entry: entries[$0.key], score: $0.value, confidence: $0.value / (1 + $0.value))
      }, band: .none, evidence: Evidence(tier: "BM25"))
  }

  /// Never any: two questions in one are not looked for.
  package func parts(of message: String, since begun: ContinuousClock.Instant) -> [Ranking] { [] }

  /// By the entry's number, that of its best text.
  private func scores(of question: String) -> [Int: Double] {
    let mean = lengths.reduce(0, +) / Double(max(1, lengths.count))
    var scores = [Double](repeating: 0, count: owners.count)
    for word in words(of: question) {
      guard let found = postings[word] else { continue }
      let rarity = idf(Double(found.count))
      for posting in found {
        let length = Self.k1 * (1 - Self.b + Self.b * lengths[posting.document] / mean)
        scores[posting.document] += rarity * posting.frequency * (Self.k1 + 1) / (posting.frequency + length)
      }
    }
    var best: [Int: Double] = [:]
    for (document, score) in scores.enumerated() where score > 0 {
      best[owners[document]] = max(best[owners[document]] ?? 0, score)
    }
    return best
  }

  private func idf(_ frequency: Double) -> Double {
    log(1 + (Double(owners.count) - frequency + 0.5) / (frequency + 0.5))
  }
}
