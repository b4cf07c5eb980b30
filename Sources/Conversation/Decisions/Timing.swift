import Knowledge

/// When something is due by itself, so that nobody waits for ever: a waiting customer for a word (E3), an unanswered one
/// for another person (E4), a conversation put aside for its owner.
extension Turn {
  private static let minute: Int64 = 60_000
  private static let day: Int64 = 86_400_000
  /// Notices at the set pace to a customer who writes nothing; after them each pause is twice the last one.
  private static let noticesAtFullPace = 3

  /// Records when the next thing is due, if that has changed.
  mutating func setTimer() {
    let next = nextDue
    if next != state.dueAt { record(.timerSet(TimerSet(due: next))) }
  }

  /// The time has come, perhaps. Whoever says so may be late, or early, or say it twice.
  mutating func due() throws(Refusal) {
    guard let due = state.dueAt, now >= due else { return }
    switch state.status {
    case .bot, .resolved: break
    case .snoozed: move(to: .open)
    case .open: if let due = nextDue, now >= due { try release(saying: .wentQuiet) }
    case .pending: if now >= afterStart(due) { remind() }
    }
    setTimer()
  }

  private var nextDue: Timestamp? {
    switch state.status {
    case .bot, .resolved: nil
    case .snoozed: state.snoozedUntil
    case .open: state.unansweredSince.map(quietUntil)
    case .pending: afterStart(nextNotice)
    }
  }

  private func quietUntil(_ since: Timestamp) -> Timestamp {
    let pause = given.policy.quietMillisecondsBeforeRelease
    return since > now ? soonest(after: pause) : max(since, given.servingSince ?? since) + pause
  }

  /// Where the clock was put back behind what is stored: what was set stays due, but in no more than the usual time.
  private func soonest(after pause: Int64) -> Timestamp { min(state.dueAt ?? now + pause, now + pause) }

  /// What became due while no desk ran is no delay of anybody's: the pause begins anew when one does.
  private func afterStart(_ notice: Timestamp) -> Timestamp {
    guard let start = given.servingSince, start <= now else { return notice }
    let isFirst = state.waitNotedAt == nil
    return max(notice, start + (isFirst ? given.policy.waitMillisecondsBeforeNotice : pauseBeforeNextNotice))
  }

  /// While people are there, the set time after the wait began or was last spoken of. While they are not, and the customer
  /// knows it, the set time after they are back. What was due before stays due.
  private var nextNotice: Timestamp {
    if isOpen, let since = state.waitNotedAt ?? state.waitingSince, since > now {
      return soonest(
        after: state.waitNotedAt == nil ? given.policy.waitMillisecondsBeforeNotice : pauseBeforeNextNotice)
    }
    let isNews = before.status != .pending || before.waitNotedAt != state.waitNotedAt
    if !isNews, let due = state.dueAt, isOpen || state.standing != standing { return due }
    switch given.opening {
    case .open:
      return state.waitNotedAt.map { $0 + pauseBeforeNextNotice }
        ?? (state.waitingSince ?? now) + given.policy.waitMillisecondsBeforeNotice
    case .closed(nil, _, _):
      // Nobody knows when: looked at once a day.
      if let due = state.dueAt, now < due { return due }
      return now + Self.day
    case .closed(let next?, let clock, _):
      let startOfMinute = Timestamp(milliseconds: now.rawValue - now.rawValue % Self.minute)
      // A clock that is put back can show an opening that has passed.
      let minutes = Int64(max(1, next.minutes(since: clock)))
      return startOfMinute + minutes * Self.minute + given.policy.waitMillisecondsBeforeNotice
    }
  }

  private var pauseBeforeNextNotice: Int64 {
    let doublings = min(10, max(0, state.waitNotesInARow - Self.noticesAtFullPace))
    let pause = given.policy.waitMillisecondsBetweenNotices
    return max(pause, min(Self.day, pause << Int64(doublings)))
  }

  /// Nobody came within the set time: a word, and another way to be reached; and whoever is free may take it now (E3).
  /// Who was told their place, and waits on while the business is closed, is told that it is.
  private mutating func remind() {
    guard case .open = given.opening else {
      if state.standing != standing { speakOfTheWait() }
      return
    }
    let isFirst = state.waitNotedAt == nil
    if var wider = state.handoff, wider.agent != nil || wider.department != nil {
      wider.agent = nil
      wider.department = nil
      record(.handoff(wider))
    }
    let next = isFirst && !state.hasContact ? askForContact() : waitingLine(again: true)
    var told = standing
    told.isOverdue = true
    speak(
      voice.says(.waitedTooLong) + " " + next, prompt: state.hasContact ? nil : Prompt(.contact), standing: told)
  }
}

extension CivilMinute {
  fileprivate func minutes(since other: CivilMinute) -> Int {
    (date.dayNumber - other.date.dayNumber) * 1440 + minuteOfDay - other.minuteOfDay
  }
}
