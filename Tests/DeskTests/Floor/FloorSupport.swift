import Conversation
import Knowledge
import Storage
import Synchronization

@testable import Desk

extension ConversationID {
  static func number(_ number: Int) -> ConversationID { ConversationID(random: 0, UInt64(number)) }
}

extension Timestamp {
  static let noon = Timestamp(milliseconds: 1_800_000_000_000)

  static func minutes(_ minutes: Int64) -> Timestamp { noon + minutes * 60_000 }
}

extension AgentAccount {
  static func named(
    _ name: String, role: Role = .agent, departments: [DepartmentID] = [], capacity: Int = 5
  ) -> AgentAccount {
    AgentAccount(
      id: "id-\(name.lowercased())", name: name, role: role, departments: departments, capacity: capacity,
      tokenDigest: Credentials.digest(of: name), createdAt: .noon)
  }
}

extension WaitingQueue.Entry {
  init(
    _ number: Int, since: Timestamp = .noon, priority: Priority = .normal, department: DepartmentID? = nil,
    agent: Agent? = nil
  ) {
    self.init(
      conversation: .number(number), since: since, priority: priority, department: department, agent: agent,
      cameAt: since)
  }
}

extension ConversationSummary {
  static func of(
    _ number: Int, _ status: Status, since: Timestamp = .noon, priority: Priority = .normal,
    department: DepartmentID? = nil, agent: Agent? = nil, meantFor: Agent? = nil, seq: Int = 1
  ) -> ConversationSummary {
    var summary = ConversationSummary(
      id: .number(number), seq: seq, status: status, priority: priority, createdAt: .noon, lastEventAt: since,
      waitingSince: status == .pending ? since : nil)
    summary.agent = agent
    if status == .pending {
      summary.handoff = Handoff(cause: .request, department: department, priority: priority, agent: meantFor)
    }
    return summary
  }
}

/// A customer's connection that keeps the places it is told.
final class PlaceListener: Listener {
  private let heard = Mutex<[QueuePlace?]>([])

  var places: [QueuePlace?] { heard.withLock { $0 } }
  var positions: [Int?] { places.map { $0?.position } }

  func hear(_ events: [Event], in conversation: ConversationID) {}
  func hear(_ place: QueuePlace?, of conversation: ConversationID) { heard.withLock { $0.append(place) } }
  func hear(typing speaker: Speaker, isOn: Bool, in conversation: ConversationID) {}
  func lost(_ conversation: ConversationID) {}
}

/// An agent's connection that keeps what it is told.
final class AgentEar: FloorListener {
  struct Heard {
    var waiting: [QueueEntry] = []
    var total = 0
    var agents: [AgentView] = []
    var summaries: [ConversationSummary] = []
    var isRevoked = false
  }

  private let all = Mutex(Heard())

  var heard: Heard { all.withLock { $0 } }

  func queueChanged(_ waiting: [QueueEntry], total: Int) {
    all.withLock {
      $0.waiting = waiting
      $0.total = total
    }
  }
  func agentsChanged(_ agents: [AgentView]) { all.withLock { $0.agents = agents } }
  func conversationChanged(_ summary: ConversationSummary) { all.withLock { $0.summaries.append(summary) } }
  func revoked() { all.withLock { $0.isRevoked = true } }
}

/// What the floor had done, and whether it is obeyed: what it is told of a claim is then up to the test.
final class CommandLog: Sendable {
  private let given = Mutex<[(command: Command, conversation: ConversationID)]>([])

  var claims: [ConversationID: [Agent]] {
    given.withLock { all in
      all.reduce(into: [:]) { claims, item in
        if case .claim(let agent, _, _) = item.command { claims[item.conversation, default: []].append(agent) }
      }
    }
  }

  var releases: [ConversationID] {
    given.withLock { all in
      all.compactMap { if case .release = $0.command { $0.conversation } else { nil } }
    }
  }

  func note(_ command: Command, _ conversation: ConversationID) {
    given.withLock { $0.append((command, conversation)) }
  }
}
