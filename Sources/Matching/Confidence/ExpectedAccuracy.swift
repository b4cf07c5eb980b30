/// What the wordings of a base say of how it will answer: each was asked as if it did not stand there.
///
/// A cautious view: the wordings of an entry are written to differ, and customers seldom ask in a wholly new way.
package struct ExpectedAccuracy: Hashable, Sendable {
  /// Wordings that were asked: headings, phrasings and those of variants, in the business's own language.
  package var asked = 0
  /// Of those, answered outright by the right entry.
  package var right = 0
  /// Of those, answered outright by another entry. The rest would be asked about, or not found.
  package var wrong = 0
  /// Which tier was judged.
  package var tier: String

  /// Fewer wordings say nothing that could be believed.
  package static let askedMin = 40

  init(_ tier: Tier, over base: IndexedBase) {
    self.tier = tier.name
    for heldOut in tier.heldOut {
      let wording = base.wordings[heldOut.row]
      // Of a translation's few wordings each is the only one of its kind.
      guard wording.kind != .answer, !wording.isTranslated, let own = heldOut.own else { continue }
      asked += 1
      let isRight = own > heldOut.others.best
      let (best, next) = isRight ? (own, heldOut.others.best) : (heldOut.others.best, max(own, heldOut.others.second))
      let strength = leading(Double(best), Double(max(next, 0)), tier.recipe)
      guard tier.bands.band(of: strength) == .answer else { continue }
      if isRight { right += 1 } else { wrong += 1 }
    }
  }
}

extension TieredMatcher {
  /// Of the best tier.
  package var expectation: ExpectedAccuracy { ExpectedAccuracy(best, over: base) }
}
