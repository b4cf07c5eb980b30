package import Knowledge
package import Language

/// What the rooms that understand language made of a customer's message, as plain values.
///
/// The core is handed this; it never matches, scores or parses anything itself.
package struct Understanding: Hashable, Sendable {
  /// By precedence; empty when the message is nothing but content.
  package var acts: [DialogueAct]
  /// What the customer tells of what they are in the midst of.
  package var circumstances: Set<Circumstance>
  /// The listed word that calls for a person at once, if the message holds one.
  package var emergency: String?
  /// The message as one question.
  package var whole: Reading
  /// The questions in it, where it holds two and both are certain.
  package var parts: [Reading]
  package var mood: Mood
  /// The language it is written in, `undetermined` when that is none the bot speaks; nil when it cannot be told.
  package var language: LocaleCode?

  package init(
    acts: [DialogueAct] = [], circumstances: Set<Circumstance> = [], emergency: String? = nil,
    whole: Reading = .nothing, parts: [Reading] = [], mood: Mood = .calm, language: LocaleCode? = nil
  ) {
    self.acts = acts
    self.circumstances = circumstances
    self.emergency = emergency
    self.whole = whole
    self.parts = parts
    self.mood = mood
    self.language = language
  }
}

/// The entries that fit a question, best first, how far they can be trusted, and why.
package struct Reading: Hashable, Sendable, Codable {
  package enum Band: String, Hashable, Sendable, Codable {
    case answer, ask, none
  }

  package struct Candidate: Hashable, Sendable, Codable {
    package var entry: EntryID
    package var variant: String?
    /// Calibrated probability that posting it would be right, 0–1.
    package var confidence: Double

    package init(_ entry: EntryID, variant: String? = nil, confidence: Double) {
      self.entry = entry
      self.variant = variant
      self.confidence = confidence
    }
  }

  package var band: Band
  package var candidates: [Candidate]
  /// Plain sentences of the matcher about its best candidate: words, repairs, nearest phrasing, tier, thresholds.
  package var evidence: [String]

  package init(band: Band, candidates: [Candidate], evidence: [String] = []) {
    self.band = band
    self.candidates = candidates
    self.evidence = evidence
  }

  package static let nothing = Reading(band: .none, candidates: [])
}

/// How frustrated the customer is, and every term that was counted.
package struct Mood: Hashable, Sendable, Codable {
  package struct Term: Hashable, Sendable, Codable {
    package var signal: String
    package var found: String
    package var weight: Double

    package init(signal: String, found: String, weight: Double) {
      self.signal = signal
      self.found = found
      self.weight = weight
    }
  }

  /// This message alone, 0–1.
  package var message: Double
  /// With what went before, 0 upwards; thresholds apply to it, and the terms are its summands.
  package var accumulated: Double
  /// How likely it is that the bot's turn before was not accepted, 0–1; nil in what was stored before this was known.
  package var notAccepted: Double?
  /// Answers in a row that were not accepted, 0 upwards; what of the mood is carried on.
  package var run: Double?
  package var terms: [Term]

  package init(
    message: Double, accumulated: Double, notAccepted: Double? = nil, run: Double? = nil, terms: [Term] = []
  ) {
    self.message = message
    self.accumulated = accumulated
    self.notAccepted = notAccepted
    self.run = run
    self.terms = terms
  }

  package static let calm = Mood(message: 0, accumulated: 0)
}
