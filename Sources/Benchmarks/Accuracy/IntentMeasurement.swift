import Insight
import Knowledge
import Matching

/// What a matcher makes of a public set when it has learnt so many phrasings an intent.
struct IntentMeasurement {
  struct Answered {
    let outcome: MessageOutcome
    let isRight: Bool
  }

  let dev: [Answered]
  /// The same questions with typing errors; empty unless asked for.
  let misspelt: [Answered]
  let outOfScope: [MessageOutcome]
  let buildMilliseconds: Double
  /// A question, the median.
  let microseconds: Double

  /// - Parameter done: called with the number of texts learnt or asked since the call before.
  init(
    _ set: IntentSet, phrasings: Int?, misspelling: Bool, _ tier: MatcherTier, done: (Int) -> Void
  ) throws {
    let base = set.base(phrasings: phrasings)
    let clock = ContinuousClock()
    let began = clock.now
    let matcher = try tier.make(base)
    buildMilliseconds = (clock.now - began) / .milliseconds(1)
    done(IntentMeasurement.learnt(base))
    var times: [Double] = []
    func asked(_ text: String) -> MessageOutcome {
      let began = clock.now
      let ranking = matcher.rank(text, after: nil)
      times.append((clock.now - began) / .microseconds(1))
      done(1)
      return MessageOutcome(ranking)
    }
    func judged(_ text: String, _ label: String) -> Answered {
      let outcome = asked(text)
      return Answered(outcome: outcome, isRight: outcome.isFirst([EntryID(rawValue: label)]))
    }
    dev = set.dev.map { judged($0.text, $0.label) }
    microseconds = quantile(0.5, of: times) ?? 0
    var errors = TypingErrors(seed: 1)
    misspelt = misspelling ? set.dev.map { judged(errors.misspelt($0.text), $0.label) } : []
    outOfScope = set.outOfScope.map { asked($0.text) }
  }

  /// The texts that a base teaches.
  static func learnt(_ base: KnowledgeBase) -> Int { base.entries.reduce(0) { $0 + 1 + $1.phrasings.count } }
}

extension IntentMeasurement {
  var right: Proportion { Proportion(dev.count(where: \.isRight), of: dev.count) }
  var rightMisspelt: Proportion { Proportion(misspelt.count(where: \.isRight), of: misspelt.count) }

  /// How well the confidence tells the answerable from the rest.
  var area: Double? {
    areaUnderCurve(positives: dev.map(\.outcome.confidence), negatives: outOfScope.map(\.confidence))
  }

  /// The share that could be answered with at most 5 % of the answers wrong, the threshold chosen with hindsight.
  var coverage: Proportion {
    hindsightCoverage(of: dev.map { ($0.outcome.confidence, $0.isRight) }, error: 0.05)
  }

  /// The share that the matcher answers by its own threshold.
  var answered: Proportion { Proportion(posted.count, of: dev.count) }
  var wrongAmongAnswered: Proportion { Proportion(posted.count { !$0.isRight }, of: posted.count) }
  /// The share that no intent answers and that it answers nevertheless.
  var wronglyAnswered: Proportion { Proportion(outOfScope.count { $0.band == .answer }, of: outOfScope.count) }

  private var posted: [Answered] { dev.filter { $0.outcome.band == .answer } }
}
