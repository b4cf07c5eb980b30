import Conversation
import Foundation
import Knowledge
import Testing

@testable import Storage

/// What every directory of agents promises.
@Suite("The contract of every directory of agents")
struct AgentDirectoryContract {
  enum Kind: CaseIterable, Sendable {
    case memory, sqlite

    func make(in folder: TemporaryFolder) throws -> any AgentDirectory {
      switch self {
      case .memory: InMemoryAgentDirectory()
      case .sqlite: try SQLiteEventStore(dataFolder: folder.data).agents
      }
    }

    /// As another process opens it, where it is on a disk.
    func another(of directory: any AgentDirectory, in folder: TemporaryFolder) throws -> any AgentDirectory {
      switch self {
      case .memory: directory
      case .sqlite: try make(in: folder)
      }
    }
  }

  private let folder: TemporaryFolder
  private let now = Timestamp(milliseconds: 1_795_000_000_000)

  init() throws { folder = try TemporaryFolder() }

  private func account(_ name: String, _ number: UInt8) -> AgentAccount {
    AgentAccount(
      id: ConversationID(random: 70, UInt64(number)).rawValue, name: name, role: number == 1 ? .lead : .agent,
      departments: number == 1 ? ["orders", "safety"] : [], capacity: Int(number),
      tokenDigest: Array(repeating: number, count: 32), createdAt: now + Int64(number))
  }

  @Test(
    "An account that was added is found by its token's digest and listed by name, by whatever process",
    arguments: Kind.allCases)
  func added(kind: Kind) async throws {
    let directory = try kind.make(in: folder)
    let other = try kind.another(of: directory, in: folder)
    let zoe = account("Zoé \"\u{0}\"", 1)
    let ada = account("Ada", 2)
    try await directory.add(zoe)
    try await directory.add(ada)
    #expect(try await other.accounts() == [ada, zoe])
    #expect(try await other.account(token: zoe.tokenDigest) == zoe)
    #expect(try await other.account(token: ada.tokenDigest)?.agent == Agent(id: ada.id, name: "Ada"))
    for wrong in [[], Array(repeating: 3, count: 32), Array(ada.tokenDigest.dropLast()), ada.tokenDigest + [2]]
      as [[UInt8]]
    {
      #expect(try await other.account(token: wrong) == nil)
    }
  }

  @Test("A name is unique among those not revoked, whatever its case", arguments: Kind.allCases)
  func unique(kind: Kind) async throws {
    let directory = try kind.make(in: folder)
    let other = try kind.another(of: directory, in: folder)
    try await directory.add(account("Élodie", 1))
    for name in ["Élodie", "éLODIE", "E\u{301}lodie"] {
      await #expect(throws: AgentDirectoryError.exists(name)) { try await other.add(account(name, 2)) }
    }
    try await other.add(account("Elodie", 3))
    _ = try await other.revoke("élodie", at: now + 50)
    try await directory.add(account("ÉLODIE", 4))
    #expect(try await other.accounts().map(\.capacity) == [3, 1, 4])
  }

  @Test(
    "H39: a revoked account opens nothing, at once and for whatever process, and stays listed",
    arguments: Kind.allCases)
  func revoked(kind: Kind) async throws {
    let directory = try kind.make(in: folder)
    let other = try kind.another(of: directory, in: folder)
    let ada = account("Ada", 1)
    try await directory.add(ada)
    var expected = ada
    expected.revokedAt = now + 9
    #expect(try await other.revoke("ada", at: now + 9) == expected)
    #expect(try await directory.account(token: ada.tokenDigest) == nil)
    #expect(try await directory.accounts() == [expected])
    await #expect(throws: AgentDirectoryError.unknown("ada")) { try await directory.revoke("ada", at: now + 10) }
    await #expect(throws: AgentDirectoryError.unknown("nobody")) { try await directory.revoke("nobody", at: now) }
  }

  @Test("The version changes with the accounts, whoever changes them, and with nothing else", arguments: Kind.allCases)
  func version(kind: Kind) async throws {
    let directory = try kind.make(in: folder)
    let other = try kind.another(of: directory, in: folder)
    var versions = [try await directory.version()]
    try await other.add(account("Ada", 1))
    versions.append(try await directory.version())
    try await other.record(AuditEntry(at: now, agent: nil, action: "sign_in_failed"))
    _ = try? await other.add(account("Ada", 2))
    #expect(try await directory.version() == versions.last)
    _ = try await other.revoke("Ada", at: now)
    versions.append(try await directory.version())
    #expect(Set(versions).count == 3)
  }

  @Test("P11: the trail holds what was recorded, the latest first", arguments: Kind.allCases)
  func trail(kind: Kind) async throws {
    let directory = try kind.make(in: folder)
    let ada = Agent(id: "a", name: "Ada \u{0}")
    let entries = [
      AuditEntry(at: now, agent: nil, action: "sign_in_failed", detail: "127.0.0.1"),
      AuditEntry(at: now + 1, agent: ada, action: "sign_in"),
      AuditEntry(at: now + 1, agent: ada, action: "read", conversation: ConversationID(random: 1, 2), detail: "12"),
    ]
    for entry in entries { try await directory.record(entry) }
    let other = try kind.another(of: directory, in: folder)
    #expect(try await other.audit(limit: 99) == entries.reversed())
    #expect(try await other.audit(limit: 1) == [entries[2]])
    #expect(try await other.audit(limit: 0) == [])
  }

  @Test("Of many who add the same name at once, one does", arguments: Kind.allCases)
  func racing(kind: Kind) async throws {
    let directory = try kind.make(in: folder)
    let other = try kind.another(of: directory, in: folder)
    let added = await withTaskGroup(of: Bool.self) { group in
      for number in UInt8(1)...20 {
        group.addTask {
          let directory = number.isMultiple(of: 2) ? directory : other
          return (try? await directory.add(account(number.isMultiple(of: 3) ? "ada" : "ADA", number))) != nil
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(added == 1)
  }

  @Test("What agents do is on the disk with the lines of the moment, in the order in which it was done")
  func together() async throws {
    let store = try SQLiteEventStore(dataFolder: folder.data)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<50 {
        group.addTask {
          let id = ConversationID(random: 80, UInt64(number))
          _ = try await store.append([.masked(Masked(cardNumbers: 1))], to: id, expecting: 0, at: now)
          try await store.agents.record(AuditEntry(at: now, agent: nil, action: "claim", conversation: id))
        }
      }
      try await group.waitForAll()
    }
    let other = try SQLiteEventStore(dataFolder: folder.data)
    #expect(try await other.agents.audit(limit: 99).count == 50)
    #expect(try await other.conversations(limit: 99).count == 50)
  }
}
