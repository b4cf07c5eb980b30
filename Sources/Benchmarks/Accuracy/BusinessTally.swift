import Insight
import Knowledge
import Matching

/// What a matcher makes of the messages of one business, or of several.
struct BusinessTally {
  struct Counts {
    var messages = 0
    /// A right entry first, and among the first three.
    var first = 0
    var topThree = 0
    var postedRight = 0
    var postedWrong = 0
    /// Asked back, a right entry among the first three.
    var askedRight = 0

    mutating func add(_ outcome: MessageOutcome, right: Set<EntryID>) {
      messages += 1
      if outcome.isFirst(right) { first += 1 }
      if outcome.isAmongThree(right) { topThree += 1 }
      switch outcome.band {
      case .answer where outcome.isFirst(right): postedRight += 1
      case .answer: postedWrong += 1
      case .ask where outcome.isAmongThree(right): askedRight += 1
      case .ask, .none: break
      }
    }

    static func += (sum: inout Counts, counts: Counts) {
      sum.messages += counts.messages
      sum.first += counts.first
      sum.topThree += counts.topThree
      sum.postedRight += counts.postedRight
      sum.postedWrong += counts.postedWrong
      sum.askedRight += counts.askedRight
    }
  }

  /// Messages that ask for two entries.
  struct Pairs {
    var messages = 0
    /// The first two of the whole message are the two.
    var firstTwo = 0
    /// Cut in parts and posted: both are right, or one is not.
    var postedRight = 0
    var postedWrong = 0
  }

  private(set) var kinds: [MessageKind: Counts] = [:]
  /// Single messages that an entry answers, and nothing else does.
  private(set) var answerable = Counts()
  private(set) var pairs = Pairs()

  init() {}

  /// - Parameter done: called with the number of texts learnt or asked since the call before.
  init(_ business: BusinessMessages, _ tier: MatcherTier, done: (Int) -> Void) throws {
    let matcher = try tier.make(business.base)
    done(IntentMeasurement.learnt(business.base))
    for message in business.messages {
      let ranking = matcher.rank(message.text, after: message.previous)
      let outcome = MessageOutcome(ranking)
      kinds[message.kind, default: Counts()].add(outcome, right: message.gold.entries)
      if message.gold.isAnswerable, message.kind != .followUp { answerable.add(outcome, right: message.gold.entries) }
      if message.kind == .multi, let both = message.gold.pair {
        addPair(both, ranking, matcher.parts(of: message.text))
      }
      done(1)
    }
  }

  private mutating func addPair(_ both: Set<EntryID>, _ whole: Ranking, _ parts: [Ranking]) {
    pairs.messages += 1
    if Set(whole.candidates.prefix(2).map(\.entry)) == both { pairs.firstTwo += 1 }
    let posted = Set(parts.compactMap(\.candidates.first?.entry))
    if posted == both { pairs.postedRight += 1 } else if !posted.isEmpty { pairs.postedWrong += 1 }
  }

  static func += (sum: inout BusinessTally, tally: BusinessTally) {
    for (kind, counts) in tally.kinds { sum.kinds[kind, default: Counts()] += counts }
    sum.answerable += tally.answerable
    sum.pairs.messages += tally.pairs.messages
    sum.pairs.firstTwo += tally.pairs.firstTwo
    sum.pairs.postedRight += tally.pairs.postedRight
    sum.pairs.postedWrong += tally.pairs.postedWrong
  }

  /// Of everything posted, whatever was asked.
  var wrongAmongPosted: Proportion {
    let (right, wrong) = kinds.values.reduce((0, 0)) { ($0.0 + $1.postedRight, $0.1 + $1.postedWrong) }
    return Proportion(wrong, of: right + wrong)
  }
}

extension Gold {
  /// The two entries asked for, where it names just two together.
  fileprivate var pair: Set<EntryID>? { kind == .both && alternatives.count == 1 && entries.count == 2 ? entries : nil }
}
