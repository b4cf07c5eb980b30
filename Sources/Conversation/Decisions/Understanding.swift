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
  /// How frustrated the customer is, this line included.
  package var mood: Mood
  /// The language it is written in, `undetermined` when that is none the bot speaks; nil when it cannot be told.
  package var language: LocaleCode?

  /// Without arguments: a line in which nothing was looked for, such as one that only a person will read.
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
  /// What the matcher's confidence allows: `answer` posts the best candidate, `ask` shows a few as a choice, and with
  /// `none` the bot says that nothing was found.
  package enum Band: String, Hashable, Sendable, Codable {
    case answer, ask, none
  }

  /// An entry that may be what the question asks for.
  package struct Candidate: Hashable, Sendable, Codable {
    /// A stored decision keeps it even where the knowledge base has lost the entry since.
    package var entry: EntryID
    /// The id of the entry's variant that the question is specific about; nil where it is about none.
    package var variant: String?
    /// Calibrated probability that posting it would be right, 0–1.
    package var confidence: Double

    /// - Parameter confidence: 1 where the customer picked the entry themselves.
    package init(_ entry: EntryID, variant: String? = nil, confidence: Double) {
      self.entry = entry
      self.variant = variant
      self.confidence = confidence
    }
  }

  /// What may be done with the best of the candidates.
  package var band: Band
  /// Best first; of what the matcher found the desk keeps five.
  package var candidates: [Candidate]
  /// Plain sentences of the matcher about its best candidate: words, repairs, nearest phrasing, tier, thresholds.
  package var evidence: [String]

  /// - Parameter candidates: best first.
  package init(band: Band, candidates: [Candidate], evidence: [String] = []) {
    self.band = band
    self.candidates = candidates
    self.evidence = evidence
  }

  /// Nothing was found, or nothing was looked for.
  package static let nothing = Reading(band: .none, candidates: [])
}

/// How frustrated the customer is, and every term that was counted.
package struct Mood: Hashable, Sendable, Codable {
  /// One summand, for whoever asks why.
  package struct Term: Hashable, Sendable, Codable {
    /// The stable name of what was counted, as the scorer gives it: `grievance`, `threat`.
    package var signal: String
    /// What raised it, for people: words of the message, or what happened before it. May be empty.
    package var found: String
    /// What it adds, in units of `accumulated`.
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
  /// All that was counted, the largest first; empty where nothing was.
  package var terms: [Term]

  /// - Parameter run: the answers in a row that were not accepted, this message counted.
  package init(
    message: Double, accumulated: Double, notAccepted: Double? = nil, run: Double? = nil, terms: [Term] = []
  ) {
    self.message = message
    self.accumulated = accumulated
    self.notAccepted = notAccepted
    self.run = run
    self.terms = terms
  }

  /// Nothing counted: the mood where nothing was scored.
  package static let calm = Mood(message: 0, accumulated: 0)
}
