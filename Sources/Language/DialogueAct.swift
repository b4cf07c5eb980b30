/// What a message does in a conversation, apart from any topic: the field's term is dialogue act.
///
/// Recognised by rule from the wording alone. Whether a `choice` or an `affirmation` means anything depends on what
/// the bot last asked, which the conversation knows and this room does not.
package enum DialogueAct: Hashable, Sendable, Codable {
  /// "Are you human?" in any wording (rule D3). Outranks everything else.
  case asksWhetherHuman
  /// An explicit wish to speak to a person.
  case wantsPerson
  /// "yes", "please do".
  case affirmation
  /// "no", "no thanks".
  case refusal
  /// "none of these", "neither".
  case noneOfThese
  /// "2", "the second one": 1-based.
  case choice(Int)
  /// "never mind", "cancel": takes back a request that is under way.
  case withdrawal
  /// "that's not what I asked", "wrong": the answer before is not accepted.
  case objection
  /// "pardon?", "what do you mean": the line before was not understood. Who says so has asked for nothing yet.
  case incomprehension
  /// "how long will it take", "am I next?": means the wait where somebody waits.
  case asksAboutWait
  /// "do you speak English?", "auf Deutsch bitte": would go on in a shipped language.
  case asksForLanguage(LocaleCode)
  /// Talk that asks for nothing.
  case smallTalk(SmallTalk)
}

extension DialogueAct {
  /// Whether it is a question like any other where nobody waits: "how long does it take?" may well be about delivery.
  package var mayBeQuestion: Bool { self == .asksAboutWait }
}

/// The kinds of small talk that get a sentence of the bot's own and never an entry. `acceptance` is "ok, got it",
/// `botIdentity` "what is your name", `capabilities` "what can you do".
package enum SmallTalk: String, Hashable, Sendable, Codable, CaseIterable {
  case greeting, thanks, farewell, acceptance, howAreYou, praise, insult, botIdentity, laughter, capabilities
}
