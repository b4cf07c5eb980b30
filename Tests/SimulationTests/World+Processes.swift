import Comprehension
import Conversation
import Desk
import Knowledge
import Storage

/// Processes and time.
extension World {
  func start() {
    for _ in 0..<max(1, Int(climate.processes)) { startProcess() }
  }

  private func startProcess() {
    let store = SimulatedStore(
      disk, delay: Int(climate.diskDelay), trouble: climate.diskTrouble, verdict, seed: random.next())
    let settings = DeskSettings(routing: climate.givesOut > 0 ? .automatic : .manual)
    let naming = naming
    let desk =
      if let deciding = fault?.deciding {
        Desk(
          Self.receptionist, store: store, settings: settings, clock: clock, makeID: { naming.next() },
          deciding: deciding, executor: executor)
      } else {
        Desk(
          Self.receptionist, store: store, settings: settings, clock: clock, makeID: { naming.next() },
          executor: executor)
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

  /// All agents go, or come, or one of them does: who waits is told otherwise when nobody is there.
  func changeShift() {
    let presence: AgentPresence = random.chance(climate.departures) ? .offline : .online
    let all = agents.map(\.account)
    let accounts = random.chance(0.5) ? all : Array(all.shuffled(using: &random).prefix(1))
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

  private static let receptionist = Receptionist(.shop)
}

/// An agent's connection that looks at nothing.
private final class Deaf: FloorListener {
  func queueChanged(_ waiting: [QueueEntry], total: Int) {}
  func agentsChanged(_ agents: [AgentView]) {}
  func conversationChanged(_ summary: ConversationSummary) {}
  func revoked() {}
}
