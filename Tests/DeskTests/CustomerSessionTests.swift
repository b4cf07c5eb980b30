import Conversation
import Desk
import Storage
import Testing

@Suite("A customer's session")
struct CustomerSessionTests {
  @Test("A secret is 26 characters of its own, and what is stored of it is its digest")
  func secrets() {
    let secrets = (0..<200).map { _ in CustomerSession.makeSecret() }
    #expect(Set(secrets).count == 200)
    #expect(secrets.allSatisfy { ConversationID(rawValue: $0) != nil && CustomerID(session: $0).rawValue != $0 })
    // The first 130 bits of SHA-256, in base 32.
    #expect(CustomerID(session: "abcdefghijklmnopqrstuvwxyz").rawValue == "ohcibx4t22xc6hx22fchyzwjkj")
  }

  @Test("I9: a customer's conversations are theirs, and nobody else's", arguments: [0, 1, 3])
  func conversations(count: Int) async throws {
    let fixture = DeskFixture()
    let (mine, other) = (CustomerID(session: "mine"), CustomerID(session: "other"))
    var opened: [ConversationID] = []
    for _ in 0..<count {
      fixture.clock.advance(milliseconds: 1)
      opened.append(try await fixture.desk.openConversation(channel: "test", customer: mine))
    }
    _ = try await fixture.desk.openConversation(channel: "test", customer: other)
    #expect(try await fixture.desk.conversations(of: mine, limit: 10).map(\.id) == opened.reversed())
  }
}
