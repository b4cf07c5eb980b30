import Comprehension
import Conversation
import Foundation
import Knowledge
import Matching
import Storage
import Synchronization
import Testing

@testable import Desk

@Suite struct TeacherTests {
  /// A knowledge folder on disk, a desk that answers from it, and a teacher that writes to it.
  private final class School: Sendable {
    let folder: URL
    let desk: Desk
    let teacher: Teacher

    init(_ files: [String: String]) throws {
      let folder = FileManager.default.temporaryDirectory.appending(path: "frontdesk-teaching-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
      self.folder = folder
      let keeper = Keeper()
      let read = { @Sendable () throws(KnowledgeError) in try KnowledgeLoader(folder: folder).load() }
      let desk = Desk(Receptionist(try read()), store: InMemoryEventStore())
      let reloader = KnowledgeReloader(desk, read: read)
      teacher = Teacher(
        folder: folder, current: { desk.receptionist }, reload: { await reloader.reload() },
        keep: { lesson in
          keeper.kept.withLock { $0.append(lesson) }
          return "transcripts/\(lesson.entry).txt"
        },
        isErased: { lesson in lesson.conversation == Self.erased },
        discard: { path in keeper.discarded.withLock { $0.append(path) } })
      self.desk = desk
      self.keeper = keeper
    }

    let keeper: Keeper

    final class Keeper: Sendable {
      let kept = Mutex<[TaughtLesson]>([])
      let discarded = Mutex<[String]>([])
    }

    static let erased = ConversationID(random: 4, 4)

    func text(_ name: String) throws -> String { try String(contentsOf: folder.appending(path: name), encoding: .utf8) }

    deinit { try? FileManager.default.removeItem(at: folder) }
  }

  private static let shop = [
    "business.yaml": "name: Shop",
    "orders.md":
      "# Orders\n\n## Where is my order? {#where}\n\nAlso asked:\n- track my parcel\n\nOn its way.\n\n## How do I return something? {#return}\n\nAlso asked:\n- send it back\n\nBy post.\n",
  ]
  private let lesson = Lesson(question: "has it left yet", target: .entry("where"))

  @Test("A lesson is shown first, written after a yes, and the desk reads it at once; a transcript is kept")
  func teaches() async throws {
    let school = try School(Self.shop)
    let proposal = try await school.teacher.propose(lesson)
    #expect(proposal.file == "orders.md" && proposal.diff.contains("\n+- has it left yet\n"))
    #expect(proposal.collisions == [])
    #expect(try school.text("orders.md") == Self.shop["orders.md"])
    let taught = try await school.teacher.carryOut(lesson, confirm: proposal.confirm)
    #expect(
      taught
        == Taught(
          entry: "where", written: ["orders.md", "transcripts/where.txt"],
          remarks: ["Knowledge updated: 2 entries."]))
    #expect(try school.text("orders.md").contains("- track my parcel\n- has it left yet\n"))
    let conversation = try await school.desk.openConversation(channel: "test")
    let told = try await school.desk.say("has it left yet", id: .number(1), in: conversation)
    #expect(told.botLines.first?.text == "On its way.")
    #expect(try FileManager.default.contentsOfDirectory(atPath: school.folder.path).count == 2)
  }

