package import Embedding
package import Knowledge

/// Ranks entries by the cheapest tier that is sure: by the words and the spelling of a question, which needs nothing
/// but the knowledge base, then by its meaning, as encoders see it.
///
///     let matcher = TieredMatcher(base)
///     matcher.rank("were is my parcle", after: nil).candidates.first?.entry   // where-is-my-order
///
/// The room is the way from a question to entries: words made comparable (`Words`, `Spelling`), spaces and heads that
/// score (`Spaces`, `Head`), bands that say what a score allows (`Confidence`), tiers of all that (`Tiers`), and what
/// the wordings of a base do to each other (`Collisions`). docs/architecture.md tells how it fits together.
///
/// Built once from a knowledge base and never changed; the same base and encoders give the same ranking, digit for
/// digit, as long as there is time for all of them.
package struct TieredMatcher: Matcher {
  /// What all of its tiers know of the knowledge base.
  package let base: IndexedBase
  /// From the cheapest to the best.
  let tiers: [Tier]
  /// The time for one question; nil: as much as it takes.
  private let budget: TimeBudget?
  private let encoders: [any TextEncoder]
  /// Of this matcher and of those that it was made from by an edit; counted by who decides by its rankings.
  package let usage: TierUsage

  /// - Parameters:
  ///   - encoders: from the cheapest to the best; a tier each beside the words.
  ///   - budget: the time for one question; nil: as much as it takes.
  ///   - progress: called with the share of the work that is done, 0 to 1, on the caller's thread.
  package init(
    _ knowledge: KnowledgeBase, encoders: [any TextEncoder] = [], recipe: Recipe = Recipe(), budget: TimeBudget? = nil,
    progress: ((Double) -> Void)? = nil
  ) {
    self.init(knowledge, encoders, keepsRows: true, recipe, budget, TierUsage(), progress)
  }

  private init(
    _ knowledge: KnowledgeBase, _ encoders: [any TextEncoder], keepsRows: Bool, _ recipe: Recipe, _ budget: TimeBudget?,
    _ usage: TierUsage, _ progress: ((Double) -> Void)?
  ) {
    let base = IndexedBase(knowledge, recipe)
    self.usage = usage
    self.base = base
    self.budget = budget
    self.encoders = encoders
    let share = 1 / Double(encoders.count + 1)
    func part(_ number: Int) -> ((Double) -> Void)? {
      progress.map { report in { report(share * (Double(number) + $0)) } }
    }
    let words = Tier(
      "words", WordSpace(base.lexicon, recipe), over: base, knowsMeaning: false, recipe: recipe.words,
      progress: part(0))
    let texts = base.wordings.map(\.text)
    tiers =
      [words]
      + encoders.enumerated().map { number, encoder in
        let progress = part(number + 1)
        let space = MeaningSpace(base.lexicon, texts: texts, encoder: encoder, keepsRows: keepsRows, recipe) {
          progress?(0.9 * $0)
        }
        return Tier(
          encoder.tier, space, over: base, knowsMeaning: true, recipe: recipe.meaning,
          progress: progress.map { report in { report(0.9 + 0.1 * $0) } })
      }
    progress?(1)
  }

  var best: Tier { tiers[tiers.count - 1] }

  /// One for an edited knowledge base, with the same encoders.
  package func knowing(_ knowledge: KnowledgeBase, progress: ((Double) -> Void)? = nil) -> TieredMatcher {
    TieredMatcher(knowledge, encoders, keepsRows: true, base.recipe, budget, usage, progress)
  }

  /// One for a knowledge base that may never be: what its encoders keep stays as it is.
  package func trying(_ knowledge: KnowledgeBase) -> TieredMatcher {
    TieredMatcher(knowledge, encoders, keepsRows: false, base.recipe, budget, TierUsage(), nil)
  }

  /// Whether a text is a wording of the base's word for word.
  package func isWording(_ text: String) -> Bool { !base.exact.owners(of: Message(text, in: base).words).isEmpty }

  /// A wording of the base word for word needs no tier but the first, and has a confidence near 1 where one entry alone
  /// has it.
  package func rank(_ question: String, after previous: String?, since begun: ContinuousClock.Instant) -> Ranking {
    let message = Message(question, in: base)
    let owners = base.exact.owners(of: message.words)
    if !owners.isEmpty { return ranker(0).exactRanking(of: message, owners: owners) }
    return rank(message, after: previous.map { Message($0, in: base) }, among: tiers.indices, since: begun)
  }

  /// The ranking of the first tier that is sure, else of the last one for which there is time; where that finds
  /// nothing, what the first one would ask about.
  private func rank(
    _ message: Message, after previous: Message?, among places: Range<Int>, since begun: ContinuousClock.Instant
  ) -> Ranking {
    let cheapest = ranker(places.lowerBound).ranking(of: message, after: previous)
    var ranking = cheapest
    var judge = places.lowerBound
    for place in places.dropFirst() {
      if isSure(ranking, judge) { break }
      let better = spend(on: place, message, previous, since: begun) {
        ranker(place).ranking(of: message, after: previous)
      }
      guard let better else {
        ranking.evidence.isCutShort = true
        break
      }
      // A model that was damaged under way gives no numbers: what was found before it stands.
      guard better.candidates.first?.score.isFinite == true else { continue }
      if isContradicted(better, by: ranking, at: place) { continue }
      (ranking, judge) = (confirmed(better, by: ranking, of: tiers[judge]), place)
    }
    return ranking.band == .none ? asked(about: cheapest, insteadOf: ranking) : ranking
  }

  /// Encoders make little of words that are misspelt, and runs of letters much: where the meaning finds nothing, the
  /// customer is asked about what the words would have posted, or have found by repairing the spelling.
  private func asked(about cheapest: Ranking, insteadOf nothing: Ranking) -> Ranking {
    guard cheapest.band == .answer || cheapest.band == .ask && !cheapest.evidence.repairs.isEmpty else {
      return nothing
    }
    var ranking = cheapest
    ranking.band = .ask
    ranking.evidence.isCutShort = nothing.evidence.isCutShort
    return ranking
  }

  /// The word vectors, the weakest judge of meaning, post nothing by a narrow margin that the words would have asked
  /// about otherwise: "parcel" may mean many an entry.
  private func isContradicted(_ better: Ranking, by cheaper: Ranking, at place: Int) -> Bool {
    guard place == 1, better.band == .answer, cheaper.band == .ask, let found = better.candidates.first else {
      return false
    }
    return found.entry != cheaper.candidates.first?.entry
      && found.score < base.recipe.contradiction * tiers[place].bands.answer
  }

  /// A better tier that finds the same entry and is less sure of it takes over what the cheaper one may do: all of it
  /// where that was sure enough, else no more than asking.
  private func confirmed(_ better: Ranking, by cheaper: Ranking, of tier: Tier) -> Ranking {
    guard let found = better.candidates.first, let same = cheaper.candidates.first, found.entry == same.entry,
      cheaper.band > better.band
    else { return better }
    var ranking = better
    ranking.band = same.score >= base.recipe.agreement * tier.bands.answer ? cheaper.band : max(better.band, .ask)
    if ranking.band > better.band { ranking.evidence.confirmedBy = cheaper.evidence.tier }
    return ranking
  }

  /// A question as one of its encoders sees it, of unit length: by the first of `names` that it has, for which there is
  /// time, and that gives numbers; nil where it has none of them.
  package func embedding(
    of question: String, by names: [String], since begun: ContinuousClock.Instant
  ) -> (tier: String, values: [Float])? {
    for name in names {
      guard let encoder = encoders.first(where: { $0.tier == name }) else { continue }
      let work = { encoder.embeddings(of: [question])[0] }
      if let budget {
        let found = budget.spend(on: name, bytes: question.utf8.count, since: begun, work)
        if let found, found.allSatisfy(\.isFinite) { return (name, found) }
      } else {
        let found = work()
        if found.allSatisfy(\.isFinite) { return (name, found) }
      }
    }
    return nil
  }

  private func spend(
    on place: Int, _ message: Message, _ previous: Message?, since begun: ContinuousClock.Instant,
    _ work: () -> Ranking
  ) -> Ranking? {
    guard let budget else { return work() }
    let bytes = message.text.utf8.count + (previous?.text.utf8.count ?? 0)
    return budget.spend(on: tiers[place].name, bytes: bytes, since: begun, work)
  }

  private func isSure(_ ranking: Ranking, _ place: Int) -> Bool {
    guard ranking.band == .answer, let best = ranking.candidates.first else { return false }
    return best.score >= tiers[place].recipe.sureness * tiers[place].bands.answer
  }

  /// Cut at commas, full stops and the like; two rankings, both of the band `answer` and of different entries, or none.
  package func parts(of text: String, since begun: ContinuousClock.Instant) -> [Ranking] {
    let message = Message(text, in: base)
    guard base.exact.owners(of: message.words).isEmpty else { return [] }
    let halves = Cuts(message, in: base).halves
    guard !halves.isEmpty else { return [] }
    let rankings = ranker(cutter).rankings(of: halves.flatMap { [$0.first, $0.second] })
    var best: (cut: Int, certainty: Double)?
    for cut in halves.indices {
      let certainty = Self.certainty(rankings[2 * cut], rankings[2 * cut + 1])
      if certainty > best?.certainty ?? 0 { best = (cut, certainty) }
    }
    guard let best else { return [] }
    let found = [halves[best.cut].first, halves[best.cut].second].map {
      rank($0, after: nil, among: cutter..<tiers.count, since: begun)
    }
    return found.allSatisfy { $0.band == .answer } && Self.certainty(found[0], found[1]) > 0 ? found : []
  }

  /// The tier that looks where to cut: the cheapest that knows meanings, since every cut makes two questions.
  private var cutter: Int { min(1, tiers.count - 1) }

  /// How sure the less sure of two questions is; 0 where they ask for the same or for nothing that is known.
  private static func certainty(_ first: Ranking, _ second: Ranking) -> Double {
    guard let one = first.candidates.first, let other = second.candidates.first, one.entry != other.entry,
      first.band != .none, second.band != .none
    else { return 0 }
    return min(one.confidence, other.confidence)
  }

  private func ranker(_ place: Int) -> TierRanker { TierRanker(base: base, tier: tiers[place]) }
}
