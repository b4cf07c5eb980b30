import Conversation
package import Knowledge

/// Figures of a running desk.
package struct DeskStatus: Hashable, Sendable {
  /// When they were taken.
  package var at: Timestamp
  /// Since the floor was made, with the desk.
  package var uptimeMilliseconds: Int64
  /// Conversations that wait for a person.
  package var waiting: Int
  /// Since when the one waits who has waited longest; nil where nobody waits.
  package var longestWaitingSince: Timestamp?
  /// Those that a person has, the ones put aside not counted.
  package var open: Int
  /// Those that wait, by the department they are meant for; those for whoever is free are not among them.
  package var waitingByDepartment: [DepartmentID: Int]
  /// Accounts by presence.
  package var agentsOnline: Int
  /// There, and given nothing new.
  package var agentsAway: Int
  /// Without a connection, or by their own word.
  package var agentsOffline: Int
  /// Of customers, in the last five minutes.
  package var messagesInFiveMinutes: Int
  /// Turns in which the bot posted an answer without offering a person, in the last five minutes.
  package var answersInFiveMinutes: Int
  /// Conversations that began in the last hour.
  package var openedInHour: Int
  /// Times in that hour that a conversation went from the bot to people. What agents or the desk pass on among people
  /// does not count, and a wait that becomes more urgent is the same wait.
  package var handoffsInHour: Int
  /// How often each tier of the matcher decided since the desk runs, by its name.
  package var decidedByTier: [String: Int] = [:]
  /// How often a better tier was not asked for want of time.
  package var cutShort = 0
  /// The frustration from which on a person is offered, as it is now: the business's own conversations may have moved
  /// it.
  package var offerAt = Policy().offerAt
  /// From which on one is called, likewise.
  package var handOverAt = Policy().handOverAt

  /// Whether traces of what was erased could not be removed yet (P3).
  package var hasTracesLeft = false

  /// A customer's messages a minute, over the last five.
  package var messagesPerMinute: Double { Double(messagesInFiveMinutes) / 5 }
  /// The bot's answers a minute, over the last five.
  package var answersPerMinute: Double { Double(answersInFiveMinutes) / 5 }
  /// `handoffsInHour` for each of `openedInHour`, at most 1; nil where none began.
  package var handoffRate: Double? {
    openedInHour == 0 ? nil : min(1, Double(handoffsInHour) / Double(openedInHour))
  }
}

extension Floor {
  /// The figures of this moment, without those of the matcher, which the floor does not know.
  package func figures() -> DeskStatus {
    let now = clock.now()
    let recent = counters.lately(5, at: now)
    let hour = counters.lately(ActivityCounters.minutesKept, at: now)
    let agents = roster.views
    let departments = queue.inOrder.compactMap(\.department)
    return DeskStatus(
      at: now, uptimeMilliseconds: max(0, now - counters.since), waiting: queue.count,
      longestWaitingSince: queue.inOrder.map(\.since).min(), open: roster.openCount,
      waitingByDepartment: departments.reduce(into: [:]) { $0[$1, default: 0] += 1 },
      agentsOnline: agents.count { $0.presence == .online }, agentsAway: agents.count { $0.presence == .away },
      agentsOffline: agents.count { $0.presence == .offline }, messagesInFiveMinutes: recent.messages,
      answersInFiveMinutes: recent.answers, openedInHour: hour.opened, handoffsInHour: hour.handoffs)
  }
}
