import Conversation
import Foundation
import Knowledge
import Testing

@testable import Storage

extension EventStoreContract {
  @Test(
    "P3, I3: erasing leaves every event its seq and time, and of its words what is to be left", arguments: Kind.allCases
  )
  func erasing(kind: Kind) async throws {
    let store = try kind.make(in: folder)
    var generator = EventGenerator(seed: 71)
    let contents = (0..<20).flatMap { _ in Event.Kind.allCases.map { generator.content(of: $0) } }
    let before = try await store.append(contents, to: id, expecting: 0, at: now)
    let other = ConversationID(random: 9, 9)
    let others = try await store.append(contents, to: other, expecting: 0, at: now)
    let last = before.count
    _ = try await store.append([.forgotten(Forgotten(through: last))], to: id, expecting: last, at: now + 5)
    let after = try await all(try kind.another(of: store, in: folder), id)
    #expect(after.map(\.seq) == Array(1...last + 1))
    #expect(after.dropLast().map(\.at) == before.map(\.at))
    #expect(after.dropLast().map(\.content) == contents.map { $0.erased ?? $0 })
    #expect(after.last?.content == .forgotten(Forgotten(through: last)))
    #expect(try await all(store, other) == others)
  }

  @Test(
    "P3: the list and the search know nothing of what was erased, and all of what was not", arguments: Kind.allCases)
  func erasedFromLists(kind: Kind) async throws {
    let store = try kind.make(in: folder)
    let other = ConversationID(random: 9, 9)
    for id in [id, other] {
      _ = try await store.append(
        [customer("my zanzibar order"), .labelsChanged(LabelsChange(added: ["vip"], removed: [], by: agent))], to: id,
        expecting: 0, at: now)
    }
    #expect(try await store.search("zanzibar", limit: 9).count == 2)
    // Not in the index yet.
    _ = try await store.append([customer("still zanzibar")], to: id, expecting: 2, at: now)
    _ = try await store.append([.forgotten(Forgotten(through: 3))], to: id, expecting: 3, at: now)
    #expect(try await store.search("zanzibar", limit: 9).map(\.conversation) == [other])
    #expect(try await store.search("order", limit: 9).map(\.conversation) == [other])
    let summary = try await store.summary(of: id)
    #expect(summary?.firstLine == nil && summary?.labels == [])
    #expect(try await store.conversations(matching: ConversationFilter(label: "vip"), limit: 9).map(\.id) == [other])
    _ = try await store.append([customer("about zanzibar again")], to: id, expecting: 4, at: now)
    #expect(try await store.search("zanzibar", limit: 9).map(\.conversation) == [id, other])
    #expect(try await store.summary(of: id)?.firstLine == "about zanzibar again")
  }

  @Test("P3: an erasing that loses its race erases nothing", arguments: Kind.allCases)
  func erasingLoses(kind: Kind) async throws {
    let store = try kind.make(in: folder)
    let stored = try await store.append([customer("zanzibar"), customer("too")], to: id, expecting: 0, at: now)
    await #expect(throws: StoreError.conflict(actual: 2)) {
      try await store.append([.forgotten(Forgotten(through: 1))], to: self.id, expecting: 1, at: self.now)
    }
    #expect(try await all(store, id) == stored)
  }

  private var agent: Agent { Agent(id: "a", name: "Ada") }
}
