import Conversation
import Knowledge
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Desk

@Suite("The floor, whatever happens")
struct FloorSimulationTests {
  /// What the lanes and the store are to the floor: the truth, changed by commands, by customers and by agents who are
  /// faster than the floor.
  private final class Truth: Sendable {
    struct Case {
      var status = Status.bot
      var agent: Agent?
      var priority = Priority.normal
      var since = Timestamp.noon
      var seq = 0
    }

    private let cases = Mutex<[ConversationID: Case]>([:])
    /// Claims of the desk that were obeyed, and the load of the agent after each.
    private let loads = Mutex<[(agent: String, load: Int)]>([])

    var all: [ConversationID: Case] { cases.withLock { $0 } }
    var loadsAfterAssignments: [(agent: String, load: Int)] { loads.withLock { $0 } }

    /// - Returns: the summary after it; nil where it was refused.
    func change(_ id: ConversationID, _ body: (inout Case) -> Bool) -> ConversationSummary? {
      cases.withLock { cases in
        var changed = cases[id] ?? Case()
        guard body(&changed) else { return nil }
        changed.seq += 1
        cases[id] = changed
        var summary = ConversationSummary(
          id: id, seq: changed.seq, status: changed.status, priority: changed.priority, createdAt: .noon,
          lastEventAt: changed.since, waitingSince: changed.status == .pending ? changed.since : nil)
        summary.agent = changed.agent
        return summary
      }
    }

    func obey(_ command: Command, _ id: ConversationID) -> ConversationSummary? {
      switch command {
      case .claim(let agent, _, let assigned):
        let summary = change(id) { found in
          guard found.status == .pending else { return false }
          (found.status, found.agent) = (.open, agent)
          return true
        }
        if summary != nil, assigned {
          let load = all.values.count { $0.status == .open && $0.agent == agent }
          loads.withLock { $0.append((agent.id, load)) }
        }
        return summary
      case .release:
        return change(id) { found in
          guard found.status == .open else { return false }
          (found.status, found.agent) = (.pending, nil)
          return true
        }
      default: return nil
      }
    }
  }

  @Test(
    "No assignment exceeds a capacity, nothing is lost from the queue, and places are 1 to n, under any sequence",
    arguments: 1...25)
  func anySequence(seed: UInt64) async {
    var numbers = SeededGenerator(seed: seed)
    let clock = SettableClock(.noon)
    let floor = Floor(settings: DeskSettings(routing: .automatic, offlineGrace: .seconds(120)), clock: clock)
    let truth = Truth()
    await floor.obey { [floor] command, id in
      if let summary = truth.obey(command, id) { await floor.happened([], summary: summary, in: id) }
    }
    let accounts = (0..<4).map { AgentAccount.named("N\($0)", capacity: 1 + $0) }
    var sessions: [AgentSession] = []
    for _ in 0..<150 {
      let id = ConversationID.number(.random(in: 0..<20, using: &numbers))
      let account = accounts.randomElement(using: &numbers)!
      switch Int.random(in: 0..<9, using: &numbers) {
      case 0...2:
        let priority = Priority.allCases.randomElement(using: &numbers)!
        await tell(
          floor, id,
          truth.change(id) { found in
            guard found.status == .bot || found.status == .resolved else { return false }
            (found.status, found.priority, found.since) = (.pending, priority, clock.now())
            return true
          })
      case 3, 4:
        await tell(
          floor, id,
          truth.change(id) { found in
            guard found.status != .resolved else { return false }
            (found.status, found.agent, found.priority) = (.resolved, nil, .normal)
            return true
          })
      case 5: sessions.append(await floor.signIn(account, AgentEar()))
      case 6: if let session = sessions.popLast() { await floor.signOut(session) }
      case 7: await floor.setPresence(AgentPresence.allCases.randomElement(using: &numbers)!, of: account.id)
      default:
        clock.advance(milliseconds: 30_000)
        await floor.tick(at: clock.now())
      }
      await floor.settled()
      await check(floor, truth)
    }
    let capacity = Dictionary(uniqueKeysWithValues: accounts.map { ($0.id, $0.capacity) })
    #expect(truth.loadsAfterAssignments.allSatisfy { $0.load <= capacity[$0.agent]! })
    #expect(!truth.loadsAfterAssignments.isEmpty)
  }

  private func tell(_ floor: Floor, _ id: ConversationID, _ summary: ConversationSummary?) async {
    if let summary { await floor.happened([], summary: summary, in: id) }
  }

  private func check(_ floor: Floor, _ truth: Truth) async {
    let view = await floor.view()
    let waiting = truth.all.filter { $0.value.status == .pending }
    #expect(Set(view.waiting.map(\.conversation)) == Set(waiting.keys))
    #expect(view.waiting.map(\.place) == Array(1...max(1, waiting.count)).prefix(waiting.count).map { $0 })
    #expect(zip(view.waiting, view.waiting.dropFirst()).allSatisfy { $0.priority >= $1.priority })
    for agent in view.agents {
      #expect(agent.load == truth.all.values.count { $0.status == .open && $0.agent?.id == agent.id })
    }
    // Nobody who waits for whoever is free is left while somebody is, but for what was refused just now.
    let isAnybodyFree = view.agents.contains { $0.presence == .online && $0.load < $0.capacity }
    #expect(waiting.isEmpty || !isAnybodyFree)
  }
}
