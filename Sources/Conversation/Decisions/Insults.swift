import Knowledge
import Language

extension Turn {
  /// A line that is nothing but an insult: met calmly once, then with a limit and the offer of a person, then by what the
  /// business has set. Anger that has added up brings a person sooner.
  ///
  /// - Returns: false where it is met as any other talk.
  mutating func takeInsult(_ reply: Reply) -> Bool {
    let (policy, mood) = (given.policy, reply.understanding.mood)
    let insults = state.insults + 1
    if insults >= policy.insultsBeforeEnding {
      endAbuse(reply)
      return true
    }
    // Nobody is called for an insult alone, however hard: only for anger that had added up before it.
    if state.insults == 0, state.frustration >= policy.offerAt, shouldHandOverForMood(mood) {
      handOver(reply.decision(.handOver, cause: .mood, smallTalk: .insult), priority: .high)
      return true
    }
    guard insults >= policy.insultsBeforeLimit || shouldOfferForMood(mood), !offersAreDeclined else { return false }
    // Before the limit it may be the matter that is meant ("this is so annoying"), unless nothing else was said yet.
    let isLimit = insults >= policy.insultsBeforeLimit || state.customerTurns == 1
    say(
      isLimit ? voice.says(.abuseLimit) : offerForMood,
      reply.decision(.offer, cause: .mood, smallTalk: .insult), prompt: offerPrompt(.mood))
    return true
  }

  private mutating func endAbuse(_ reply: Reply) {
    var reply = reply
    reply.rule = "went on insulting after the limit was named"
    switch given.policy.abuseEnding {
    case .person: handOver(reply.decision(.handOver, cause: .mood, smallTalk: .insult), saying: .abusePerson)
    case .close:
      record(.decided(reply.decision(.smallTalk, smallTalk: .insult)))
      speak(voice.says(.abuseEnd))
      move(to: .resolved)
    }
  }
}
