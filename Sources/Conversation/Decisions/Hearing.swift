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
      adopt(understanding)
      if takeParting(understanding, after: previousActivity) { return }
      startAfresh()
      respond(to: text.text, understanding, prompt: nil)
    case .bot:
      adopt(understanding)
      discloseAgainIfDue(after: previousActivity)
      respond(to: text.text, understanding, prompt: prompt)
    case .pending:
      adopt(understanding)
      discloseAgainIfDue(after: previousActivity)
      attend(to: text.text, understanding, prompt: prompt)
    }
  }

  /// Follows the customer into another language that the bot speaks. Laughter is of none.
  private mutating func adopt(_ understanding: Understanding) {
    guard let language = understanding.language, understanding.acts != [.smallTalk(.laughter)],
      language != state.locale, LocaleCode.shipped.contains(language)
    else { return }
    record(.localeChanged(LocaleChange(locale: language)))
  }
}
