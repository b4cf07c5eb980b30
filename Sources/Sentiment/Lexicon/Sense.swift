/// What a word or phrase of the lexicon can say.
///
/// The names are those of the sections in `Resources/signals`; `valence` has files of its own.
enum Sense: UInt8, CaseIterable, Sendable {
  /// How pleasant a word is, on VADER's scale of -4...4.
  case valence
  /// Turns the word after it round: "not", "never".
  case negation
  /// Strengthens the word after it: "very".
  case booster
  /// Weakens the word after it: "kind of".
  case dampener
  /// What follows weighs more than what went before: "but".
  case contrast
  /// A word of grammar: tells the language, and is not what a message is about.
  case function
  case persistence, strong, threat, profanity, politeness, refusal, objection
  /// The service fails: "nobody answers", "never arrived".
  case failure
  /// A thing is broken, lost or wrong, which may be no more than what the message is about.
  case trouble
  /// A mood that somebody has: "furious". Another's mood ("my boss is furious") is not the customer's.
  case feeling
  /// Comes between another person and their mood: "is", "was".
  case others
  /// The customer, before such a word: "I was furious".
  case oneself
  /// The trouble told before it is over: "your guide fixed it".
  case resolved
  /// A phrase that only looks like trouble, or like patience lost: "no problem", "thanks again".
  case calm

  /// The sense that a section of a data file is named after.
  init?(section name: String) {
    guard let sense = Self.allCases.first(where: { String(describing: $0) == name }) else { return nil }
    self = sense
  }
}
