import Knowledge
import Language

extension Turn {
  /// Asks for a person without words (a button, a command).
  mutating func askForPerson() throws(Refusal) {
    switch state.status {
    case .pending: speak(waitingLine(again: true), prompt: contactPrompt)
    case .open, .snoozed: return
    case .resolved:
      startAfresh()
      try askForPerson()
    case .bot:
      let mood = Mood(message: 0, accumulated: state.frustration)
      handOver(Decision(.handOver, cause: .request, rule: "asked for a person", mood: mood))
    }
  }

  /// Sends the conversation to people: the customer is told what happens next, people find it in the queue (E1, E2).
  ///
  /// - Parameter answers: what the business wrote for the topic, posted first.
  mutating func handOver(
    _ decision: Decision, to department: DepartmentID? = nil, priority: Priority = .normal, after answers: [String] = []
  ) {
    let cause = decision.cause ?? .request
    let asked = given.knowledge.business.departments.first { $0.id == department }
    record(.decided(decision))
    for answer in answers { speak(answer, entries: decision.entries) }
    record(.handoff(Handoff(cause: cause, department: department, priority: max(priority, asked?.priority ?? .low))))
    move(to: .pending)
    speak(voice.says(SentenceKey(cause)) + " " + waitingLine(), prompt: contactPrompt)
  }

  /// A line while the customer waits: noted for the person, never answered as the person would (D7).
  mutating func attend(to text: String, _ understanding: Understanding, prompt: Prompt?) {
    var reply = Reply(understanding, failuresBefore: state.failuresInARow)
    if understanding.acts.contains(.asksWhetherHuman) {
      reply.rule = "asked whether it is talking to a person (D3)"
      record(.decided(reply.decision(.disclose)))
      return disclose(.asked, saying: voice.says(.disclosureAsked) + " " + waitingLine(), prompt: prompt)
    }
    if understanding.acts.first == .withdrawal {
      reply.rule = "took the request for a person back"
      let cause = state.handoff?.cause ?? .request
      record(.decided(reply.decision(.smallTalk, smallTalk: .acceptance)))
      move(to: .bot)
      record(.offerDeclined(OfferDeclined(cause: cause)))
      return speak(voice.says(.withdrawn))
    }
    if let word = understanding.emergency, state.handoff?.priority != .urgent {
      reply.rule = Reply.rule(listing: word)
      record(.decided(reply.decision(.handOver, cause: .emergency)))
      record(.handoff(Handoff(cause: .emergency, department: state.handoff?.department, priority: .urgent)))
      return speak(voice.says(.handOverEmergency) + " " + waitingLine(again: true), prompt: contactPrompt)
    }
    record(.decided(reply.decision(.wait)))
    if case .smallTalk(let kind)? = understanding.acts.first {
      return speak(voice.says(SentenceKey(kind)), prompt: prompt)
    }
    if prompt?.kind == .contact, ContactDetails.found(in: text) {
      record(.contactLeft(ContactLeft(text: text)))
      return speak(voice.says(.contactTaken))
    }
    speak(voice.says(.noted) + " " + waitingLine(again: true), prompt: contactPrompt)
  }

  /// Nobody came within the set time: a word, and another way to be reached (E3).
  mutating func waitedTooLong() throws(Refusal) {
    guard state.status == .pending else { throw .wrongState(state.status) }
    let next: String
    switch given.opening {
    case .open: next = voice.says(.leaveContact) + otherContact()
    case .closed: next = waitingLine()
    }
    speak(voice.says(.waitedTooLong) + " " + next, prompt: Prompt(.contact))
  }

  /// What a waiting customer can honestly be told: position and measured wait while people are there, else when they
  /// are back and how to be reached (E1).
  ///
  /// - Parameter again: whether they have been told before, and need the news only.
  func waitingLine(again: Bool = false) -> String {
    switch given.opening {
    case .open:
      let place = place(again: again)
      return [place, waitEstimate(), again ? nil : voice.says(.queueWithdraw)].compactMap(\.self)
        .joined(separator: " ")
    case .closed(let next, let now, let holiday):
      let closed = closedLine(next: next, now: now, holiday: holiday)
      return state.hasContact ? closed : closed + " " + voice.says(.leaveContact) + otherContact()
    }
  }

  private func place(again: Bool) -> String {
    let position = given.queue.ahead + 1
    if position == 1 { return voice.says(again ? .stillFirst : .queueFirst) }
    return voice.says(again ? .stillPosition : .queuePosition, ["position": String(position)])
  }

  private func closedLine(next: CivilMinute?, now: CivilMinute, holiday: String?) -> String {
    guard let next else { return voice.says(.closedIndefinitely) }
    let when = voice.when(next, from: now)
    if let holiday { return voice.says(.closedHoliday, ["holiday": holiday, "when": when]) }
    return voice.says(.closed, ["when": when])
  }

  /// None where too little was measured.
  private func waitEstimate() -> String? {
    given.queue.waitMinutes.map { minutes in
      minutes <= 1 ? voice.says(.waitMinute) : voice.says(.waitMinutes, ["minutes": String(minutes)])
    }
  }

  /// The message form, where nobody is there and the customer has not used it yet.
  var contactPrompt: Prompt? {
    if case .closed = given.opening, !state.hasContact { Prompt(.contact) } else { nil }
  }

  private func otherContact() -> String {
    let contact = given.knowledge.business.contact
    let ways = [contact.email, contact.phone].compactMap(\.self)
    return ways.isEmpty ? "" : " " + voice.says(.otherContact, ["contact": ways.joined(separator: ", ")])
  }
}

extension SentenceKey {
  fileprivate init(_ cause: Cause) {
    self =
      switch cause {
      case .mood: .handOverMood
      case .request: .handOverRequest
      case .topic: .handOverTopic
      case .miss: .handOverMiss
      case .emergency: .handOverEmergency
      case .transfer: .handOverRequest
      }
  }
}
