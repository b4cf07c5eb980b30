import Knowledge
import Language

extension Turn {
  /// Asks for a person without words (a button, a command). Who has one is told so; what that person put aside comes back
  /// to them.
  mutating func askForPerson() {
    switch state.status {
    case .pending: speakOfTheWait(prompt: messageForm(after: state.prompt))
    case .open: noteWhoHasIt()
    case .snoozed:
      move(to: .open)
      noteWhoHasIt()
    case .resolved:
      startAfresh()
      askForPerson()
    case .bot:
      let mood = Mood(message: 0, accumulated: state.frustration, run: state.run)
      handOver(Decision(.handOver, cause: .request, rule: Reply.requestRule, mood: mood))
    }
  }

  /// Sends the conversation to people: the customer is told what happens next, people find it in the queue (E1, E2).
  ///
  /// - Parameters:
  ///   - answers: what the business wrote for the topic, posted first.
  ///   - key: what is said in the place of what the cause says.
  mutating func handOver(
    _ decision: Decision, to department: DepartmentID? = nil, priority: Priority = .normal,
    after answers: [String] = [], saying key: SentenceKey? = nil
  ) {
    let cause = decision.cause ?? .request
    let words = [voice.says(key ?? SentenceKey(cause)), acknowledgement(of: decision)].compactMap(\.self)
    record(.decided(decision))
    // Who said that it cannot wait stands before others.
    let told: Priority = state.told.contains(.urgent) ? .high : .low
    for answer in answers { speak(answer, entries: decision.entries) }
    record(
      .handoff(
        Handoff(
          cause: cause, department: department,
          priority: max(priority, self.priority(of: department), told), ahead: given.queue.ahead)))
    move(to: .pending)
    let thanks = keepContactJustLeft() ? [voice.says(.contactTaken)] : []
    speak((words + [waitingLine()] + thanks).joined(separator: " "), prompt: contactPrompt, standing: standing)
  }

  /// Takes what the line that is being answered says of how the customer can be reached, where they would be asked for
  /// it next.
  ///
  /// - Returns: whether there was something to take.
  @discardableResult
  mutating func keepContactJustLeft() -> Bool {
    guard contactPrompt != nil, state.customerTurns > before.customerTurns, let line = state.recentMessages.last,
      ContactDetails.found(in: line)
    else { return false }
    record(.contactLeft(ContactLeft(text: line)))
    return true
  }

  private mutating func noteWhoHasIt() {
    if let agent = state.agent { note(voice.says(.alreadyWith, ["agent": agent.name])) }
  }

  /// Of a department's conversations, at least.
  func priority(of department: DepartmentID?) -> Priority {
    given.knowledge.business.departments.first { $0.id == department }?.priority ?? .low
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
