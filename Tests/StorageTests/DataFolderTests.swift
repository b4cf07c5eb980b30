import Conversation
import Foundation
import GRDB
import Knowledge
import Testing

@testable import Storage

@Suite("The data folder and the database in it", .serialized)
struct DataFolderTests {
  private let folder: TemporaryFolder
  private let id = ConversationID(random: 1, 2)
  private let now = Timestamp(milliseconds: 1_795_000_000_000)
  private var database: String { folder.data.path + "/frontdesk.sqlite" }
  private let line = Event.Content.message(Message(from: Speaker(.customer), text: "hello"))

  init() throws { folder = try TemporaryFolder() }

  #if compiler(>=6.3)
    // In a process of its own, since the umask is the whole process's.
    @Test("P10: the folder is 0700 and every file in it 0600, whatever the umask", arguments: [0, 0o022, 0o777])
    func modes(mask: Int) async throws {
      let place = folder.data.appending(path: mask == 0o777 ? "" : "a/b")
      await #expect(processExitsWith: .success) { [place = place as URL, mask = mask as Int] in
        umask(mode_t(mask))
        let store = try SQLiteEventStore(dataFolder: place)
        let line = Event.Content.message(Message(from: Speaker(.customer), text: "hello"))
        _ = try await store.append(
          [line], to: ConversationID(random: 1, 2), expecting: 0, at: Timestamp(milliseconds: 0))
        #expect(try TemporaryFolder.mode(of: place.path) == 0o700)
        let files = try FileManager.default.contentsOfDirectory(atPath: place.path)
        #expect(Set(files) == ["frontdesk.sqlite", "frontdesk.sqlite-wal", "frontdesk.sqlite-shm"])
        for file in files { #expect(try TemporaryFolder.mode(of: place.path + "/" + file) == 0o600, "\(file)") }
      }
    }
  #else
    @Test(
      "P10: the folder is 0700 and every file in it 0600, whatever the umask",
      .disabled("a compiler before 6.3 cannot hand values to a test's own process"))
    func modes() {}
  #endif

