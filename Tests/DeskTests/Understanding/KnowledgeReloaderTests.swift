import Comprehension
import Conversation
import Knowledge
import Synchronization
import Testing

@testable import Desk

@Suite("Edits of the knowledge folder, as the desk takes them up", .timeLimit(.minutes(2)))
struct KnowledgeReloaderTests {
  private let folder = EditedFolder("From nine to six.")
  private let fixture: DeskFixture
  private let reloader: KnowledgeReloader

  init() throws {
    let folder = folder
    fixture = DeskFixture(try folder.read())
    reloader = KnowledgeReloader(fixture.desk) { () throws(KnowledgeError) in try folder.read() }
  }

  private var answer: String? { fixture.desk.knowledge.entry("hours")?.answer }

  @Test("An edit is told once, and answers from then on; where there is none, nothing is told")
  func edit() async {
    #expect(await reloader.reload() == nil)
    folder.save("From ten to six.")
    #expect(await reloader.reload() == "Knowledge updated: 1 entry.")
    #expect(answer == "From ten to six.")
    #expect(await reloader.reload() == nil)
  }

  @Test("An edit of what the website's pages say by themselves is one, too")
  func proactive() async {
    folder.save("## hello\n\nMay I help?\n", as: "proactive.md")
    #expect(await reloader.reload() == "Knowledge updated: 1 entry.")
    #expect(fixture.desk.knowledge.proactive.map(\.id) == ["hello"])
  }

  @Test("An edit with an error leaves the old answers, and is told with what to mend")
  func broken() async throws {
    folder.save("From {{opening}} to six.")
    let notice = try #require(await reloader.reload())
    #expect(notice.hasPrefix("The edit has an error, still answering from before:\n  shop.md:3:"))
    #expect(answer == "From nine to six.")
  }

  @Test("A folder that cannot be read leaves the old answers, and is told with what to mend")
  func unreadable() async throws {
    folder.save(nil, as: "shop.md")
    let notice = try #require(await reloader.reload())
    #expect(notice.hasPrefix("The knowledge cannot be read: There is no markdown file to read here. Write one,"))
    #expect(notice.hasSuffix("\nStill answering from before."))
    #expect(answer == "From nine to six.")
  }

  @Test("Of two edits that overlap the later one answers in the end, and is learnt and told once")
  func overlapping() async throws {
    folder.save("From ten to six.")
    folder.holdUp()
    let first = Task { await reloader.reload() }
    await folder.isRead()
    folder.save("From eleven to six.")
    let isOver = Mutex(false)
    let second = Task {
      let notice = await reloader.reload()
      isOver.withLock { $0 = true }
      return notice
    }
    // Time enough to overtake, for one that does not wait.
    for _ in 0..<20 where !isOver.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(20)) }
    folder.release()
    #expect(await first.value == "Knowledge updated: 1 entry.")
    #expect(await second.value == "Knowledge updated: 1 entry.")
    #expect(answer == "From eleven to six.")
    #expect(await reloader.reload() == nil)
  }

  @Test("What another already learns is not learnt again")
  func once() async throws {
    folder.save("From ten to six.")
    folder.holdUp()
    let first = Task { await reloader.reload() }
    await folder.isRead()
    let second = Task { await reloader.reload() }
    try await Task.sleep(for: .milliseconds(50))
    folder.release()
    #expect(await first.value == "Knowledge updated: 1 entry.")
    #expect(await second.value == nil)
  }

  @Test("All who wait for one that is under way are served by the next one")
  func together() async {
    folder.save("From ten to six.")
    folder.holdUp()
    let first = Task { await reloader.reload() }
    await folder.isRead()
    let before = folder.readers.count
    folder.save("From eleven to six.")
    let others = await reloader.asked(times: 8)
    folder.release()
    #expect(await first.value == "Knowledge updated: 1 entry.")
    for other in others { #expect(await other.value == "Knowledge updated: 1 entry.") }
    #expect(folder.readers.count == before + 1)
    #expect(answer == "From eleven to six.")
  }

  @Test("It is read and learnt on a thread of its own, and conversations go on, with a person and with the bot")
  func conversations() async throws {
    let (asking, talking) = (try await fixture.open(), try await fixture.open())
    try await fixture.desk.perform(.claim(Agent(id: "m", name: "Maria")), in: talking)
    folder.save("From ten to six.")
    folder.holdUp()
    let learning = Task { await reloader.reload() }
    await folder.isRead()
    let stored = try await fixture.desk.say("are you there", id: .number(1), in: talking)
    #expect(stored.messages.map(\.text) == ["are you there"])
    let answered = try await fixture.desk.say("When are you open?", id: .number(1), in: asking)
    #expect(answered.botLines.first?.text == "From nine to six.")
    folder.release()
    #expect(await learning.value == "Knowledge updated: 1 entry.")
    #expect(folder.readers.last == "learning")
  }
}

extension KnowledgeReloader {
  /// Reloads that were asked for, each of which has come so far that it waits.
  fileprivate func asked(times: Int) async -> [Task<String?, Never>] {
    let asked = (0..<times).map { _ in Task { await reload() } }
    // They were put before this into the actor's line.
    await Task.yield()
    return asked
  }
}
