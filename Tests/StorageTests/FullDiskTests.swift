import Conversation
import Foundation
import GRDB
import Knowledge
import Testing

@testable import Storage

@Suite("A full disk loses nothing that is stored, and the store goes on when there is room again", .serialized)
struct FullDiskTests {
  private let id = ConversationID(random: 1, 2)
  private let now = Timestamp(milliseconds: 1_795_000_000_000)

  private func line(_ length: Int) -> Event.Content {
    .message(Message(from: Speaker(.customer), text: String(repeating: "x", count: length)))
  }

  /// Appends until the store is full; how many events were acknowledged.
  private func fill(_ store: SQLiteEventStore) async throws -> Int {
    var acknowledged = 0
    do {
      while acknowledged < 10_000 {
        acknowledged += try await store.append([line(2_000)], to: id, expecting: acknowledged, at: now).count
      }
    } catch StoreError.full {
      return acknowledged
    }
    return acknowledged
  }

  private func expectAll(_ count: Int, in store: SQLiteEventStore) async throws {
    let seqs = try await store.events(of: id, after: 0, limit: .max).map(\.seq)
    #expect(seqs == Array(1...count))
  }

  @Test(
    "On a real file system without room: .full, everything acknowledged is there, and room lets it go on",
    .enabled(if: SmallDisk.canBeMounted, "mounting takes root; SQLite's own limit shows the same below"))
  func realDisk() async throws {
    let folder = try TemporaryFolder()
    let disk = try #require(SmallDisk(at: folder.url.appending(path: "disk"), mebibytes: 2))
    defer { disk.unmount() }
    let place = disk.url.appending(path: "data")
    let ballast = disk.url.appending(path: "ballast")
    try Data(count: 1024 * 1024).write(to: ballast)
    let store = try SQLiteEventStore(dataFolder: place)
    let acknowledged = try await fill(store)
    #expect(acknowledged > 5 && acknowledged < 10_000)
    try await expectAll(acknowledged, in: store)
    await #expect(throws: StoreError.full(path: place.path + "/frontdesk.sqlite")) {
      try await store.append([line(100_000)], to: id, expecting: acknowledged, at: now)
    }
    try await expectAll(acknowledged, in: try SQLiteEventStore(dataFolder: place))
    await #expect(throws: StoreError.self, "who asks beforehand is told so") { try await store.check() }
    try FileManager.default.removeItem(at: ballast)
    let more = try await store.append([line(2_000), line(2_000)], to: id, expecting: acknowledged, at: now)
    #expect(more.map(\.seq) == [acknowledged + 1, acknowledged + 2])
    try await expectAll(acknowledged + 2, in: try SQLiteEventStore(dataFolder: place))
  }

  @Test(
    "A disk without room for a new store is said to be full",
    .enabled(if: SmallDisk.canBeMounted, "mounting takes root"))
  func noRoomToBegin() throws {
    let folder = try TemporaryFolder()
    let disk = try #require(SmallDisk(at: folder.url.appending(path: "disk"), mebibytes: 1))
    defer { disk.unmount() }
    #expect(throws: (any Error).self) {
      let ballast = try FileHandle(forWritingTo: disk.makeFile("ballast"))
      while true { try ballast.write(contentsOf: Data(count: 4096)) }
    }
    let error = #expect(throws: StoreError.self) {
      try SQLiteEventStore(dataFolder: disk.url.appending(path: "data"))
    }
    guard case .full = error else { throw try #require(error) }
  }

  @Test(
    "P3: without room to write it anew the database opens and goes on, says that traces are left, and removes them later",
    .enabled(if: SmallDisk.canBeMounted, "mounting takes root"))
  func noRoomToErase() async throws {
    let folder = try TemporaryFolder()
    let disk = try #require(SmallDisk(at: folder.url.appending(path: "disk"), mebibytes: 16))
    defer { disk.unmount() }
    let place = disk.url.appending(path: "data")
    let first = try SQLiteEventStore(dataFolder: place)
    for seq in 0..<300 { _ = try await first.append([line(3_000)], to: id, expecting: seq, at: now) }
    let other = ConversationID(random: 3, 4)
    let words = Event.Content.message(Message(from: Speaker(.customer), text: "to zanzibar"))
    _ = try await first.append([words], to: other, expecting: 0, at: now)
    // Without the log, which has room in it.
    try first.pool.close()
    let store = try SQLiteEventStore(dataFolder: place)
    let ballast = try disk.fill(leaving: 512 * 1024)
    await #expect(throws: tracesLeft(in: place)) {
      try await store.append([.forgotten(Forgotten(through: 1))], to: other, expecting: 1, at: now)
    }
    let next = try SQLiteEventStore(dataFolder: place, removesTracesAgainAfter: .milliseconds(20))
    #expect(try await next.append([line(9)], to: id, expecting: 300, at: now).count == 1)
    await #expect(throws: tracesLeft(in: place)) { try await next.finishErasing() }
    #expect(await next.tracesLeft() == tracesLeft(in: place))
    try FileManager.default.removeItem(at: ballast)
    while await next.tracesLeft() != nil { try await Task.sleep(for: .milliseconds(20)) }
    for file in try FileManager.default.contentsOfDirectory(at: place, includingPropertiesForKeys: nil) {
      #expect(try Data(contentsOf: file).range(of: Data("zanzibar".utf8)) == nil, "\(file.lastPathComponent)")
    }
  }

  private func tracesLeft(in place: URL) -> StoreError {
    .tracesLeft(
      path: place.path + "/frontdesk.sqlite", reason: "the disk has no room to write the database anew",
      mend: "free as much space as it takes up")
  }

  @Test("Where the database may not grow: .full, everything acknowledged is there, and room lets it go on")
  func limitedPages() async throws {
    let folder = try TemporaryFolder()
    let store = try SQLiteEventStore(dataFolder: folder.data)
    try await store.pool.write { _ = try Row.fetchAll($0, sql: "PRAGMA max_page_count = 60") }
    let acknowledged = try await fill(store)
    #expect(acknowledged > 5 && acknowledged < 200)
    try await expectAll(acknowledged, in: try SQLiteEventStore(dataFolder: folder.data))
    try await store.pool.write { _ = try Row.fetchAll($0, sql: "PRAGMA max_page_count = 100000") }
    _ = try await store.append([line(2_000)], to: id, expecting: acknowledged, at: now)
    try await expectAll(acknowledged + 1, in: store)
  }

  @Test("An append too large for the room that is left does not fail those that are written with it")
  func neighboursOfTheLarge() async throws {
    let folder = try TemporaryFolder()
    let store = try SQLiteEventStore(dataFolder: folder.data)
    try await store.pool.write { _ = try Row.fetchAll($0, sql: "PRAGMA max_page_count = 100") }
    let outcomes = await withTaskGroup(of: (Int, Bool).self) { group in
      for number in 0..<40 {
        group.addTask {
          let length = number.isMultiple(of: 10) ? 1_000_000 : 10
          let id = ConversationID(random: 5, UInt64(number))
          return (number, (try? await store.append([line(length)], to: id, expecting: 0, at: now)) != nil)
        }
      }
      return await group.reduce(into: [Int: Bool]()) { $0[$1.0] = $1.1 }
    }
    for (number, stored) in outcomes { #expect(stored == !number.isMultiple(of: 10)) }
    #expect(try await store.conversations(limit: 99).count == 36)
  }
}

/// A file system of a stated size in memory, mounted for one test.
private struct SmallDisk {
  let url: URL

  /// Nil where this user may not mount.
  init?(at url: URL, mebibytes: Int) {
    self.url = url
    guard (try? FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)) != nil,
      mount("none", url.path, "tmpfs", 0, "size=\(mebibytes)m") == 0
    else { return nil }
  }

  static let canBeMounted: Bool = {
    guard let folder = try? TemporaryFolder(), let disk = SmallDisk(at: folder.url, mebibytes: 1) else { return false }
    disk.unmount()
    return true
  }()

  func makeFile(_ name: String) throws -> URL {
    let file = url.appending(path: name)
    try Data().write(to: file)
    return file
  }

  /// Leaves so many bytes free.
  func fill(leaving bytes: Int) throws -> URL {
    var status = statvfs()
    guard statvfs(url.path, &status) == 0 else { throw POSIXError(.EIO) }
    let file = url.appending(path: "ballast")
    try Data(count: Int(status.f_bavail) * Int(status.f_frsize) - bytes).write(to: file)
    return file
  }

  func unmount() { _ = umount2(url.path, Int32(MNT_DETACH)) }
}
