import Conversation
import Knowledge
import Language
import Testing

@testable import Desk

@Suite("The summary of a conversation")
struct CaseSummaryTests {
  private let base = KnowledgeBase(business: Business(name: "Corner Books"), entries: [])

  private func summary(_ contents: [Event.Content]) -> CaseSummary {
    let events = contents.enumerated().map { place, content in
      Event(seq: place + 1, at: Timestamp(milliseconds: 1_800_000_000_000), content: content)
    }
    return CaseSummary(events, in: base)
  }

  private let created = Event.Content.created(Created(locale: .english, channel: "test"))

  private func line(_ text: String) -> Event.Content { .message(Message(from: Speaker(.customer), text: text)) }

  @Test("Long lines are cut: the summary of the longest conversation stays a small part of what a connection may hold")
  func long() {
    let long = String(repeating: "🛴", count: 7_900)
    let ada = Agent(id: "a", name: "Ada")
    let contents = (0..<30).flatMap { _ in [line(long), .noted(Note(by: ada, text: long))] }
    let summary = summary([created] + contents)
    #expect(summary.asked.count == CaseSummary.kept && summary.notes.count == CaseSummary.kept)
    let texts = summary.asked + summary.failed + summary.notes.map(\.text)
    #expect(texts.allSatisfy { $0.count == CaseSummary.charactersOfEach + 1 && $0.hasSuffix("…") })
  }

  @Test("The yes to a person who was offered is no question")
  func yes() {
    let miss = Decision(.offer, cause: .miss, failed: true)
    let accepted = Decision(.handOver, cause: .miss, rule: "accepted the offer of a person")
    let summary = summary([
      created, line("do you sell helmets for children?"), .decided(miss), line("yes"), .decided(accepted),
    ])
    #expect(summary.asked == ["do you sell helmets for children?"])
  }
}
