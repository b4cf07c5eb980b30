import Knowledge
import Language

/// What a waiting customer can honestly be told.
extension Turn {
  var isOpen: Bool { if case .open = given.opening { true } else { false } }

  /// People are there, and one of them at least serves this.
  private var isAttended: Bool { isOpen && given.queue.isAttended }

  /// Where the customer stands as things are now.
  var standing: Standing {
    switch given.opening {
    case .open: Standing(place: isAttended ? given.queue.ahead + 1 : nil)
    case .closed(let next, _, _): Standing(opens: next)
    }
  }

  /// Position and measured wait while people are there, else when they are back and how to be reached (E1).
  ///
  /// - Parameter again: whether they have been told before, and need the news only.
  func waitingLine(again: Bool = false) -> String {
    switch given.opening {
    case .open where !isAttended: return withMessageForm(voice.says(.unattended))
    case .open:
      let place = place(again: again)
      return [place, waitEstimate(), again ? nil : voice.says(.queueWithdraw)].compactMap(\.self)
        .joined(separator: " ")
    case .closed(let next, let now, let holiday):
      return withMessageForm(closedLine(next: next, now: now, holiday: holiday))
    }
  }

  private func withMessageForm(_ line: String) -> String {
    state.hasContact ? line : line + " " + askForContact()
  }

  /// The message form in words: leave word here, or come another way.
  func askForContact() -> String {
    let contact = given.knowledge.business.contact
    let ways = [contact.email, contact.phone].compactMap(\.self).joined(separator: ", ")
    return voice.says(.leaveContact) + (ways.isEmpty ? "" : " " + voice.says(.otherContact, ["contact": ways]))
  }

  /// The message form, where nobody is there and the customer has not used it yet.
  var contactPrompt: Prompt? { isAttended || state.hasContact ? nil : Prompt(.contact) }

  /// The message form as well where it was offered before and not used: it stays open.
  func messageForm(after prompt: Prompt?) -> Prompt? {
    prompt?.kind == .contact && !state.hasContact ? prompt : contactPrompt
  }

  private func place(again: Bool) -> String {
    let position = given.queue.ahead + 1
    if position == 1 {
      guard again else { return voice.says(.queueFirst) }
      return voice.says(state.standing?.place == 1 ? .stillFirst : .nowFirst)
    }
    return voice.says(again ? .stillPosition : .queuePosition, ["position": String(position)])
  }

  /// Nobody is said to be away who is signed in though the business is closed, and nobody promised.
  private func closedLine(next: CivilMinute?, now: CivilMinute, holiday: String?) -> String {
    let mayBeThere = given.queue.isAttended
    guard let next else { return voice.says(mayBeThere ? .closedAttendedIndefinitely : .closedIndefinitely) }
    let when = voice.when(next, from: now)
    if mayBeThere { return voice.says(.closedAttended, ["when": when]) }
    if let holiday { return voice.says(.closedHoliday, ["holiday": holiday, "when": when]) }
    return voice.says(.closed, ["when": when])
  }

  /// None where too little was measured.
  private func waitEstimate() -> String? {
    given.queue.waitMinutes.map { minutes in
      minutes <= 1 ? voice.says(.waitMinute) : voice.says(.waitMinutes, ["minutes": String(minutes)])
    }
  }
}
