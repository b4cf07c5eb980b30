import Conversation
import Desk
import NIOCore
import Testing
import Wire

@testable import Server

@Suite("Which connection has a session")
struct ConnectionHubTests {
  private let hub = ConnectionHub(limits: WireLimits(), connectionsMaximum: 1_000)
  private let session = ConversationID(random: 1, 2)

  private func farewells(_ mailbox: Mailbox) -> [Farewell] {
    mailbox.takeAll().compactMap { item in if case .farewell(let farewell, _) = item { farewell } else { nil } }
  }

  @Test("I7: of two that resume at once, the one whose hello came last has the session, whoever is found out first")
  func orderOfHellos() {
    let (first, second) = (Mailbox(), Mailbox())
    let (early, late) = (hub.takeTurn(), hub.takeTurn())
    #expect(hub.enter(session, second, turn: late).isIn)
    #expect(!hub.enter(session, first, turn: early).isIn)
    #expect(farewells(first) == [.replaced] && farewells(second).isEmpty)
  }

  @Test("I7: a connection that is gone by the time that it is known who it was takes the session from nobody")
  func deadOnes() {
    let (living, dead) = (Mailbox(), Mailbox())
    #expect(hub.enter(session, living, turn: hub.takeTurn()).isIn)
    dead.close()
    #expect(!hub.enter(session, dead, turn: hub.takeTurn()).isIn)
    #expect(farewells(living).isEmpty)
  }

  @Test("Who is refused takes no place; no more are told why than a bound, and the rest are cut off")
  func refusals() throws {
    let address = try #require(ClientAddress(try SocketAddress(ipAddress: "203.0.113.7", port: 1)))
    let other = try #require(ClientAddress(try SocketAddress(ipAddress: "198.51.100.7", port: 1)))
    let limits = WireLimits()
    let hub = ConnectionHub(limits: limits, connectionsMaximum: limits.connectionsPerAddress + 1)
    let mailboxes = (0..<limits.connectionsPerAddress).map { _ in Mailbox() }
    for mailbox in mailboxes { #expect(hub.opened(mailbox, from: address) == .comesIn) }
    let refused = (0..<hub.refusedMaximum).map { _ in Mailbox() }
    for mailbox in refused { #expect(hub.opened(mailbox, from: address) == .isRefused) }
    let late = Mailbox()
    #expect(hub.opened(late, from: address) == .isCutOff)
    hub.closed(late, from: address)
    #expect(hub.count == mailboxes.count)
    let another = Mailbox()
    #expect(hub.opened(another, from: other) == .comesIn, "of those who come in there is one place left")
    for mailbox in refused { hub.closed(mailbox, from: address) }
    #expect(hub.opened(late, from: address) == .isRefused, "its own are still there")
    hub.closed(late, from: address)
    hub.closed(mailboxes[0], from: address)
    #expect(hub.opened(late, from: address) == .comesIn)
  }

  @Test("Sessions resumed from one address are limited for themselves, well above what lost connections make of it")
  func resumptions() throws {
    let address = try #require(ClientAddress(try SocketAddress(ipAddress: "203.0.113.7", port: 1)))
    let limits = WireLimits()
    for _ in 0..<limits.sessionsPerMinute { #expect(hub.begin(.newSession, at: address, now: 1_000) == nil) }
    #expect(hub.begin(.newSession, at: address, now: 1_000) == 60_000)
    for _ in 0..<3 * limits.connectionsPerAddress { #expect(hub.begin(.resumption, at: address, now: 1_000) == nil) }
    #expect(hub.begin(.resumption, at: address, now: 31_000) == 30_000)
    #expect(hub.begin(.resumption, at: address, now: 61_001) == nil)
  }
}
