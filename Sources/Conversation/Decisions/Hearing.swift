import Knowledge
import Language

extension Turn {
  /// A line of the customer's: kept, and answered by whoever owns the conversation (I8).
  mutating func hear(_ text: MaskedText, _ id: MessageID, _ understanding: Understanding) throws(Refusal) {
    try accept(text)
    let previousActivity = state.lastActivity
    let prompt = state.prompt
    if text.cardNumbers > 0 { record(.masked(Masked(cardNumbers: text.cardNumbers))) }
    record(.message(Message(from: Speaker(.customer), text: text.text, id: id)))
    switch state.status {
    case .open: return
    case .snoozed: move(to: .open)
    case .resolved:
      adopt(understanding, text)
      if takeParting(understanding, after: previousActivity) { return }
      startAfresh()
      respond(to: text.text, understanding, prompt: nil)
    case .bot:
      adopt(understanding, text)
      discloseAgainIfDue(after: previousActivity)
      respond(to: text.text, understanding, prompt: prompt)
    case .pending:
      adopt(understanding, text)
      discloseAgainIfDue(after: previousActivity)
      attend(to: text.text, understanding, prompt: prompt)
    }
  }

  /// Follows the customer into another language that the bot speaks, the one asked for before the one written in.
  /// Laughter is of none, and a word or two that ask for nothing are borrowed from any: "merci", "egal".
  private mutating func adopt(_ understanding: Understanding, _ text: MaskedText) {
    let asked = understanding.acts.askedLanguage
    guard let language = asked ?? understanding.language, language != state.locale,
      LocaleCode.shipped.contains(language), understanding.acts != [.smallTalk(.laughter)]
    else { return }
    if words(of: text.text).count <= 2, let act = understanding.acts.first, act.isBorrowed { return }
    record(.localeChanged(LocaleChange(locale: language)))
  }
}

extension [DialogueAct] {
  /// The language that the bot is asked to speak.
  var askedLanguage: LocaleCode? {
    for case .asksForLanguage(let language) in self { return language }
    return nil
  }
}

extension DialogueAct {
  /// Whether people say it in words of a language that is not theirs.
  fileprivate var isBorrowed: Bool {
    switch self {
    case .affirmation, .refusal, .withdrawal, .objection: true
    case .smallTalk(let kind): [.thanks, .acceptance, .farewell, .praise, .laughter].contains(kind)
    case .asksWhetherHuman, .wantsPerson, .noneOfThese, .choice, .incomprehension, .asksAboutWait, .asksForLanguage:
      false
    }
  }
}
