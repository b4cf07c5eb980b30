import Conversation
import Knowledge
import Storage

/// Who gets what waits, where the desk gives it out: a function of the queue and the roster, and of nothing else.
enum Routing {
  struct Assignment: Hashable {
    var conversation: ConversationID
    var agent: Agent
  }

  /// The assignments that are due now, the first in the queue first.
  ///
  /// Each goes to somebody who is online, serves the department and has less than they can take: of those, to the one
  /// with the least, then to the one who has been given nothing for the longest. One that is meant for a single person
  /// goes only to them, unless they are gone. Nobody is found for a department of which nobody is online: anybody may
  /// still take it, and after a while the core widens it (E3).
  ///
  /// - Parameters:
  ///   - underway: what has been given out and has not been heard of since; counts as the agent's load.
  ///   - held: what is not given out now.
  static func assignments(
    _ queue: WaitingQueue, _ roster: Roster, underway: [ConversationID: String], held: Set<ConversationID> = [],
    at now: Timestamp
  ) -> [Assignment] {
    var free = FreeAgents(roster, underway: underway)
    var assignments: [Assignment] = []
    for entry in queue.inOrder {
      if free.isEmpty { break }
      if underway[entry.conversation] != nil || held.contains(entry.conversation) { continue }
      let meant = entry.agent.flatMap { roster.isGone($0.id, at: now) ? nil : $0.id }
      let found = if let meant { free.take(meant) } else { free.takeBest(for: entry.department) }
      if let found { assignments.append(Assignment(conversation: entry.conversation, agent: found)) }
    }
    return assignments
  }
}

/// Who is online and can take more, while conversations are given out.
private struct FreeAgents {
  private var members: [Member]
  private var given: [String: Int]
  /// Departments that nobody serves who is free: it only gets fewer, so none needs to be looked at twice.
  private var exhausted: Set<DepartmentID?> = []

  init(_ roster: Roster, underway: [ConversationID: String]) {
    given = underway.values.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    members = []
    members = roster.members.values.filter { $0.presence == .online && load(of: $0) < $0.capacity }
  }

  var isEmpty: Bool { members.isEmpty }

  mutating func take(_ agentID: String) -> Agent? {
    members.firstIndex { $0.agent.id == agentID }.map { take(at: $0) }
  }

  mutating func takeBest(for department: DepartmentID?) -> Agent? {
    if exhausted.contains(department) { return nil }
    let serving = members.indices.filter { members[$0].serves(department) }
    guard let best = serving.min(by: { rank(of: members[$0]) < rank(of: members[$1]) }) else {
      exhausted.insert(department)
      return nil
    }
    return take(at: best)
  }

  private mutating func take(at index: Int) -> Agent {
    let member = members[index]
    given[member.agent.id, default: 0] += 1
    if load(of: member) >= member.capacity { members.remove(at: index) }
    return member.account?.agent ?? member.agent
  }

  private func load(of member: Member) -> Int { member.load + given[member.agent.id, default: 0] }

  private func rank(of member: Member) -> (Int, Int64, String) {
    (load(of: member), member.lastGivenAt.rawValue, member.agent.id)
  }
}
