import Conversation
import Desk
import Foundation
import Knowledge
import Storage
import StoreSupport
import Testing

@Suite("Erasing and exporting over a socket")
struct ErasingTests {
  private static let now = Timestamp(milliseconds: 1_790_000_000_000)

  /// Stores conversations in which a customer said something.
  private static func fill(_ store: any EventStore, _ count: Int, of session: String) async throws {
    for number in 0..<count {
      let contents: [Event.Content] = [
        .created(
          Created(
            locale: KnowledgeBase.cornerShop.business.locale, channel: "test", customer: CustomerID(session: session))),
        .message(Message(from: Speaker(.customer), text: "to zanzibar")),
      ]
      _ = try await store.append(contents, to: ConversationID(random: 7, UInt64(number)), expecting: 0, at: now)
    }
  }

  @Test("P2, P3: all that a customer has is exported and erased, however many conversations it is")
  func all() async throws {
    let house = House()
    try await house.serve { port in
      let client = try LineClient(port: port)
      let session = try client.begin()["session"]!
      blocking { try? await Self.fill(house.store, 1_100, of: session) }
      try client.send(#"{"type":"export","id":"e"}"#)
      let exported = try client.all { $0.type == "ok" && $0["id"] == "e" }.filter { $0.type == "data" }
      #expect(Set(exported.map { $0["conv"] }).count == 1_101)
      try client.send(#"{"type":"forget","id":"f"}"#)
      #expect(try client.answer(to: "f").type == "ok")
    }
    let left = try await house.store.search("zanzibar", limit: 2_000)
    #expect(left.isEmpty, "\(left.count)")
  }

  @Test("P3: all that a customer has is erased together, with few rewritings of the database")
  func together() async throws {
    let folder = try TemporaryFolder()
    let house = House(store: try SQLiteEventStore(dataFolder: URL(fileURLWithPath: folder.path)))
    try await house.serve { port in
      let client = try LineClient(port: port)
      let session = try client.begin()["session"]!
      blocking {
        try? await Self.fill(house.store, 20, of: session)
        // The header is right from here on.
        let first = ConversationID(random: 7, 0)
        _ = try? await house.store.append(
          [.forgotten(Forgotten(through: 2))], to: first, expecting: 2, at: Self.now)
      }
      let before = try rewritings(in: folder.path)
      try client.send(#"{"type":"forget","id":"f"}"#)
      #expect(try client.answer(to: "f").type == "ok")
      let count = try rewritings(in: folder.path) - before
      #expect(1...4 ~= count, "\(count)")
    }
    #expect(try await house.store.search("zanzibar", limit: 99).isEmpty)
  }

  @Test("P3: traces that others of their conversations leave on the disk are told, and all of them are erased")
  func tracesOfOthers() async throws {
    let store = LeavingTracesStore()
    let house = House(store: store)
    try await house.serve { port in
      let client = try LineClient(port: port)
      let session = try client.begin()["session"]!
      _ = try client.say("to zanzibar", id: "z")
      blocking {
        try? await Self.fill(store, 1, of: session)
        await store.leaveTraces(of: ConversationID(random: 7, 0))
      }
      try client.send(#"{"type":"forget","id":"f"}"#)
      let answer = try client.answer(to: "f")
      #expect(answer.code == "storage" && answer.description.contains("traces"))
    }
    #expect(try await store.search("zanzibar", limit: 9).isEmpty)
  }

  /// How often the database was written anew: that counts the version of its schema up, which stands in its header. Right
  /// where its log was emptied.
  private func rewritings(in folder: String) throws -> Int {
    let header =
      try FileHandle(forReadingFrom: URL(fileURLWithPath: folder + "/" + SQLiteEventStore.databaseName))
      .read(upToCount: 44) ?? Data()
    return header.suffix(4).reduce(0) { $0 << 8 | Int($1) }
  }
}
