import Comprehension
import Conversation
import Desk
import Knowledge
import Storage

/// Processes and time.
extension World {
  func start() {
    // Now and then another process works on the same store.
    for _ in 0..<(random.chance(0.5) ? 2 : 1) { startProcess() }
  }

  private func startProcess() {
    let store = SimulatedStore(disk)
    let naming = naming
    let desk =
      if let deciding = fault?.deciding {
        Desk(
          Self.receptionist, store: store, clock: clock, makeID: { naming.next() }, deciding: deciding,
          executor: executor)
      } else {
        Desk(Self.receptionist, store: store, clock: clock, makeID: { naming.next() }, executor: executor)
      }
    processes.append(Process(desk: desk, store: store))
    let accounts = agents.map(\.account)
    spawn { [verdict] in
      do { try await desk.start() } catch { verdict.expect(false, "a desk does not start: \(error)") }
      for account in accounts { _ = await desk.floor.signIn(account, Deaf()) }
    }
  }

  /// A process dies in the middle of what it does, and another one takes its place.
  func crash() {
    let dying = processes.remove(at: Int.random(in: 0..<processes.count, using: &random))
    dying.store.die()
    verdict.trace("crash")
    for party in customers + agents.map(\.party) { party.connect(nil) }
    startProcess()
  }

  /// All agents go, or come: who waits is told otherwise when nobody is there.
  func changeShift() {
    let presence: AgentPresence = random.chance(0.5) ? .offline : .online
    let accounts = agents.map(\.account)
    let floor = desk.floor
    spawn { for account in accounts { await floor.setPresence(presence, of: account.id) } }
  }

  func fireDue() {
    let now = clock.now()
    for process in processes {
      spawn {
        await process.desk.fireDue(now: now)
        await process.desk.floor.tick(at: now)
      }
    }
  }

  /// Everybody comes back and sends what was not answered; in the end nobody lacks anything.
  func settle() {
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

  private static let receptionist = Receptionist(.shop)
}

/// An agent's connection that looks at nothing.
private final class Deaf: FloorListener {
  func queueChanged(_ waiting: [QueueEntry], total: Int) {}
  func agentsChanged(_ agents: [AgentView]) {}
  func conversationChanged(_ summary: ConversationSummary) {}
  func revoked() {}
}
