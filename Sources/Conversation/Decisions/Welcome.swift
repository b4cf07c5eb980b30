import Knowledge
import Language

extension Turn {
  /// The first line a customer is shown discloses (D1), names a way to a person (D14) and the privacy notice (P4).
  mutating func open(channel: String, locale: LocaleCode, customer: CustomerID?) throws(Refusal) {
    guard state.seq == 0 else { throw .wrongState(state.status) }
    record(.created(Created(locale: locale, channel: channel, customer: customer)))
    greet(.opening)
  }

  /// A customer comes back: they are told again whom they talk to, unless a person has the conversation (D9).
  ///
  /// Not for a page that is merely loaded again: where lines were shown a moment ago, or where the last one shown is a
  /// disclosure still, it stands on the screen.
  mutating func resume() {
    guard state.status == .bot || state.status == .pending, !isStillTold else { return }
    disclose(.pause, saying: voice.says(.disclosureAgain), prompt: state.prompt)
  }

  /// A fresh start after a conversation was resolved: nothing of the old hand-over is left (E5).
  mutating func startAfresh() {
    move(to: .bot)
    greet(.opening)
  }

  /// A word of thanks or a greeting soon after a conversation was resolved: one line that discloses (D9), not the whole
  /// welcome again.
  mutating func takeParting(_ understanding: Understanding, after previousActivity: Timestamp?) -> Bool {
    let isSoon = previousActivity.map { now - $0 < given.policy.pauseMillisecondsBeforeDisclosure } ?? false
    guard isSoon, understanding.emergencyCall == nil, let kind = talk(in: understanding), kind != .insult
    else { return false }
    move(to: .bot)
    let reply = Reply(understanding, failuresBefore: 0, acknowledged: state.acknowledged, under: given.policy)
    record(.decided(reply.decision(.smallTalk, smallTalk: kind)))
    disclose(.opening, saying: voice.says(.disclosureAgain) + " " + voice.says(SentenceKey(kind)))
    return true
  }

  /// Discloses again after a long pause and during long use (D9). Nothing is shown before it.
  mutating func discloseAgainIfDue(after previousActivity: Timestamp?) {
    guard let last = state.lastDisclosure else { return }
    if let previousActivity, now - previousActivity >= given.policy.pauseMillisecondsBeforeDisclosure {
      disclose(.pause, saying: voice.says(.disclosureAgain))
    } else if now - last >= given.policy.useMillisecondsBeforeDisclosure {
      disclose(.continuousUse, saying: voice.says(.disclosureAgain))
    }
  }

  private var isStillTold: Bool {
    guard let told = state.lastDisclosure, let activity = state.lastActivity else { return false }
    if state.endsWithDisclosure { return now - told < given.policy.pauseMillisecondsBeforeDisclosure }
    return now - activity < given.policy.awayMillisecondsBeforeDisclosure
  }

  private mutating func greet(_ occasion: Disclosure.Occasion) {
    var lines = [voice.says(.greeting) + " " + voice.says(.disclosure), voice.says(.wayToAPerson)]
    if let url = given.knowledge.business.privacyURL { lines.append(voice.says(.privacy, ["url": "<\(url)>"])) }
    lines += given.notices.map { voice.says(.notice, ["text": $0.text(in: state.locale)]) }
    disclose(occasion, saying: lines.joined(separator: "\n\n"))
  }
}
