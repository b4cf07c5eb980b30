import Conversation
import Foundation
import Knowledge
import Testing

@testable import Storage

/// What every store promises. A new store is one more `Kind`.
@Suite("The contract of every event store")
struct EventStoreContract {
  enum Kind: CaseIterable, Sendable {
    case memory, sqlite

    func make(in folder: TemporaryFolder) throws -> any EventStore {
      switch self {
      case .memory: InMemoryEventStore()
      case .sqlite: try SQLiteEventStore(dataFolder: folder.data)
      }
    }

    /// Another reader of the same conversations, who shares no memory with the first where the store is on a disk.
    func another(of store: any EventStore, in folder: TemporaryFolder) throws -> any EventStore {
      switch self {
      case .memory: store
      case .sqlite: try SQLiteEventStore(dataFolder: folder.data)
      }
    }
  }

  let folder: TemporaryFolder
  let id = ConversationID(random: 1, 2)
  let now = Timestamp(milliseconds: 1_795_000_000_000)

  init() throws { folder = try TemporaryFolder() }

  func customer(_ text: String) -> Event.Content { .message(Message(from: Speaker(.customer), text: text)) }

  func all(_ store: any EventStore, _ id: ConversationID) async throws -> [Event] {
    try await store.events(of: id, after: 0, limit: .max)
  }

  @Test("I1: what an append returned is read by another store at once", arguments: Kind.allCases)
  func readableAtOnce(kind: Kind) async throws {
    let store = try kind.make(in: folder)
    let other = try kind.another(of: store, in: folder)
    var generator = EventGenerator(seed: 1)
    var expected: [Event] = []
    for _ in 0..<20 {
      expected += try await store.append(
        generator.contents(count: 1 + generator.integer(below: 4)), to: id, expecting: expected.count, at: now)
      #expect(try await all(other, id) == expected)
    }
  }

