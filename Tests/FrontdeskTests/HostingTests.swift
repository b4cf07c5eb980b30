import Client
import Desk
import Foundation
import Knowledge
import Logging
import Server
import Synchronization
import Testing

@testable import frontdesk

/// In one process: a lock on a file is its opener's, so that two who open it are two to the system.
@Suite("Who runs the desk of a data folder", .timeLimit(.minutes(2)))
struct HostingTests {
  /// A shop's knowledge and a data folder of its own, away when the test is over.
  private final class Place: Sendable {
    let folder = FileManager.default.temporaryDirectory.appending(path: "frontdesk-hosting-\(UUID().uuidString)").path
    var data: String { folder + "/data" }
    var knowledge: String { folder + "/knowledge" }

    init() throws {
      try FileManager.default.createDirectory(atPath: knowledge, withIntermediateDirectories: true)
      try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
      try "# Opening hours\n\nWe are open from 9 to 17.\n".write(
        toFile: knowledge + "/shop.md", atomically: true, encoding: .utf8)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    var parts: DeskHost.Parts {
      get throws {
        DeskHost.Parts(
          configuration: try Configuration(file: nil, environment: [:]), data: data, knowledge: knowledge,
          logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }), models: .none,
          saysProgress: false)
      }
    }

    func base() throws -> KnowledgeBase { try KnowledgeOptions.loader(of: knowledge).load() }

    func access(
      reread: (@Sendable () throws -> KnowledgeBase)? = nil, tell: @escaping @Sendable (String) async -> Void = { _ in }
    ) async throws -> DeskAccess {
      try await DeskAccess(
        parts, base: base(), changes: AsyncStream { _ in }, reread: reread ?? { [self] in try base() }, tell: tell)
    }

    func lock() throws -> DeskLock? { try DeskLock.take(in: data, knowledge: knowledge) }
  }

  private final class Told: Sendable {
    private let words = Mutex<[String]>([])
    var all: [String] { words.withLock { $0 } }
    @Sendable func tell(_ word: String) async { words.withLock { $0.append(word) } }
  }

  private func until(_ holds: () -> Bool) async throws {
    while !holds() { try await Task.sleep(for: .milliseconds(20)) }
  }

  /// Comes to the place, and says whether a customer was let in at once.
  private func arrive(at place: Place) async throws -> (access: DeskAccess, isServed: Bool) {
    let access = try await place.access()
    return (access, await serves(access.address))
  }

  /// Whether a customer is let in.
  private func serves(_ address: DeskAddress) async -> Bool {
    guard let line = try? await RemoteCustomerLine(to: address) else { return false }
    await line.close()
    return true
  }

  @Test("who comes while the desk is being started waits until it lets people in")
  func joins() async throws {
    let place = try Place()
    let lock = try #require(try place.lock())
    async let joining = arrive(at: place)
    try await Task.sleep(for: .milliseconds(300))
    let host = try DeskHost(
      place.parts, lock: lock, base: place.base(), store: DataOptions.store(in: place.data),
      changes: AsyncStream { _ in })
    _ = try await host.start()
    let (access, isServed) = try await joining
    #expect(access.host == nil)
    #expect(isServed)
    let running = Task { try? await host.server.run() }
    running.cancel()
    await running.value
    host.release()
    await access.leave()
  }

  @Test("who comes while the desk is being started runs it where that comes to nothing")
  func startsInstead() async throws {
    let place = try Place()
    let lock = try #require(try place.lock())
    async let joining = place.access()
    try await Task.sleep(for: .milliseconds(300))
    lock.release()
    let access = try await joining
    #expect(access.host != nil)
    #expect(await serves(access.address))
    await access.leave()
  }

  @Test("of two that start at once one runs the desk, and both are let in", arguments: 0..<5)
  func together(_: Int) async throws {
    let place = try Place()
    async let one = arrive(at: place)
    async let other = arrive(at: place)
    let both = try await [one, other]
    #expect(both.count { $0.access.host != nil } == 1)
    #expect(both.count { $0.isServed } == 2)
    for (access, _) in both { await access.leave() }
  }

  @Test("a service that has gone can come back before a waiting window takes its place")
  func serviceComesBack() async throws {
    let place = try Place()
    let service = try #require(try DeskLock.take(in: place.data, knowledge: place.knowledge, as: .service))
    let grace = Duration.seconds(1)
    let waiting = Task { try await DeskLock.wait(in: place.data, knowledge: place.knowledge, serviceGrace: grace) }
    service.release()
    try await Task.sleep(for: .milliseconds(500))
    let again = try #require(try await DeskLock.takeForService(in: place.data, knowledge: place.knowledge))
    #expect(DeskLock.holder(in: place.data)?.role == .service)
    try await Task.sleep(for: .milliseconds(1_200))
    again.release()
    let gone = ContinuousClock.now
    let window = try await waiting.value
    #expect(gone.duration(to: .now) >= grace)
    #expect(DeskLock.holder(in: place.data)?.role == .window)
    #expect(try await DeskLock.takeForService(in: place.data, knowledge: place.knowledge) == nil)
    window.release()
  }

  @Test("a window that has gone is not waited for")
  func windowGone() async throws {
    let place = try Place()
    let first = try #require(try place.lock())
    let waiting = Task {
      try await DeskLock.wait(in: place.data, knowledge: place.knowledge, serviceGrace: .seconds(60))
    }
    try await Task.sleep(for: .milliseconds(300))
    first.release()
    try await waiting.value.release()
  }

  @Test("a take-over that fails is told and lets go of the folder; once it can, it runs the desk")
  func failedTakeOver() async throws {
    let place = try Place()
    let first = try await place.access()
    let told = Told()
    let isBroken = Mutex(true)
    let second = try await place.access(
      reread: {
        if isBroken.withLock({ $0 }) { throw Failure("The knowledge is gone.", mend: "Bring it back.") }
        return try place.base()
      }, tell: told.tell)
    await first.leave()
    try await until { !told.all.isEmpty }
    #expect(told.all.first?.contains("cannot run it: The knowledge is gone.") == true)
    // Another may have it now.
    var lock = try place.lock()
    while lock == nil {
      try await Task.sleep(for: .milliseconds(20))
      lock = try place.lock()
    }
    isBroken.withLock { $0 = false }
    lock?.release()
    try await until { second.host != nil }
    #expect(await serves(second.address))
    try await until { told.all.last == "The desk that ran here is gone; this window runs it now." }
    #expect(told.all.count == 2)
    await second.leave()
  }

  @Test("who took over and leaves is done when the desk has ended and another may have the folder")
  func leaving() async throws {
    let place = try Place()
    let first = try await place.access()
    let second = try await place.access()
    await first.leave()
    try await until { second.host != nil }
    await second.leave()
    #expect(second.host == nil)
    #expect(try place.lock() != nil)
    #expect(!FileManager.default.fileExists(atPath: place.data + "/desk.sock"))
  }

  @Test("who waits for the folder may leave")
  func leavingBefore() async throws {
    let place = try Place()
    let first = try await place.access()
    let second = try await place.access()
    await second.leave()
    #expect(first.host != nil)
    await first.leave()
  }
}
