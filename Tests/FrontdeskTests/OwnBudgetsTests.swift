import Comprehension
import Conversation
import Desk
import Foundation
import Knowledge
import Language
import Storage
import Testing

@testable import frontdesk

@Suite("Budgets of false alarms, kept among the business's own conversations")
final class OwnBudgetsTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "frontdesk-budgets-\(UUID().uuidString)")
  private let store: SQLiteEventStore
  private let desk: Desk

  init() throws {
    store = try SQLiteEventStore(dataFolder: folder)
    desk = Desk(Receptionist(KnowledgeBase(business: Business(name: "Shop"), entries: [])), store: store)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Conversations that were rated well although the scorer took them for upset.
  private func remember(_ count: Int, at score: Double) async throws {
    for number in 0..<count {
      let id = ConversationID(random: 7, UInt64(number))
      let mood = Mood(message: 0, accumulated: score)
      _ = try await store.append(
        [
          .created(Created(locale: .english, channel: "test")), .decided(Decision(.answer, mood: mood)),
          .rated(Rating(about: .conversation, score: 5)),
        ], to: id, expecting: 0, at: Timestamp(milliseconds: 1))
    }
  }

  @Test("Customers who were content at a high score raise the threshold at the running desk, and that is told once")
  func raised() async throws {
    let before = desk.receptionist.policy
    try await remember(60, at: 2.2)
    let budgets = OwnBudgets(desk: desk, store: store, configuration: Configuration())
    let notice = try #require(await budgets.keep())
    let policy = desk.receptionist.policy
    #expect(policy.offerAt > before.offerAt && policy.handOverAt >= policy.offerAt)
    #expect(notice.contains("60 ") && notice.contains("\(policy.offerAt)"))
    #expect(await budgets.keep() == nil)
  }

  @Test(
    "Who serves looks at once; whoever runs the desk beside something else only after a while, and never if gone by then"
  )
  func patience() async throws {
    try await remember(60, at: 2.2)
    let before = desk.receptionist.policy.offerAt
    let budgets = OwnBudgets(desk: desk, store: store, configuration: Configuration())
    let window = Task { await budgets.follow(after: OwnBudgets.patience) { _ in Issue.record("it looked") } }
    try await Task.sleep(for: .milliseconds(200))
    window.cancel()
    await window.value
    #expect(desk.receptionist.policy.offerAt == before)
    let (told, telling) = AsyncStream<String>.makeStream()
    let service = Task { await budgets.follow(after: .zero) { telling.yield($0) } }
    for await _ in told { break }
    service.cancel()
    #expect(desk.receptionist.policy.offerAt > before)
  }

  @Test("A threshold that somebody set stays, and the other one does not move past it")
  func set() async throws {
    try await remember(300, at: 2.2)
    var configuration = Configuration()
    try configuration.set("frustration.hand_over_at=1.8")
    desk.adopt(offerAt: 1.55, handOverAt: 1.8)
    _ = await OwnBudgets(desk: desk, store: store, configuration: configuration).keep()
    let policy = desk.receptionist.policy
    #expect(policy.handOverAt == 1.8 && policy.offerAt <= 1.8)
    try configuration.set("frustration.offer_at=1.2")
    desk.adopt(offerAt: 1.2, handOverAt: 1.8)
    #expect(await OwnBudgets(desk: desk, store: store, configuration: configuration).keep() == nil)
  }

  @Test(
    "A desk that knows of no conversation that went well stays as it is; an edit of the knowledge keeps what was found")
  func edits() async throws {
    #expect(await OwnBudgets(desk: desk, store: store, configuration: Configuration()).keep() == nil)
    desk.adopt(offerAt: 1.9, handOverAt: 2.9)
    desk.adopt(Receptionist(KnowledgeBase(business: Business(name: "Other"), entries: [])))
    let policy = desk.receptionist.policy
    #expect(desk.knowledge.business.name == "Other" && policy.offerAt == 1.9 && policy.handOverAt == 2.9)
  }
}