  @Test("Every kind of event comes back as it was, whatever text it holds", arguments: Kind.allCases)
  func roundTrip(kind: Kind) async throws {
    let store = try kind.make(in: folder)
    var generator = EventGenerator(seed: 2)
    let contents = (0..<40).flatMap { _ in Event.Kind.allCases.map { generator.content(of: $0) } }
    let returned = try await store.append(contents, to: id, expecting: 0, at: now)
    let read = try await all(try kind.another(of: store, in: folder), id)
    #expect(read.map(\.content) == contents)
    #expect(read == returned)
    // Swift's string equality calls canonically equivalent texts equal; the scalars must be the same too.
    #expect(
      read.map { "\($0.content)".unicodeScalars.map(\.value) } == contents.map { "\($0)".unicodeScalars.map(\.value) })
    #expect(read.allSatisfy { $0.at == now })
  }

  @Test("I3: seq counts from 1 without gaps, each conversation by itself", arguments: Kind.allCases)
  func gapFree(kind: Kind) async throws {
    let store = try kind.make(in: folder)
    var generator = EventGenerator(seed: 3)
    let ids = (0..<5).map { _ in generator.conversation() }
    var lengths: [ConversationID: Int] = [:]
    for _ in 0..<60 {
      let id = generator.pick(ids)
      let count = 1 + generator.integer(below: 5)
      let added = try await store.append(
        generator.contents(count: count), to: id, expecting: lengths[id, default: 0], at: now)
      #expect(added.map(\.seq) == Array(lengths[id, default: 0] + 1...lengths[id, default: 0] + count))
      lengths[id, default: 0] += count
    }
    for id in ids { #expect(try await all(store, id).map(\.seq) == Array(1...lengths[id, default: 0])) }
  }

  @Test("I4: a lost race stores nothing, loses nothing, and says where the conversation is", arguments: Kind.allCases)
  func conflict(kind: Kind) async throws {
    let store = try kind.make(in: folder)
    let before = try await store.append([customer("a"), customer("b")], to: id, expecting: 0, at: now)
    let summaries = try await store.conversations(limit: 9)
    for wrong in [-1, 0, 1, 3, .max] {
      await #expect(throws: StoreError.conflict(actual: 2)) {
        try await store.append([customer("x"), customer("y")], to: id, expecting: wrong, at: now + 1)
      }
    }
    await #expect(throws: StoreError.conflict(actual: 0)) {
      try await store.append([customer("x")], to: ConversationID(random: 9, 9), expecting: 1, at: now)
    }
    #expect(try await all(store, id) == before)
    #expect(try await store.conversations(limit: 9) == summaries)
  }

  @Test("I3: of 1,000 racing appends exactly one wins each seq", arguments: Kind.allCases)
  func racing(kind: Kind) async throws {
    let store = try kind.make(in: folder)
    let other = try kind.another(of: store, in: folder)
    let wins = try await withThrowingTaskGroup(of: Int?.self) { group in
      for racer in 0..<1_000 {
        group.addTask {
          do {
            let store = racer.isMultiple(of: 2) ? store : other
            return try await store.append([customer("\(racer)")], to: id, expecting: racer % 20, at: now).first?.seq
          } catch StoreError.conflict {
            return nil
          }
        }
      }
      return try await group.reduce(into: [Int]()) { wins, seq in if let seq { wins.append(seq) } }
    }
    let stored = try await all(store, id).map(\.seq)
    #expect(wins.sorted() == stored)
    #expect(stored == Array(1...max(1, stored.count)))
  }

  @Test("I3: appenders who try again on what they read all get in, none twice", arguments: Kind.allCases)
  func retrying(kind: Kind) async throws {
    let store = try kind.make(in: folder)
    let other = try kind.another(of: store, in: folder)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<8 {
        group.addTask {
          let store = writer.isMultiple(of: 2) ? store : other
          for line in 0..<10 { try await appendRetrying(customer("\(writer).\(line)"), to: store) }
        }
      }
      try await group.waitForAll()
    }
    let events = try await all(store, id)
    let texts = events.compactMap { if case .message(let message) = $0.content { message.text } else { nil } }
    #expect(events.map(\.seq) == Array(1...80))
    #expect(Set(texts).count == 80)
  }

  private func appendRetrying(_ content: Event.Content, to store: any EventStore) async throws {
    var seq = 0
    while true {
      do {
        _ = try await store.append([content], to: id, expecting: seq, at: now)
        return
      } catch StoreError.conflict(let actual) {
        seq = actual
      }
    }
  }

  @Test("Events are read in order, after a seq and up to a limit", arguments: Kind.allCases)
  func limits(kind: Kind) async throws {
    let store = try kind.make(in: folder)
    _ = try await store.append((1...10).map { customer("\($0)") }, to: id, expecting: 0, at: now)
    func seqs(after: Int, limit: Int) async throws -> [Int] {
      try await store.events(of: id, after: after, limit: limit).map(\.seq)
    }
    #expect(try await seqs(after: 0, limit: 3) == [1, 2, 3])
    #expect(try await seqs(after: 8, limit: 300) == [9, 10])
    #expect(try await seqs(after: 10, limit: 1) == [])
    #expect(try await seqs(after: 99, limit: 1) == [])
    #expect(try await seqs(after: -5, limit: 2) == [1, 2])
    #expect(try await seqs(after: 0, limit: 0) == [])
    #expect(try await store.events(of: ConversationID(random: 7, 7), after: 0, limit: 9) == [])
  }

  @Test("Conversations are listed with the latest event first, up to a limit", arguments: Kind.allCases)
  func listing(kind: Kind) async throws {
    let store = try kind.make(in: folder)
    let ids = (0..<4).map { ConversationID(random: 1, $0) }
    for (index, id) in ids.enumerated() {
      _ = try await store.append([customer("\(index)")], to: id, expecting: 0, at: now + Int64(index))
    }
    _ = try await store.append([customer("again")], to: ids[1], expecting: 1, at: now + 100)
    let list = try await store.conversations(limit: 3)
    #expect(list.map(\.id) == [ids[1], ids[3], ids[2]])
    #expect(list.map(\.seq) == [2, 1, 1])
    #expect(list.map(\.firstLine) == ["1", "3", "2"])
    #expect(list.first?.createdAt == now + 1)
    #expect(list.first?.lastEventAt == now + 100)
  }

  @Test("Who waits is listed by urgency, then by who waits longest", arguments: Kind.allCases)
  func queue(kind: Kind) async throws {
    let store = try kind.make(in: folder)
    func wait(_ number: UInt64, _ priority: Priority, since: Int64) async throws -> ConversationID {
      let id = ConversationID(random: 2, number)
      _ = try await store.append(
        [
          .handoff(Handoff(cause: .request, priority: priority)),
          .statusChanged(StatusChange(from: .bot, to: .pending)),
        ], to: id, expecting: 0, at: now + since)
      return id
    }
    let late = try await wait(1, .normal, since: 50)
    let early = try await wait(2, .normal, since: 10)
    let low = try await wait(3, .low, since: 0)
    let urgent = try await wait(4, .urgent, since: 60)
    let taken = try await wait(5, .urgent, since: 5)
    _ = try await store.append(
      [.statusChanged(StatusChange(from: .pending, to: .open))], to: taken, expecting: 2, at: now + 70)
    // A line typed while waiting does not send anyone to the end of the queue.
    _ = try await store.append([customer("hello?")], to: early, expecting: 2, at: now + 90)
    let waiting = try await store.waiting()
    #expect(waiting.map(\.id) == [urgent, early, late, low])
    #expect(waiting.map(\.waitingSince) == [now + 60, now + 10, now + 50, now])
  }

  @Test("A summary is the same whether kept as events come in or folded from what is stored", arguments: Kind.allCases)
  func summaries(kind: Kind) async throws {
    let store = try kind.make(in: folder)
    var generator = EventGenerator(seed: 4)
    for number in 0..<30 {
      let id = generator.conversation()
      var seq = 0
      for step in 0..<6 {
        seq += try await store.append(
          generator.contents(count: 1 + generator.integer(below: 4)), to: id, expecting: seq,
          at: now + Int64(number * 10 + step)
        ).count
      }
    }
    for summary in try await store.conversations(limit: .max) {
      let events = try await all(store, summary.id)
      var folded = ConversationSummary(opening: summary.id, at: try #require(events.first).at)
      for event in events { folded.take(event.content, at: event.at) }
      #expect(folded == summary)
    }
    let listed = try await store.conversations(limit: .max).filter { $0.status == .pending }
    #expect(Set(try await store.waiting().map(\.id)) == Set(listed.map(\.id)))
  }

  @Test("An append of nothing stores nothing", arguments: Kind.allCases)
  func nothing(kind: Kind) async throws {
    let store = try kind.make(in: folder)
    #expect(try await store.append([], to: id, expecting: 0, at: now) == [])
    #expect(try await store.conversations(limit: 9) == [])
    await #expect(throws: StoreError.conflict(actual: 0)) { try await store.append([], to: id, expecting: 1, at: now) }
  }

  @Test("What the caller's cancellation comes too late for is stored and returned", arguments: Kind.allCases)
  func cancelled(kind: Kind) async throws {
    let store = try kind.make(in: folder)
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      let added = try await store.append([customer("a")], to: id, expecting: 0, at: now)
      return (added, try await store.events(of: id, after: 0, limit: 9))
    }
    task.cancel()
    let (added, read) = try await task.value
    #expect(added.count == 1)
    #expect(read == added)
  }
}
