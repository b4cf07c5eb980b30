import Desk
import Knowledge
import Storage
import Synchronization
import Testing
import Wire

@testable import Server

@Suite("Browsers' sessions")
struct DeskSessionsTests {
  @Test("Two desks on one host have cookies of different names, since browsers send a host's to all its ports")
  func cookieNames() {
    for (origin, name) in [
      ("https://desk.example", "frontdesk_agent"), ("http://127.0.0.1:8080", "frontdesk_agent_8080"),
      ("http://127.0.0.1:8081", "frontdesk_agent_8081"), ("http://[::1]", "frontdesk_agent"),
      ("http://[::1]:8080", "frontdesk_agent_8080"), (nil, "frontdesk_agent"),
    ] {
      #expect(DeskSessions.cookieName(at: origin) == name)
    }
  }

  private final class HandClock: WallClock {
    private let moment = Mutex<Int64>(1_800_000_000_000)

    func now() -> Timestamp { Timestamp(milliseconds: moment.withLock { $0 }) }
    func pass(_ milliseconds: Int64) { moment.withLock { $0 += milliseconds } }
  }

  private let clock = HandClock()
  private let directory = InMemoryAgentDirectory()
  private let account: AgentAccount
  private let sessions: DeskSessions

  init() async throws {
    account = AgentAccount(
      id: CustomerSession.makeSecret(), name: "Mia", tokenDigest: Credentials.makeToken().digest,
      createdAt: Timestamp(milliseconds: 1))
    try await directory.add(account)
    sessions = DeskSessions(directory, clock: clock)
  }

  @Test("A session that is not used for 12 hours is over; one that is used is over after 7 days")
  func expiry() async throws {
    let (idle, _) = sessions.begin(account)
    let (used, csrf) = sessions.begin(account)
    for _ in 0..<14 {
      clock.pass(DeskSessions.idleMilliseconds - 1)
      #expect(try await sessions.find(used, csrf: csrf) == account)
    }
    #expect(try await sessions.find(idle) == nil)
    clock.pass(DeskSessions.idleMilliseconds - 1)
    #expect(try await sessions.find(used) == nil)
  }

  @Test("A session with an open connection is in use, and is over 12 hours after the last one is gone")
  func connected() async throws {
    let (cookie, csrf) = sessions.begin(account)
    let mailbox = Mailbox()
    #expect(sessions.join(mailbox, cookie))
    clock.pass(DeskSessions.idleMilliseconds * 3)
    #expect(try await sessions.find(cookie, csrf: csrf) == account)
    clock.pass(DeskSessions.idleMilliseconds * 2)
    mailbox.close()
    sessions.left(cookie)
    clock.pass(DeskSessions.idleMilliseconds - 1)
    #expect(try await sessions.find(cookie) != nil)
    clock.pass(DeskSessions.idleMilliseconds)
    #expect(try await sessions.find(cookie) == nil)
    #expect(!sessions.join(Mailbox(), cookie))
  }

  @Test(
    "An agent has no more than a bound; the one that was used longest ago ends, its connections too, and no other's")
  func bound() async throws {
    let other = AgentAccount(
      id: CustomerSession.makeSecret(), name: "Tom", tokenDigest: Credentials.makeToken().digest,
      createdAt: Timestamp(milliseconds: 1))
    try await directory.add(other)
    let (others, _) = sessions.begin(other)
    clock.pass(1)
    let (first, _) = sessions.begin(account)
    clock.pass(1)
    let (second, _) = sessions.begin(account)
    let mailbox = Mailbox()
    #expect(sessions.join(mailbox, second))
    clock.pass(1)
    _ = try await sessions.find(first)
    for _ in 0..<DeskSessions.sessionsOfAccountMaximum - 1 {
      clock.pass(1)
      _ = sessions.begin(account)
    }
    #expect(try await sessions.find(second) == nil)
    #expect(wasToldGoodbye(mailbox))
    #expect(try await sessions.find(first)?.account == account)
    #expect(try await sessions.find(others)?.account == other)
  }

  @Test("A session that is over after its 7 days ends its connections, though nobody asks for it")
  func sweeping() {
    let (cookie, _) = sessions.begin(account)
    let mailbox = Mailbox()
    #expect(sessions.join(mailbox, cookie))
    clock.pass(DeskSessions.longestMilliseconds - 1)
    sessions.sweep()
    #expect(!wasToldGoodbye(mailbox))
    clock.pass(1)
    sessions.sweep()
    #expect(wasToldGoodbye(mailbox) && !sessions.join(mailbox, cookie))
  }

  private func wasToldGoodbye(_ mailbox: Mailbox) -> Bool {
    mailbox.takeAll().contains { if case .farewell(.bye, _) = $0 { true } else { false } }
  }

  @Test("H15: another session's csrf is not taken; secrets are 128 random bits each")
  func secrets() async throws {
    let (first, firstCSRF) = sessions.begin(account)
    let (second, secondCSRF) = sessions.begin(account)
    #expect(Set([first, firstCSRF, second, secondCSRF]).count == 4 && first.count == 26)
    #expect(try await sessions.find(first, csrf: secondCSRF) == nil)
    #expect(try await sessions.find(firstCSRF, csrf: first) == nil)
    #expect(try await sessions.find(second, csrf: secondCSRF) == account)
  }
}
