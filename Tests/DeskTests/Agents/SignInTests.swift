import Conversation
import Knowledge
import Storage
import Testing

@testable import Desk

@Suite("Signing in")
struct SignInTests {
  private let directory = InMemoryAgentDirectory()
  private let clock = SettableClock(.noon)
  private let floor: Floor
  private let signIn: SignIn

  init() {
    floor = Floor(clock: clock)
    signIn = SignIn(directory: directory, floor: floor, clock: clock)
  }

  private func added(_ name: String) async throws -> (account: AgentAccount, token: String) {
    let (token, digest) = Credentials.makeToken()
    var account = AgentAccount.named(name)
    account.tokenDigest = digest
    try await directory.add(account)
    return (account, token)
  }

  @Test("H37: a wrong, an unknown, an ill-formed and a revoked token fail with the same words and leave the same trace")
  func sameWords() async throws {
    let (account, token) = try await added("Ada")
    #expect(try await signIn.account(token: token, from: "a") == account)
    _ = try await directory.revoke("Ada", at: .noon)
    let bad = [
      token, String(token.dropLast()) + "x", Credentials.makeToken().token, "", "é",
      String(repeating: "x", count: 90_000),
    ]
    for (index, token) in bad.enumerated() {
      await #expect(throws: SignInFailure.unknown) { try await signIn.account(token: token, from: "n\(index)") }
    }
    let trail = await directory.audit(limit: 100)
    #expect(trail.prefix(bad.count).allSatisfy { $0 == trail[0] })
    #expect(trail[0].action == "sign_in_failed" && trail[0].agent == nil && trail.last?.action == "sign_in")
  }

  @Test("H38: repeated bad logins from an address are answered with a time to wait, which even the right token waits")
  func backOff() async throws {
    let (account, token) = try await added("Ada")
    for _ in 0..<5 {
      await #expect(throws: SignInFailure.unknown) { try await signIn.account(token: "wrong", from: "a") }
    }
    await #expect(throws: SignInFailure.tooMany(retryAfterMilliseconds: 1_000)) {
      try await signIn.account(token: token, from: "a")
    }
    #expect(try await signIn.account(token: token, from: "b") == account)
    clock.advance(milliseconds: 1_000)
    #expect(try await signIn.account(token: token, from: "a") == account)
  }

  @Test("H38: many at once are no way around it")
  func atOnce() async {
    let refused = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<50 {
        group.addTask { [signIn] in
          do throws(SignInFailure) { _ = try await signIn.account(token: "wrong", from: "a") } catch {
            return error == .tooMany(retryAfterMilliseconds: 1_000)
          }
          return false
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(refused == 45)
  }

  @Test("H39: a revoked token ends its sessions by the next look, and the same name may come again with another")
  func revoked() async throws {
    let (account, _) = try await added("Ada")
    await signIn.refresh()
    let ear = AgentEar()
    _ = await floor.signIn(account, ear)
    await signIn.refresh()
    #expect(!ear.heard.isRevoked)
    _ = try await directory.revoke("Ada", at: .noon)
    await signIn.refresh()
    #expect(ear.heard.isRevoked)
    let again = try await signIn.localAccount(named: "Ada")
    #expect(again.id != account.id)
    let other = AgentEar()
    _ = await floor.signIn(again, other)
    await signIn.refresh()
    #expect(!other.heard.isRevoked)
  }

  @Test("H39: the watch notices by itself")
  func watched() async throws {
    let (account, _) = try await added("Ada")
    let ear = AgentEar()
    _ = await floor.signIn(account, ear)
    let watch = Task { await signIn.watch() }
    _ = try await directory.revoke("Ada", at: .noon)
    while !ear.heard.isRevoked { try await Task.sleep(for: .milliseconds(10)) }
    watch.cancel()
    await watch.value
  }

  @Test("Who the system vouches for gets the account of their name, or one that no token opens, once")
  func local() async throws {
    let (account, _) = try await added("Ada")
    #expect(try await signIn.localAccount(named: "ada") == account)
    let bob = try await signIn.localAccount(named: "Bob")
    #expect(bob.role == .lead && bob.tokenDigest.count == 32)
    #expect(try await signIn.localAccount(named: "Bob") == bob)
    #expect(await directory.accounts().count == 2)
  }

  @Test("P11: whose account somebody else adds at the same moment signs in with it, and is on record")
  func raced() async throws {
    let raced = RacedDirectory(inner: directory)
    let signIn = SignIn(directory: raced, floor: floor, clock: clock)
    let account = try await signIn.localAccount(named: "Cleo")
    #expect(await directory.accounts() == [account])
    let trail = await directory.audit(limit: 9)
    #expect(trail.map(\.action) == ["sign_in"] && trail.first?.agent?.id == account.id)
  }

  @Test(
    "H33: nobody comes in under a name that passes for the desk or disturbs what stands around it",
    arguments: ["\u{202E}Bot\n\u{1B}[31m", "System", ""])
  func badName(name: String) async throws {
    await #expect(throws: SignInFailure.badName) { try await signIn.localAccount(named: name) }
    #expect(await directory.accounts().isEmpty)
  }
}

/// To which somebody else adds each account a moment before.
private struct RacedDirectory: AgentDirectory {
  let inner: InMemoryAgentDirectory

  func add(_ account: AgentAccount) async throws(AgentDirectoryError) {
    var other = account
    other.id = ConversationID(random: 6, 6).rawValue
    try await inner.add(other)
    throw .exists(account.name)
  }
  func accounts() async -> [AgentAccount] { await inner.accounts() }
  func account(token digest: [UInt8]) async -> AgentAccount? { await inner.account(token: digest) }
  func revoke(_ name: String, at now: Timestamp) async throws(AgentDirectoryError) -> AgentAccount {
    try await inner.revoke(name, at: now)
  }
  func version() async -> Int { await inner.version() }
  func record(_ entry: AuditEntry) async throws(AgentDirectoryError) { await inner.record(entry) }
  func audit(limit: Int) async -> [AuditEntry] { await inner.audit(limit: limit) }
}
