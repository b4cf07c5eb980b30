import Knowledge
import Language

extension Turn {
  /// A line while the customer waits: kept for the person, who alone will answer as one. What the bot is sure of it says
  /// meanwhile, as itself (D7).
  mutating func attend(to text: String, _ understanding: Understanding, prompt: Prompt?) {
    var reply = Reply(
      understanding, failuresBefore: state.failuresInARow, acknowledged: state.acknowledged, under: given.policy)
    let form = messageForm(after: prompt)
    let emergency = unmetCall(in: understanding)
    if understanding.circumstances.contains(.urgent), var handoff = state.handoff, handoff.priority < .high {
      handoff.priority = .high
      raise(handoff)
    }
    if understanding.acts.contains(.asksWhetherHuman) {
      return discloseToWaiting(reply, prompt: form, before: emergency)
    }
    if understanding.acts.first == .withdrawal { return withdraw(reply) }
    if let emergency { return callUrgently(reply, emergency) }
    // Who has left word corrects it in a line of its own.
    if form != nil && ContactDetails.found(in: text) || state.hasContact && isContact(text, reply, offered: true) {
      record(.decided(reply.decision(.wait)))
      record(.contactLeft(ContactLeft(text: text)))
      return speak(voice.says(.contactTaken))
    }
    if understanding.acts.contains(.asksAboutWait) {
      reply.rule = "asked about the wait"
      record(.decided(reply.decision(.wait)))
      return speakOfTheWait(prompt: form)
    }
    if case .smallTalk(let kind)? = understanding.acts.first {
      reply.rule = "talk that asks for nothing"
      record(.decided(reply.decision(.wait)))
      return speakOfNews(after: SentenceKey(whileWaiting: kind), prompt: form)
    }
    if understanding.acts.contains(.wantsPerson) {
      reply.rule = Reply.requestRule
      record(.decided(reply.decision(.wait)))
      return speakOfTheWait(prompt: form)
    }
    if answerMeanwhile(reply, prompt: form) { return }
    acknowledge(reply, prompt: form)
  }

  /// What calls a person at once, unless one is called already. Despair is answered each time, however urgent the wait
  /// is.
  private func unmetCall(in understanding: Understanding) -> EmergencyCall? {
    let isMet = state.handoff?.priority == .urgent && !understanding.circumstances.contains(.despair)
    return isMet ? nil : understanding.emergencyCall
  }

  /// D3, and they keep waiting: for somebody who is called at once, where the same breath tells of an emergency.
  private mutating func discloseToWaiting(
    _ reply: Reply, prompt: Prompt?, before emergency: EmergencyCall?
  ) {
    var reply = reply
    reply.rule = Reply.disclosureRule
    record(.decided(reply.decision(.disclose)))
    guard let emergency else {
      return disclose(
        .asked, saying: voice.says(.disclosureAsked) + " " + waitingLine(), prompt: prompt, standing: standing)
    }
    disclose(.asked, saying: voice.says(.disclosureAsked))
    callUrgently(reply, emergency)
  }

  private mutating func withdraw(_ reply: Reply) {
    var reply = reply
    reply.rule = "took the request for a person back"
    let cause = state.handoff?.cause ?? .request
    record(.decided(reply.decision(.smallTalk, smallTalk: .acceptance)))
    move(to: .bot)
    record(.offerDeclined(OfferDeclined(cause: cause)))
    speak(voice.says(.withdrawn))
  }

  /// A listed word, or despair, makes who waits urgent. Who speaks of despair again is told again where help is.
  private mutating func callUrgently(_ reply: Reply, _ emergency: EmergencyCall) {
    var reply = reply
    reply.rule = emergency.rule
    if state.told.contains(.despair), state.handoff?.priority == .urgent {
      record(.decided(reply.decision(.wait)))
    } else {
      record(.decided(reply.decision(.handOver, cause: .emergency)))
      raise(Handoff(cause: .emergency, department: state.handoff?.department, priority: .urgent))
    }
    keepContactJustLeft()
    speakOfTheWait(saying: emergency.words, prompt: contactPrompt)
  }

  private mutating func raise(_ handoff: Handoff) {
    var handoff = handoff
    handoff.ahead = given.queue.ahead
    record(.handoff(handoff))
  }

  /// Posts what the matcher is sure of, marked as the bot's like every line of it, and says that the wait goes on. Not
  /// what was posted just before: it did not help.
  private mutating func answerMeanwhile(_ reply: Reply, prompt: Prompt?) -> Bool {
    let reading = reply.understanding.whole
    let parts = reply.understanding.parts.compactMap(\.candidates.first)
    guard reading.band == .answer || parts.count > 1, !reply.objects else { return false }
    let found = known(parts.count > 1 ? parts : Array(reading.candidates.prefix(1))).filter { !text(of: $0).isEmpty }
    let ids = found.map(\.candidate.entry)
    guard !found.isEmpty, state.lastDecision?.entries != ids else { return false }
    let urgent = found.map(\.entry).first { isMoreUrgent($0) }
    record(.decided(reply.decision(urgent == nil ? .wait : .handOver, entries: ids, cause: urgent.map { _ in .topic })))
    for item in found { speak(name(of: item) + text(of: item), entries: [item.candidate.entry]) }
    if let urgent {
      raise(Handoff(cause: .topic, department: urgent.handTo, priority: priority(of: urgent)))
      speakOfTheWait(saying: .handOverTopic, prompt: prompt)
    } else {
      speakOfNews(after: .placeKept, prompt: prompt)
    }
    return true
  }

  private func priority(of entry: Entry) -> Priority { max(entry.priority, priority(of: entry.handTo)) }

  /// Whether an entry for people is one for which this wait is not urgent enough.
  private func isMoreUrgent(_ entry: Entry) -> Bool {
    entry.handTo != nil && priority(of: entry) > state.handoff?.priority ?? .low
  }

  /// That the line is kept, and what is new about the wait. A second line in a row gets few words, the third the wait
  /// again, and so on: no two in a row get the same.
  private mutating func acknowledge(_ reply: Reply, prompt: Prompt?) {
    let isSecond = state.lastDecision?.action == .wait && state.lastDecision?.entries.isEmpty == true
    record(.decided(reply.decision(.wait)))
    if saidLast(.notedAgain) { return speakOfTheWait(saying: .noted, prompt: prompt) }
    speakOfNews(after: isSecond && !isNews ? .notedAgain : .noted, prompt: prompt)
  }

  /// Whether the customer has not been told where they stand now.
  private var isNews: Bool { state.standing != standing }

  private mutating func speakOfNews(after key: SentenceKey, prompt: Prompt?) {
    guard isNews else { return speak(voice.says(key), prompt: prompt) }
    speakOfTheWait(saying: key, prompt: prompt)
  }

  /// Tells the waiting customer where they stand, new or not.
  mutating func speakOfTheWait(saying key: SentenceKey? = nil, prompt: Prompt? = nil) {
    let words = [key.map { voice.says($0) }, waitingLine(again: true)].compactMap(\.self)
    speak(words.joined(separator: " "), prompt: prompt ?? contactPrompt, standing: standing)
  }
}

extension SentenceKey {
  /// Talk is met as ever, but nobody who waits is asked what they want: that has been said.
  fileprivate init(whileWaiting kind: SmallTalk) {
    switch kind {
    case .thanks, .farewell, .praise, .botIdentity: self.init(kind)
    case .greeting, .acceptance, .howAreYou, .insult, .laughter, .capabilities: self = .stillAsked
    }
  }
}
