package import Comprehension
package import Knowledge
import Language
import Matching

/// Misses in groups of the same wish, the biggest first, each with the entry that is nearest to it: candidates for new
/// phrasings, and for new entries.
package struct MissReport: Sendable {
  /// Messages that seem to want the same.
  package struct Group: Hashable, Sendable {
    /// Different wordings, the most frequent first.
    package var wordings: [Wording]
    /// The entry that is nearest to most of its messages now, if any is near, and to how many.
    package var nearest: EntryID?
    /// 0 where none is near.
    package var nearestCount: Int
    /// What customers picked when asked back, the most frequent first.
    package var chosen: [Choice]

    /// Misses of the group.
    package var count: Int { wordings.reduce(0) { $0 + $1.count } }
    /// Misses of the group that were of this kind.
    package func count(_ kind: Miss.Kind) -> Int { wordings.reduce(0) { $0 + ($1.kinds[kind] ?? 0) } }
  }

  /// The same words, be their case and their punctuation what they may.
  package struct Wording: Hashable, Sendable {
    /// As it was first written, on one line.
    package var text: String
    /// How often it was missed in which way; kinds that did not happen are missing.
    package var kinds: [Miss.Kind: Int]

    /// How often it was missed.
    package var count: Int { kinds.values.reduce(0, +) }
  }

  /// An entry that customers picked when asked back.
  package struct Choice: Hashable, Sendable {
    /// One that is still in the knowledge base.
    package var entry: EntryID
    /// How often it was picked.
    package var count: Int
  }

  /// Wordings that are grouped at most, the most frequent: the work grows with their square.
  package static let wordingsMax = 3_000

  /// All that were given.
  package let misses: Int
  /// Of these: the bot would answer them now.
  package let answeredByNow: Int
  /// Of these: rarer than the `wordingsMax` most frequent wordings.
  package let leftOut: Int
  /// The biggest first.
  package let groups: [Group]

  /// - Parameters:
  ///   - misses: in the order in which they came.
  ///   - receptionist: who knows what the business knows now.
  package init(_ misses: [Miss], _ receptionist: Receptionist) {
    let all = MissedWording.all(in: misses, receptionist)
    let open = all.filter { !$0.isAnswered }
    let kept = Array(
      open.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
        .prefix(Self.wordingsMax).map(\.element))
    self.misses = misses.count
    answeredByNow = all.filter(\.isAnswered).reduce(0) { $0 + $1.count }
    leftOut = open.reduce(0) { $0 + $1.count } - kept.reduce(0) { $0 + $1.count }
    let likeness = WishLikeness(of: kept, receptionist.base)
    let places = averageLinkage(kept.count, threshold: WishLikeness.threshold, similarity: likeness.between)
    groups = places.map { Group($0.map { kept[$0] }, in: receptionist.base) }
      .sorted { ($1.count, $0.wordings[0].text) < ($0.count, $1.wordings[0].text) }
  }
}

extension MissReport.Group {
  /// Below this confidence the best entry is not near either.
  private static let nearConfidenceMin = 0.15

  /// - Parameter members: the most frequent first.
  fileprivate init(_ members: [MissedWording], in base: KnowledgeBase) {
    var (nearest, chosen): ([EntryID: Int], [EntryID: Int]) = ([:], [:])
    for member in members {
      if let best = member.candidates.first, best.confidence >= Self.nearConfidenceMin {
        nearest[best.entry, default: 0] += member.count
      }
      for entry in member.chosen where base.entry(entry) != nil { chosen[entry, default: 0] += 1 }
    }
    let first = nearest.ranked.first
    self.init(
      wordings: members.map { MissReport.Wording(text: $0.text, kinds: $0.kinds) }, nearest: first?.key,
      nearestCount: first?.value ?? 0, chosen: chosen.ranked.map { MissReport.Choice(entry: $0.key, count: $0.value) })
  }
}

extension [EntryID: Int] {
  /// The most frequent first, of equal ones by id.
  fileprivate var ranked: [(key: EntryID, value: Int)] { sorted { ($1.value, $0.key) < ($0.value, $1.key) } }
}
