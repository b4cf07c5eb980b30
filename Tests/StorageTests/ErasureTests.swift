import Conversation
import Foundation
import GRDB
import Knowledge
import TestSupport
import Testing

@testable import Storage

@Suite("What was erased", .serialized)
struct ErasureTests {
  private let folder: TemporaryFolder
  private let now = Timestamp(milliseconds: 1_795_000_000_000)

  init() throws { folder = try TemporaryFolder() }

  @Test("P3: is in no byte of the data folder, however the file grew and whatever else is in it", arguments: [1, 2])
  func nowhere(seed: UInt64) async throws {
    var random = SeededGenerator(seed: seed)
    let store = try SQLiteEventStore(dataFolder: folder.data)
    var talks: [Talk] = (0..<150).map { Talk(number: $0, &random) }
    for round in 0..<12 {
      for index in talks.indices.shuffled(using: &random) where Bool.random(using: &random) {
        try await talks[index].goOn(in: store, at: now, &random)
      }
      if round.isMultiple(of: 4) { while try await store.indexForSearch(limit: 64) {} }
    }
    let erased = talks.indices.shuffled(using: &random).prefix(12)
    for index in erased { try await talks[index].forget(in: store, at: now) }
    let left = Set(talks.indices).subtracting(erased).filter { talks[$0].seq > 0 }
    for index in erased { #expect(try traces(of: talks[index].word).isEmpty, "\(index)") }
    // The search itself is able to find.
    for index in left { #expect(try !traces(of: talks[index].word).isEmpty, "\(index)") }
    for index in left.prefix(20) {
      #expect(try await !store.search(talks[index].word, limit: 1).isEmpty)
    }
  }

  @Test("P3: where the process was killed between, is gone when the store is opened again")
  func finishedLater() async throws {
    try await killedBetween()
    #expect(try !traces(of: "zanzibar").isEmpty, "the log still has it")
    _ = try SQLiteEventStore(dataFolder: folder.data)
    #expect(try traces(of: "zanzibar").isEmpty)
  }

  @Test("P3: an erasing that is stored and leaves traces says so until it is finished")
  func stoppedBetween() async throws {
    let store = try SQLiteEventStore(dataFolder: folder.data)
    let id = ConversationID(random: 1, 2)
    let line = Event.Content.message(Message(from: Speaker(.customer), text: "to zanzibar"))
    _ = try await store.append([line], to: id, expecting: 0, at: now)
    try await store.finishErasing()
    try await hideSearch(in: store)
    let error = await #expect(throws: StoreError.self) {
      try await store.append([.forgotten(Forgotten(through: 1))], to: id, expecting: 1, at: now)
    }
    guard case .tracesLeft = error else { throw try #require(error) }
    #expect(try await store.events(of: id, after: 0, limit: 9).map(\.content.kind) == [.erased, .forgotten])
    await #expect(throws: StoreError.self) { try await store.finishErasing() }
    #expect(try !traces(of: "zanzibar").isEmpty, "the log still has it")
    try await showSearch(in: store)
    try await store.finishErasing()
    #expect(try traces(of: "zanzibar").isEmpty)
  }

  @Test("P3: a store with an erasing that cannot be finished opens, goes on, says so, and tries again by itself")
  func opensUnfinished() async throws {
    let store = try SQLiteEventStore(dataFolder: folder.data)
    let id = ConversationID(random: 1, 2)
    let line = Event.Content.message(Message(from: Speaker(.customer), text: "to zanzibar"))
    _ = try await store.append([line], to: id, expecting: 0, at: now)
    try await hideSearch(in: store)
    await #expect(throws: StoreError.self) {
      try await store.append([.forgotten(Forgotten(through: 1))], to: id, expecting: 1, at: now)
    }
    let next = try SQLiteEventStore(dataFolder: folder.data, removesTracesAgainAfter: .milliseconds(20))
    #expect(try await next.events(of: id, after: 0, limit: 9).count == 2)
    _ = try await next.append([.masked(Masked(cardNumbers: 1))], to: id, expecting: 2, at: now)
    try await next.check()
    while await next.tracesLeft() == nil { try await Task.sleep(for: .milliseconds(5)) }
    try await showSearch(in: next)
    while await next.tracesLeft() != nil { try await Task.sleep(for: .milliseconds(5)) }
    #expect(try traces(of: "zanzibar").isEmpty)
  }

  /// Lets the first step of removing traces fail.
  private func hideSearch(in store: SQLiteEventStore) async throws {
    try await store.pool.write { try $0.execute(sql: "ALTER TABLE search RENAME TO hidden") }
  }

  private func showSearch(in store: SQLiteEventStore) async throws {
    try await store.pool.write { try $0.execute(sql: "ALTER TABLE hidden RENAME TO search") }
  }

  /// As a process leaves it that stored the erasing and then was killed.
  private func killedBetween() async throws {
    let store = try SQLiteEventStore(dataFolder: folder.data)
    let id = ConversationID(random: 1, 2)
    let line = Event.Content.message(Message(from: Speaker(.customer), text: "to zanzibar"))
    _ = try await store.append([line], to: id, expecting: 0, at: now)
    while try await store.indexForSearch(limit: 9) {}
    let append = try EncodedAppend([.forgotten(Forgotten(through: 1))], to: id, expecting: 1, at: now)
    // What `append` does beyond this is what the kill prevents.
    _ = try await store.writer.write(.append(append)).get()
    let copy = folder.url.appending(path: "copy")
    try FileManager.default.copyItem(at: folder.data, to: copy)
    try store.pool.close()
    try FileManager.default.removeItem(at: folder.data)
    try FileManager.default.moveItem(at: copy, to: folder.data)
  }

  @Test("P3: many erasings at the same moment are all done when they return, with few rewritings of the file")
  func together() async throws {
    let store = try SQLiteEventStore(dataFolder: folder.data)
    let ids = (0..<30).map { ConversationID(random: 7, $0) }
    for id in ids {
      let line = Event.Content.message(Message(from: Speaker(.customer), text: "to zanzibar"))
      _ = try await store.append([line], to: id, expecting: 0, at: now)
    }
    let before = try await rewritings(store)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for id in ids {
        group.addTask { [now] in
          _ = try await store.append([.forgotten(Forgotten(through: 1))], to: id, expecting: 1, at: now)
        }
      }
      try await group.waitForAll()
    }
    #expect(try traces(of: "zanzibar").isEmpty)
    // One that begins with the first of them, and one for those that come while it runs.
    let count = try await rewritings(store) - before
    #expect(1...4 ~= count, "\(count)")
  }

