import Conversation
import Desk
import Knowledge

/// How a day ends, and what must be so then.
extension World {
  /// Everybody comes back and sends what was not answered; in the end nobody lacks anything.
  func settle() {
    for process in processes { process.store.mend() }
    executor.finish(&random)
    for party in customers + agents.map(\.party) {
      for _ in 0..<3 {
        for (id, order) in party.unanswered { submit(order, as: id, from: party) }
        executor.finish(&random)
      }
    }
    for _ in 0..<3 {
      clock.advance(milliseconds: 700_000)
      fireDue()
      executor.finish(&random)
    }
    for (conversation, state) in journal.states where (state.dueAt ?? .init(milliseconds: .max)) <= clock.now() {
      verdict.expect(false, "E3: what was due in \(conversation) was not done")
    }
    compare()
    for party in customers + agents.map(\.party) { reconnect(party) }
    executor.finish(&random)
    for party in customers + agents.map(\.party) {
      guard let conversation = party.conversation else { continue }
      let last = journal.state(of: conversation).seq
      verdict.expect(
        party.connection?.position == last,
        "I5: \(party.name) is told up to \(party.connection?.position ?? -1) of \(last)")
    }
  }

  /// Where one process did everything, it knows all that is stored, and whoever follows has been told without coming
  /// back. What another one stores, a process hears of when it has to do with the conversation.
  private func compare() {
    guard processes.count == 1, !verdict.occurred.contains(.crashWhileStoring) else { return }
    for party in customers + agents.map(\.party) {
      guard let connection = party.connection, let position = connection.position else { continue }
      let last = journal.state(of: connection.conversation).seq
      verdict.expect(position == last, "I5: \(party.name) still follows, and is told up to \(position) of \(last)")
    }
    let waiting = journal.states.count { $0.1.status == .pending }
    let floor = desk.floor
    spawn { [verdict] in
      let known = await floor.view().waitingTotal
      verdict.expect(known == waiting, "E2: the agents are told of \(known) that wait, and \(waiting) do")
    }
    executor.finish(&random)
  }
}