  @Test("A lesson is tried where the folder is learnt, one after the other, and not where conversations go on")
  func triesOnOwnThread() async throws {
    let school = try School(Self.shop)
    let isFree = DispatchSemaphore(value: 0)
    defer { isFree.signal() }
    let (begun, begin) = AsyncStream.makeStream(of: Void.self)
    Task(executorPreference: ComputingThreads.learning) {
      begin.yield()
      Self.wait(for: isFree)
    }
    for await _ in begun { break }
    let isProposed = Mutex(false)
    let proposing = Task {
      let proposal = try await school.teacher.propose(lesson)
      isProposed.withLock { $0 = true }
      return proposal
    }
    // Time enough, for one that does not wait.
    for _ in 0..<15 where !isProposed.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(20)) }
    #expect(!isProposed.withLock { $0 })
    isFree.signal()
    #expect(try await proposing.value.entry == "where")
  }

  /// Blocks its thread, as computing does.
  private static func wait(for semaphore: DispatchSemaphore) { semaphore.wait() }

  @Test("To repeat a lesson that was carried out is harmless, at the same moment too")
  func repeats() async throws {
    let school = try School(Self.shop)
    let confirm = try await school.teacher.propose(lesson).confirm
    async let first = school.teacher.carryOut(lesson, confirm: confirm)
    async let second = school.teacher.carryOut(lesson, confirm: confirm)
    #expect(try await first == second)
    #expect(try await school.teacher.carryOut(lesson, confirm: confirm).written.count == 2)
    #expect(try school.text("orders.md").matches(of: /has it left yet/).count == 1)
    #expect(school.keeper.kept.withLock { $0.count } == 1)
  }

  @Test("P3: of a conversation whose words are erased meanwhile no transcript is kept, and the lesson is learned")
  func erasedMeanwhile() async throws {
    let school = try School(Self.shop)
    let confirm = try await school.teacher.propose(lesson).confirm
    let taught = try await school.teacher.carryOut(lesson, confirm: confirm, from: School.erased, at: 7)
    #expect(school.keeper.kept.withLock { $0.map(\.seq) } == [7])
    #expect(school.keeper.discarded.withLock { $0 } == ["transcripts/where.txt"])
    #expect(taught.written == ["orders.md"] && taught.remarks.count == 2)
    #expect(try school.text("orders.md").contains("has it left yet"))
  }

  @Test(
    "P3: a conversation is erased for whoever asks while it is being erased, and for what was said before that alone")
  func erasedSince() async throws {
    let gate = Gate()
    let desk = Desk(
      Receptionist(.cornerShop), store: InMemoryEventStore(),
      erasingElsewhere: { _, _ in await gate.pass() })
    let id = try await desk.openConversation(channel: "test")
    try await desk.say("opening hours", id: .number(1), in: id)
    let seq = try await desk.state(of: id).seq
    #expect(await !desk.isErased(id, since: seq))
    async let forgotten = desk.perform(.forget(by: nil), in: id)
    await gate.reached()
    async let erased = desk.isErased(id, since: seq)
    await gate.open()
    #expect(await erased)
    _ = try await forgotten
    try await desk.say("gift card", id: .number(2), in: id)
    #expect(await desk.isErased(id, since: seq))
    let later = try await desk.state(of: id).seq
    #expect(await !desk.isErased(id, since: later))
    #expect(await desk.isErased(ConversationID(random: 1, 1), since: 0))
  }

  /// Where one waits until it is opened, and another until one waits there.
  private actor Gate {
    private var isOpen = false
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private var watching: [CheckedContinuation<Void, Never>] = []

    func pass() async {
      if isOpen { return }
      for watcher in watching { watcher.resume() }
      watching = []
      await withCheckedContinuation { waiting.append($0) }
    }

    func reached() async {
      if waiting.isEmpty { await withCheckedContinuation { watching.append($0) } }
    }

    func open() {
      isOpen = true
      for waiter in waiting { waiter.resume() }
      waiting = []
    }
  }

  @Test("A file or a lesson that changed since the proposal is refused, and nothing is written")
  func refusesChanges() async throws {
    let school = try School(Self.shop)
    let confirm = try await school.teacher.propose(lesson).confirm
    let other = Lesson(question: "something else", target: .entry("where"))
    await #expect(throws: TeachError.changed(file: "orders.md")) {
      try await school.teacher.carryOut(other, confirm: confirm)
    }
    try Data((Self.shop["orders.md"]! + "\nx\n").utf8).write(to: school.folder.appending(path: "orders.md"))
    await #expect(throws: TeachError.changed(file: "orders.md")) {
      try await school.teacher.carryOut(lesson, confirm: confirm)
    }
    #expect(try !school.text("orders.md").contains("has it left"))
  }

  @Test("A wording that another entry has is told before it is written, and old collisions are not told again")
  func collisions() async throws {
    let school = try School(Self.shop)
    let collisions = try await school.teacher.propose(Lesson(question: "send it back", target: .entry("where")))
      .collisions
    #expect(collisions.count == 1 && collisions.allSatisfy { $0.contains("return") }, "\(collisions)")
    var colliding = Self.shop
    colliding["more.md"] = "## Sending {#sending}\n\nAlso asked:\n- send it back\n\nx\n"
    let again = try School(colliding)
    #expect(try await again.teacher.propose(lesson).collisions == [])
  }

  @Test("P5: a card number is struck out of what is learned, everywhere")
  func masks() async throws {
    let school = try School(Self.shop)
    let lesson = Lesson(
      question: "charged on 4111 1111 1111 1111",
      target: .heading("Card 4111111111111111", answer: "Not 4111-1111-1111-1111.", topic: "cards.md"))
    let proposal = try await school.teacher.propose(lesson)
    _ = try await school.teacher.carryOut(lesson, confirm: proposal.confirm)
    let text = try school.text("cards.md")
    #expect(!text.contains("4111 1") && !text.contains("41111") && !text.contains("4111-"))
    #expect(!proposal.diff.contains("4111-1") && school.keeper.kept.withLock { !$0[0].question.contains("4111 1") })
    #expect(try KnowledgeLoader(folder: school.folder).load().entry(proposal.entry)?.answer.contains("1111") == true)
  }

  @Test("H28: nothing is written outside of the folder, through a link or by a name")
  func staysInside() async throws {
    let school = try School(Self.shop)
    let outside = try School(["target.md": "## A {#a}\n\nx\n"])
    try FileManager.default.createSymbolicLink(
      at: school.folder.appending(path: "link.md"), withDestinationURL: outside.folder.appending(path: "target.md"))
    try FileManager.default.createSymbolicLink(
      at: school.folder.appending(path: "dir"), withDestinationURL: outside.folder)
    func refuses(_ topic: String, _ error: TeachError) async {
      let lesson = Lesson(question: "q", target: .heading("Q", answer: "a", topic: topic))
      await #expect(throws: error) { try await school.teacher.propose(lesson) }
    }
    await refuses("link.md", .outside(file: "link.md"))
    await refuses("dir/target.md", .outside(file: "dir/target.md"))
    for topic in [
      "../x.md", "/etc/x.md", "a/../../x.md", ".x.md", "x.txt", "canned.md", "de/README.md", "new/x.md", "",
      " .md", "evil .md", " x.md", "a  b.md", ".md", "a\nb.md", "a\u{202E}b.md",
    ] {
      await refuses(topic, .badTopic(topic))
      let words = TeachError.badTopic(topic).description.unicodeScalars
      #expect(!words.contains { $0.value < 32 || $0 == "\u{202E}" }, "H31: \(topic.debugDescription)")
    }
    #expect(try outside.text("target.md") == "## A {#a}\n\nx\n")
  }

  @Test("A file keeps its mode, and a link within the folder stays a link")
  func keepsMode() async throws {
    let school = try School(Self.shop)
    let file = school.folder.appending(path: "orders.md").path
    let real = school.folder.appending(path: "real.txt").path
    try FileManager.default.moveItem(atPath: file, toPath: real)
    try FileManager.default.createSymbolicLink(atPath: file, withDestinationPath: "real.txt")
    chmod(real, 0o640)
    let confirm = try await school.teacher.propose(lesson).confirm
    _ = try await school.teacher.carryOut(lesson, confirm: confirm)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: file) == "real.txt")
    #expect(try FileManager.default.attributesOfItem(atPath: real)[.posixPermissions] as? Int == 0o640)
    #expect(try school.text("orders.md").contains("has it left yet"))
  }

  @Test("D4: what would make the bot claim to be human is refused")
  func refusesClaims() async throws {
    let school = try School(Self.shop)
    let lesson = Lesson(question: "q", target: .heading("Who are you", answer: "I am a real human being.", topic: nil))
    await #expect {
      try await school.teacher.propose(lesson)
    } throws: { error in
      if case .refused(.humanClaim)? = error as? TeachError { true } else { false }
    }
  }
}
