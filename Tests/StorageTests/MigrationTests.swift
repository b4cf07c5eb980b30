import Conversation
import Foundation
import GRDB
import Knowledge
import Testing

@testable import Storage

@Suite("A database of the first version")
struct MigrationTests {
  private let folder: TemporaryFolder
  private let now = Timestamp(milliseconds: 1_795_000_000_000)

  init() throws { folder = try TemporaryFolder() }

  /// As the first version made it.
  private static let firstSchema = """
    CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
    INSERT INTO grdb_migrations VALUES ('1 conversations and their events');
    CREATE TABLE conversations (
      id TEXT NOT NULL PRIMARY KEY, seq INTEGER NOT NULL, status TEXT NOT NULL, priority INTEGER NOT NULL,
      created_at INTEGER NOT NULL, last_event_at INTEGER NOT NULL, waiting_since INTEGER, first_line BLOB
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX conversations_by_latest ON conversations (last_event_at DESC, id);
    CREATE INDEX conversations_waiting ON conversations (priority DESC, waiting_since, id) WHERE status = 'pending';
    CREATE TABLE events (
      conversation TEXT NOT NULL REFERENCES conversations (id), seq INTEGER NOT NULL, at INTEGER NOT NULL,
      kind TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (conversation, seq)
    ) STRICT;
    """

  /// Writes conversations as the first version did: with what it kept of them.
  private func makeFirstVersion(_ histories: [ConversationID: [Event]]) throws {
    try FileManager.default.createDirectory(at: folder.data, withIntermediateDirectories: true)
    let queue = try DatabaseQueue(path: folder.data.path + "/frontdesk.sqlite")
    try queue.write { database in
      try database.execute(sql: Self.firstSchema)
      for (id, events) in histories {
        let last = try #require(events.last)
        try database.execute(
          sql: "INSERT INTO conversations VALUES (?, ?, 'bot', 1, ?, ?, NULL, NULL)",
          arguments: [id.rawValue, last.seq, events[0].at.rawValue, last.at.rawValue])
        for event in events {
          try database.execute(
            sql: "INSERT INTO events VALUES (?, ?, ?, ?, ?)",
            arguments: [
              id.rawValue, event.seq, event.at.rawValue, event.content.kind.rawValue,
              try EventBody.encoded(event.content.body),
            ])
        }
      }
    }
    try queue.close()
  }

  private func histories() -> [ConversationID: [Event]] {
    var generator = EventGenerator(seed: 51)
    return Dictionary(
      uniqueKeysWithValues: (0..<40).map { number in
        let id = generator.conversation()
        let contents = generator.contents(count: 1 + generator.integer(below: 12))
        let events = contents.enumerated().map { index, content in
          Event(seq: index + 1, at: now + Int64(number * 20 + index), content: content)
        }
        return (id, events)
      })
  }

  @Test("keeps every event, and its summaries are made anew from them")
  func summaries() async throws {
    let histories = histories()
    try makeFirstVersion(histories)
    for _ in 0..<2 {
      let store = try SQLiteEventStore(dataFolder: folder.data)
      #expect(try await store.conversations(limit: .max).count == histories.count)
      for (id, events) in histories {
        #expect(try await store.events(of: id, after: 0, limit: .max) == events)
        var folded = ConversationSummary(opening: id, at: events[0].at)
        for event in events { folded.take(event.content, at: event.at) }
        #expect(try await store.summary(of: id) == folded)
      }
    }
  }

  @Test("is as good as one that was filled with the same events today: lists, timers, waits and search")
  func asGoodAsNew() async throws {
    let histories = histories()
    try makeFirstVersion(histories)
    let migrated = try SQLiteEventStore(dataFolder: folder.data)
    let fresh = InMemoryEventStore()
    for (id, events) in histories {
      for event in events {
        _ = try await fresh.append([event.content], to: id, expecting: event.seq - 1, at: event.at)
      }
    }
    #expect(try await migrated.waiting() == fresh.waiting())
    #expect(try await migrated.nextDue() == fresh.nextDue())
    #expect(try await migrated.due(by: now + 9_999, limit: .max) == fresh.due(by: now + 9_999, limit: .max))
    #expect(try await migrated.measuredWaits(limit: .max) == fresh.measuredWaits(limit: .max))
    for label in ["refund", "vip"] {
      let filter = ConversationFilter(label: label)
      #expect(
        try await migrated.conversations(matching: filter, limit: .max)
          == fresh.conversations(matching: filter, limit: .max))
    }
    let hits = try await Set(migrated.search("order", limit: .max))
    #expect(await hits == Set(fresh.search("order", limit: .max)))
    #expect(!hits.isEmpty)
  }

  @Test("goes on: what it holds is appended to, and its epoch stays")
  func goesOn() async throws {
    let histories = histories()
    try makeFirstVersion(histories)
    let store = try SQLiteEventStore(dataFolder: folder.data)
    let epoch = try await store.epoch()
    for (id, events) in histories {
      let added = try await store.append([events[0].content], to: id, expecting: events.count, at: now)
      #expect(added.map(\.seq) == [events.count + 1])
    }
    #expect(try await SQLiteEventStore(dataFolder: folder.data).epoch() == epoch)
  }

  @Test("with an event that cannot be read opens, and the others are there")
  func unreadable() async throws {
    let histories = histories()
    try makeFirstVersion(histories)
    let broken = try #require(histories.keys.first)
    let queue = try DatabaseQueue(path: folder.data.path + "/frontdesk.sqlite")
    try await queue.write { database in
      try database.execute(
        sql: "UPDATE events SET body = '{' WHERE conversation = ? AND seq = 1", arguments: [broken.rawValue])
    }
    try queue.close()
    let store = try SQLiteEventStore(dataFolder: folder.data)
    #expect(try await store.conversations(limit: .max).count == histories.count)
    await #expect(throws: StoreError.self) { try await store.events(of: broken, after: 0, limit: 1) }
    // Nor does what cannot be read keep a search from the rest.
    #expect(try await !store.search("order", limit: 9).isEmpty)
  }
}