  @Test("P10: files that were open to others are closed when the store opens")
  func tightened() async throws {
    _ = try await SQLiteEventStore(dataFolder: folder.data).append([line], to: id, expecting: 0, at: now)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.data.path)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: database)
    let store = try SQLiteEventStore(dataFolder: folder.data)
    #expect(try TemporaryFolder.mode(of: folder.data.path) == 0o700)
    #expect(try TemporaryFolder.mode(of: database) == 0o600)
    #expect(try await store.events(of: id, after: 0, limit: 9).count == 1)
  }

  @Test("A folder of the owner's that holds other things keeps its mode")
  func foreignFolder() throws {
    try Data("mine".utf8).write(to: folder.url.appending(path: "notes.txt"))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.url.path)
    _ = try SQLiteEventStore(dataFolder: folder.url)
    #expect(try TemporaryFolder.mode(of: folder.url.path) == 0o755)
    #expect(try TemporaryFolder.mode(of: folder.url.path + "/frontdesk.sqlite") == 0o600)
  }

  @Test("I1: the writer flushes every commit (synchronous = FULL) in WAL mode, and checks foreign keys")
  func pragmas() async throws {
    let store = try SQLiteEventStore(dataFolder: folder.data)
    let pragmas = try await store.pool.write { database in
      try ["synchronous", "journal_mode", "foreign_keys", "secure_delete"].map { name in
        try String.fetchOne(database, sql: "PRAGMA \(name)")
      }
    }
    #expect(pragmas == ["2", "wal", "1", "1"])
  }

  @Test("I1: nothing is acknowledged once the database was taken away or replaced; what was read still is")
  func takenAway() async throws {
    let store = try SQLiteEventStore(dataFolder: folder.data)
    _ = try await store.append([line], to: id, expecting: 0, at: now)
    try store.checkPlace()
    try FileManager.default.removeItem(at: folder.data)
    await #expect(throws: StoreError.self) { try await store.append([line], to: id, expecting: 1, at: now) }
    _ = try SQLiteEventStore(dataFolder: folder.data)
    await #expect(throws: StoreError.self) { try await store.append([line], to: id, expecting: 1, at: now) }
    #expect(throws: StoreError.self) { try store.checkPlace() }
    #expect(try await store.events(of: id, after: 0, limit: 9).count == 1)
  }

  @Test("A path that is a file, or leads through one, is refused with a mend")
  func notAFolder() throws {
    try Data("x".utf8).write(to: folder.data)
    for place in [folder.data, folder.data.appending(path: "deeper")] {
      let error = #expect(throws: StoreError.self) { try SQLiteEventStore(dataFolder: place) }
      guard case .unusable(_, let reason, let mend) = error else { throw try #require(error) }
      #expect(!reason.isEmpty && !mend.isEmpty)
    }
  }

  @Test(
    "A folder that cannot be written is refused with a mend", .enabled(if: geteuid() != 0, "root may write anywhere"))
  func readOnly() throws {
    try FileManager.default.createDirectory(
      at: folder.data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o500])
    let error = #expect(throws: StoreError.self) { try SQLiteEventStore(dataFolder: folder.data) }
    guard case .unusable(_, _, let mend) = error else { throw try #require(error) }
    #expect(mend.contains("right to write"))
  }

  @Test("A folder of somebody else's is refused with a mend", .enabled(if: geteuid() == 0, "only root can give away"))
  func foreignOwner() throws {
    try FileManager.default.createDirectory(at: folder.data, withIntermediateDirectories: true)
    #expect(chown(folder.data.path, 12_345, 12_345) == 0)
    let error = #expect(throws: StoreError.self) { try SQLiteEventStore(dataFolder: folder.data) }
    guard case .unusable(_, let reason, let mend) = error else { throw try #require(error) }
    #expect(reason.contains("12345"))
    #expect(mend.contains("chown"))
  }

  @Test("A link in the database's place is refused")
  func linkedDatabase() throws {
    try FileManager.default.createDirectory(at: folder.data, withIntermediateDirectories: true)
    let target = folder.url.appending(path: "elsewhere")
    try Data().write(to: target)
    try FileManager.default.createSymbolicLink(atPath: database, withDestinationPath: target.path)
    #expect(throws: StoreError.self) { try SQLiteEventStore(dataFolder: folder.data) }
  }

  @Test("A file written by a newer version is refused and not changed")
  func newerSchema() async throws {
    let store = try SQLiteEventStore(dataFolder: folder.data)
    _ = try await store.append([line], to: id, expecting: 0, at: now)
    try await store.pool.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9 from the future')") }
    #expect(throws: StoreError.newerSchema(path: database)) { try SQLiteEventStore(dataFolder: folder.data) }
    #expect(try await store.events(of: id, after: 0, limit: 9).count == 1)
  }

  @Test("A file that is no database is refused, said to be damaged, and left as it is")
  func garbage() throws {
    try FileManager.default.createDirectory(at: folder.data, withIntermediateDirectories: true)
    let garbage = Data((0..<8192).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ 7) })
    try garbage.write(to: URL(filePath: database))
    let error = #expect(throws: StoreError.self) { try SQLiteEventStore(dataFolder: folder.data) }
    guard case .unusable(let path, let reason, let mend) = error else { throw try #require(error) }
    #expect(path == database)
    #expect(reason.contains("damaged"))
    #expect(mend.contains("backup"))
    #expect(try Data(contentsOf: URL(filePath: database)) == garbage)
  }

  @Test("An event that cannot be read is named, and so is one that is missing (I3)")
  func corruptEvent() async throws {
    let store = try SQLiteEventStore(dataFolder: folder.data)
    _ = try await store.append([line, line, line, line], to: id, expecting: 0, at: now)
    try await store.pool.write { try $0.execute(sql: "UPDATE events SET body = '{' WHERE seq = 3") }
    let broken = await #expect(throws: StoreError.self) { try await store.events(of: id, after: 0, limit: 9) }
    guard case .corrupt(id.rawValue, 3, _) = broken else { throw try #require(broken) }
    #expect(try await store.events(of: id, after: 0, limit: 2).count == 2)
    try await store.pool.write { try $0.execute(sql: "DELETE FROM events WHERE seq = 2") }
    let missing = await #expect(throws: StoreError.self) { try await store.events(of: id, after: 0, limit: 9) }
    guard case .corrupt(id.rawValue, 2, _) = missing else { throw try #require(missing) }
  }

  @Test("Stores that open a new folder at the same moment all get it")
  func openedTogether() async throws {
    let place = folder.data
    try await withThrowingTaskGroup(of: Void.self) { group in
      for racer in 0..<8 {
        group.addTask {
          let store = try SQLiteEventStore(dataFolder: place)
          _ = try await store.append(
            [.masked(Masked(cardNumbers: racer))], to: ConversationID(random: 3, UInt64(racer)), expecting: 0,
            at: Timestamp(milliseconds: 0))
        }
      }
      try await group.waitForAll()
    }
    #expect(try await SQLiteEventStore(dataFolder: place).conversations(limit: 99).count == 8)
  }
}