  /// How often the file was written anew: `VACUUM` counts the version of the schema up, and nothing else here does.
  private func rewritings(_ store: SQLiteEventStore) async throws -> Int {
    try await store.pool.read { try Int.fetchOne($0, sql: "PRAGMA schema_version") ?? 0 }
  }

  @Test("I3, I5: who was away is told what is left, without a gap")
  func resumed() async throws {
    let store = try SQLiteEventStore(dataFolder: folder.data)
    var random = SeededGenerator(seed: 5)
    var talk = Talk(number: 1, &random)
    for _ in 0..<9 { try await talk.goOn(in: store, at: now, &random) }
    try await talk.forget(in: store, at: now)
    let missed = try await store.events(of: talk.id, after: 4, limit: .max)
    #expect(missed.map(\.seq) == Array(5...talk.seq))
  }

  private func traces(of word: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(at: folder.data, includingPropertiesForKeys: nil).filter {
      try Data(contentsOf: $0).range(of: Data(word.utf8)) != nil
    }.map(\.lastPathComponent)
  }
}

/// A conversation of lines that all hold one word.
private struct Talk {
  let id: ConversationID
  let word: String
  private(set) var seq = 0

  init(number: Int, _ random: inout SeededGenerator) {
    id = ConversationID(random: random.next(), random.next())
    let letters = (0..<14).map { _ in "abcdefghijklmnopqrstuvwxyz".randomElement(using: &random)! }
    word = "w\(number)" + String(letters)
  }

  mutating func goOn(in store: SQLiteEventStore, at now: Timestamp, _ random: inout SeededGenerator) async throws {
    let length = [3, 40, 200, 1_500, 9_000].randomElement(using: &random)!
    let text = word + " " + String(repeating: "much more ", count: length / 10) + word
    let ada = Agent(id: "a", name: "Ada")
    let contents: [Event.Content] = [
      .message(Message(from: Speaker(.customer), text: text)),
      .labelsChanged(LabelsChange(added: [word], removed: [], by: ada)),
      .noted(Note(by: ada, text: word)),
      .contactLeft(ContactLeft(text: word + "@example.org")),
      .rated(Rating(about: .conversation, score: 1, comment: word)),
      .statusChanged(StatusChange(from: .open, to: .resolved, reason: word)),
    ]
    let chosen = Array(contents.prefix(1 + Int.random(in: 0..<contents.count, using: &random)))
    _ = try await store.append(chosen, to: id, expecting: seq, at: now)
    seq += chosen.count
  }

  mutating func forget(in store: SQLiteEventStore, at now: Timestamp) async throws {
    _ = try await store.append([.forgotten(Forgotten(through: seq))], to: id, expecting: seq, at: now)
    seq += 1
  }
}
