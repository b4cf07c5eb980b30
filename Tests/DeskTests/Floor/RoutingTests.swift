import Conversation
import Knowledge
import Storage
import TestSupport
import Testing

@testable import Desk

@Suite("Routing")
struct RoutingTests {
  private func roster(_ accounts: AgentAccount...) -> Roster {
    var roster = Roster(awayAfter: 600_000, offlineGrace: 120_000)
    for (index, account) in accounts.enumerated() {
      roster.signIn(account, session: UInt64(index), at: .noon)
    }
    return roster
  }

  private func queue(_ entries: WaitingQueue.Entry...) -> WaitingQueue {
    var queue = WaitingQueue()
    for entry in entries { queue.put(entry) }
    return queue
  }

  private func given(
    _ queue: WaitingQueue, _ roster: Roster, underway: [ConversationID: String] = [:], at now: Timestamp = .noon
  ) -> [ConversationID: String] {
    Dictionary(
      Routing.assignments(queue, roster, underway: underway, at: now).map { ($0.conversation, $0.agent.name) },
      uniquingKeysWith: { first, _ in first })
  }

  @Test("Goes to whoever has least, then to whoever was given nothing for longest")
  func leastLoaded() {
    var roster = roster(.named("Ada"), .named("Bob"), .named("Cleo"))
    roster.give(.number(90), to: AgentAccount.named("Ada").agent, isAside: false, at: .minutes(1))
    roster.give(.number(91), to: AgentAccount.named("Bob").agent, isAside: false, at: .minutes(2))
    roster.take(.number(91))
    #expect(given(queue(.init(1), .init(2, since: .minutes(1))), roster) == [.number(1): "Cleo", .number(2): "Bob"])
  }

  @Test("Nobody who is away, offline or full is given anything")
  func notThere() {
    var roster = roster(.named("Ada"), .named("Bob"), .named("Cleo", capacity: 1))
    roster.setPresence(.away, of: "id-ada", at: .noon)
    roster.setPresence(.offline, of: "id-bob", at: .noon)
    #expect(given(queue(.init(1), .init(2)), roster) == [.number(1): "Cleo"])
    #expect(given(queue(.init(1)), roster, underway: [.number(7): "id-cleo"]).isEmpty)
  }

  @Test("A department's goes to those who serve it, and one for whoever is free to anybody")
  func departments() {
    let roster = roster(.named("Ada", departments: ["safety"]))
    #expect(given(queue(.init(1, department: "orders")), roster).isEmpty)
    #expect(given(queue(.init(1, department: "safety")), roster) == [.number(1): "Ada"])
    #expect(given(queue(.init(1)), roster) == [.number(1): "Ada"])
    #expect(given(queue(.init(1, department: "orders"), .init(2, since: .minutes(1))), roster) == [.number(2): "Ada"])
  }

  @Test("One that is meant for a person goes only to them, until they are gone")
  func meant() {
    var roster = roster(.named("Ada", capacity: 1), .named("Bob"))
    let forAda = queue(.init(1, agent: AgentAccount.named("Ada").agent))
    #expect(given(forAda, roster) == [.number(1): "Ada"])
    roster.give(.number(9), to: AgentAccount.named("Ada").agent, isAside: false, at: .noon)
    #expect(given(forAda, roster).isEmpty)
    roster.signOut(0, of: "id-ada", at: .noon)
    #expect(given(forAda, roster, at: .minutes(1)).isEmpty)
    #expect(given(forAda, roster, at: .minutes(2)) == [.number(1): "Bob"])
  }

  @Test(
    "No conversation goes to two, nobody is given more than they can take, and none waits for whom somebody is free",
    arguments: 1...40)
  func anyState(seed: UInt64) {
    var numbers = SeededGenerator(seed: seed)
    let departments: [DepartmentID?] = [nil, "orders", "safety", "returns"]
    var roster = Roster(awayAfter: 600_000, offlineGrace: 120_000)
    for index in 0..<8 {
      let serves = departments.compactMap { $0 }.filter { _ in Bool.random(using: &numbers) }
      let account = AgentAccount.named(
        "N\(index)", departments: serves, capacity: .random(in: 0..<4, using: &numbers))
      roster.signIn(account, session: UInt64(index), at: .noon)
      roster.setPresence(AgentPresence.allCases.randomElement(using: &numbers)!, of: account.id, at: .noon)
      if account.capacity > 0, Bool.random(using: &numbers) {
        roster.give(.number(1_000 + index), to: account.agent, isAside: false, at: .noon)
      }
    }
    var queue = WaitingQueue()
    for number in 0..<Int.random(in: 0..<30, using: &numbers) {
      queue.put(
        .init(
          number, priority: .allCases.randomElement(using: &numbers)!,
          department: departments.randomElement(using: &numbers)!))
    }
    let assignments = Routing.assignments(queue, roster, underway: [:], at: .noon)
    #expect(Set(assignments.map(\.conversation)).count == assignments.count)
    for member in roster.members.values {
      let given = assignments.count { $0.agent.id == member.agent.id }
      #expect(given == 0 || member.presence == .online)
      #expect(member.load + given <= max(member.load, member.capacity))
      let isFree = member.presence == .online && member.load + given < member.capacity
      let left = queue.inOrder.filter { entry in !assignments.contains { $0.conversation == entry.conversation } }
      #expect(!isFree || !left.contains { member.serves($0.department) })
    }
  }
}
