import Knowledge
import Language

extension Turn {
  /// Takes a line that asks for nothing, if it is one: it never posts an entry.
  mutating func takeTalk(_ reply: Reply) -> Bool {
    guard let kind = talk(in: reply.understanding) else { return false }
    if kind == .insult, takeInsult(reply) { return true }
    if kind == .praise, shouldOfferForMood(reply.understanding.mood) {
      // Praise of somebody who has had enough is not meant.
      say(offerForMood, reply.decision(.offer, cause: .mood), prompt: offerPrompt(.mood))
      return true
    }
    record(.decided(reply.decision(.smallTalk, smallTalk: kind)))
    speak(voice.says(SentenceKey(kind)))
    return true
  }

  /// Says that it goes on in the language that was asked for, and in which what it knows is written where that is another.
  mutating func takeLanguage(_ reply: Reply) -> Bool {
    guard let language = reply.understanding.acts.askedLanguage else { return false }
    var reply = reply
    reply.rule = "asked for a language"
    record(.decided(reply.decision(.smallTalk, smallTalk: .capabilities)))
    let isWritten = given.knowledge.locales.contains(language)
    speak(isWritten ? voice.says(.languageSpoken) : afterKnownLanguages(voice.says(.languageSpoken), reply))
    return true
  }

  /// A number that answers nothing is asked about, never matched: "1" stands in too many answers.
  mutating func takeBareNumber(_ text: String, _ reply: Reply) -> Bool {
    guard case .choice(let number)? = reply.understanding.acts.first, !text.contains(where: \.isLetter) else {
      return false
    }
    askForNumber(reply, because: "\(number) answers nothing that was asked", saying: voice.says(.nothingNumbered))
    return true
  }

  /// A "yes", "no" or "never mind" that nothing was asked for is talk as well. Except a "no" to an answer, and nothing
  /// else: it did not help, and is met as what finds nothing is. And except a "cancel" that finds an entry: a question
  /// about cancelling.
  func talk(in understanding: Understanding) -> SmallTalk? {
    guard let first = understanding.acts.first else { return nil }
    switch first {
    case .smallTalk(let kind): return kind
    case .affirmation: return .acceptance
    case .withdrawal: return understanding.whole.band == .none ? .acceptance : nil
    case .refusal: return state.lastDecision?.action == .answer ? understanding.closing : .acceptance
    default: return nil
    }
  }
}

extension Understanding {
  /// The talk beside a "no" that tells that all is well: "no, thanks", "no, I will manage".
  fileprivate var closing: SmallTalk? {
    for case .smallTalk(let kind) in acts where kind != .insult { return kind }
    return nil
  }
}

extension SentenceKey {
  init(_ kind: SmallTalk) {
    self =
      switch kind {
      case .greeting: .smallTalkGreeting
      case .thanks: .smallTalkThanks
      case .farewell: .smallTalkFarewell
      case .acceptance: .smallTalkAcceptance
      case .howAreYou: .smallTalkHowAreYou
      case .praise: .smallTalkPraise
      case .insult: .smallTalkInsult
      case .botIdentity: .smallTalkBotIdentity
      case .laughter: .smallTalkLaughter
      case .capabilities: .smallTalkCapabilities
      }
  }
}
