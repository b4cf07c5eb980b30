package import Knowledge

/// Anything that can rank a knowledge base's entries for a question.
///
/// A matcher is an immutable value built from a knowledge base; a change of the base builds a new one, which is swapped
/// in whole.
package protocol Matcher: Sendable {
  /// Ranks all entries for `question`.
  ///
  /// - Parameters:
  ///   - previous: the customer's question before, if the conversation has one; both readings (alone, and after the
  ///     previous question) are scored.
  ///   - begun: since when the message is being read; a matcher with a time budget counts from there.
  func rank(_ question: String, after previous: String?, since begun: ContinuousClock.Instant) -> Ranking

  /// The questions a message holds, where it holds more than one: two certain halves, or none.
  func parts(of message: String, since begun: ContinuousClock.Instant) -> [Ranking]
}

extension Matcher {
  /// `rank(_:after:since:)` of a message that comes now.
  package func rank(_ question: String, after previous: String?) -> Ranking {
    rank(question, after: previous, since: .now)
  }

  /// `parts(of:since:)` of a message that comes now.
  package func parts(of message: String) -> [Ranking] { parts(of: message, since: .now) }
}

/// The entries for one question, best first, and how far the best can be trusted.
package struct Ranking: Sendable {
  /// What was ranked, as the customer wrote it.
  package var question: String
  /// At most 10, best first; empty only where the knowledge base is.
  package var candidates: [Candidate]
  /// What may be done with the best of the candidates.
  package var band: Band
  /// Why, for people.
  package var evidence: Evidence

  /// - Parameter candidates: best first.
  package init(question: String, candidates: [Candidate], band: Band, evidence: Evidence) {
    self.question = question
    self.candidates = candidates
    self.band = band
    self.evidence = evidence
  }
}

/// What the calibrated confidence of the best candidate allows.
package enum Band: String, Hashable, Sendable, Codable, Comparable {
  /// Post the answer. The aim is that at most 5 % of these are wrong; docs/accuracy.md says what was measured.
  case answer
  /// Show the best two or three as a choice.
  case ask
  /// Say that nothing was found.
  case none

  private var rank: Int { self == .answer ? 2 : self == .ask ? 1 : 0 }

  /// By what it allows.
  package static func < (one: Band, other: Band) -> Bool { one.rank < other.rank }
}

/// An entry that may be what a question asks for.
package struct Candidate: Hashable, Sendable {
  /// One of the entries of the matcher's knowledge base.
  package var entry: EntryID
  /// The variant that the question asks for, where it is specific enough.
  package var variant: String?
  /// The matcher's own scale; comparable within one matcher only.
  package var score: Double
  /// Calibrated probability (0–1) that posting this entry would be right.
  package var confidence: Double

  package init(entry: EntryID, variant: String? = nil, score: Double, confidence: Double) {
    self.entry = entry
    self.variant = variant
    self.score = score
    self.confidence = confidence
  }
}

/// What spoke for the best candidate.
package struct Evidence: Hashable, Sendable {
  /// A word both in the question and in the wording of the best entry that is nearest to it; the heaviest stand first.
  package struct MatchedWord: Hashable, Sendable {
    /// Folded, and as it was read where its spelling was repaired.
    package var word: String
    /// Of the weight of all the question's words that have a topic, 0–1.
    package var share: Double

    package init(word: String, share: Double) {
      self.word = word
      self.share = share
    }
  }

  /// A word that was read as another.
  package struct Repair: Hashable, Sendable {
    /// As the customer wrote it, folded.
    package var written: String
    /// The word of the base, or of the language, that it is read as.
    package var read: String

    package init(written: String, read: String) {
      self.written = written
      self.read = read
    }
  }

  /// Which tier decided: `words`, `static`, `small` or `large`.
  package var tier: String
  /// Whether a better tier would have been asked, had there been time.
  package var isCutShort = false
  /// The cheaper tier that found the same entry and was surer of it, where that decided the band.
  package var confirmedBy: String?
  /// What question and nearest phrasing share, the heaviest first; empty where they share no word.
  package var words: [MatchedWord]
  /// What was read otherwise than written; empty where the reading as written decided.
  package var repairs: [Repair]
  /// The phrasing of the best entry that is nearest to the question.
  package var nearestPhrasing: String?
  /// Whether the reading together with the previous question decided.
  package var leansOnPrevious: Bool
  /// The score at and above which the best would be posted.
  package var answerThreshold: Double
  /// The score at and above which the best would be asked about.
  package var askThreshold: Double

  package init(
    tier: String, words: [MatchedWord] = [], repairs: [Repair] = [], nearestPhrasing: String? = nil,
    leansOnPrevious: Bool = false, answerThreshold: Double = 0, askThreshold: Double = 0
  ) {
    self.tier = tier
    self.words = words
    self.repairs = repairs
    self.nearestPhrasing = nearestPhrasing
    self.leansOnPrevious = leansOnPrevious
    self.answerThreshold = answerThreshold
    self.askThreshold = askThreshold
  }
}
