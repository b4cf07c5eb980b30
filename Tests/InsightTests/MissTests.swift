import Comprehension
import Conversation
import Desk
import Foundation
import Insight
import Knowledge
import Storage
import Testing

@Suite("What stored conversations missed")
struct MissTests {
  @Test("A question that finds nothing, one that is asked back, and one whose answer does not help are misses")
  func kinds() async throws {
    let misses = try await misses(
      "who won the cup in 1974", "dog hotel", "1", "are dogs allowed", "that did not help")
    #expect(misses.map(\.text.text) == ["who won the cup in 1974", "dog hotel", "are dogs allowed"])
    #expect(misses.map(\.kind) == [.nothingFound, .askedBack, .rejected])
    #expect(misses[0].chosen == nil && misses[1].chosen == "dogs")
  }

  @Test("Talk, replies to what was asked, wishes for a person and what is answered are none")
  func none() async throws {
    #expect(try await misses("hello", "are dogs allowed", "thanks", "bye").isEmpty)
    #expect(try await misses("who won the cup in 1974", "no thanks").map(\.text.text) == ["who won the cup in 1974"])
    #expect(try await misses("are you human?", "get me a person please").isEmpty)
  }

  @Test("Choosing none of the entries shown says that none of them was meant")
  func noneOfThese() async throws {
    let misses = try await misses("dog hotel", "none of these")
    #expect(misses.map(\.kind) == [.rejected])
  }

  @Test("P5: card numbers stand in a report struck out, as they are stored")
  func masked() async throws {
    let misses = try await misses("does 4111 1111 1111 1111 win the cup")
    let report = MissReport(misses, try SmallShop.receptionist())
    #expect(report.groups.count == 1)
    #expect(!report.text(try SmallShop.base(), limit: 9).contains("1111 1111"))
    #expect(!report.json.line.contains("1111 1111"))
  }

  @Test("P3: a question that was erased is no miss any more")
  func erased() {
    let decided = Event.Content.decided(Decision(.offer, cause: .miss, failed: true))
    let line = Event.Content.message(Message(from: Speaker(.customer), text: "who won the cup"))
    func events(_ contents: [Event.Content]) -> [Event] {
      contents.enumerated().map { Event(seq: $0 + 1, at: Timestamp(milliseconds: 0), content: $1) }
    }
    #expect(Miss.all(in: events([line, decided])).count == 1)
    #expect(Miss.all(in: events([.erased(Erased(was: "message.created")), decided])).isEmpty)
  }

  @Test(
    "The same wish is one group, the biggest first, with its nearest entry; the order of conversations changes nothing but the order of equals"
  )
  func groups() throws {
    let texts = [
      "do you sell gift cards", "gift cards for sale?", "gift card", "Gift card!", "who won the cup in 1974",
      "do you sell gift cards",
    ]
    let misses = texts.map { Miss(text: MaskedText(masking: $0), kind: .nothingFound) }
    let receptionist = try SmallShop.receptionist()
    let report = MissReport(misses, receptionist)
    #expect(report.groups.map(\.count) == [5, 1])
    #expect(report.groups[0].wordings.map(\.text) == ["do you sell gift cards", "gift card", "gift cards for sale?"])
    let turned = MissReport(misses.reversed(), receptionist)
    #expect(turned.groups.map { Set($0.wordings.map { $0.text.lowercased().prefix(9) }) }.count == 2)
    #expect(turned.groups.map(\.count) == report.groups.map(\.count))
    #expect(report.text(receptionist.base, limit: 1).contains("5 questions: 5 found nothing"))
    #expect(report.text(receptionist.base, limit: 1).contains("Smaller groups not shown: 1"))
  }

  @Test("What the business has written since is left out, unless it was the answer that did not help")
  func answeredByNow() throws {
    let receptionist = try SmallShop.receptionist()
    let text = MaskedText(masking: "are dogs allowed")
    let found = MissReport([Miss(text: text, kind: .nothingFound)], receptionist)
    #expect(found.groups.isEmpty && found.answeredByNow == 1)
    let rejected = MissReport([Miss(text: text, kind: .rejected)], receptionist)
    #expect(rejected.groups.map(\.nearest) == ["dogs"] && rejected.answeredByNow == 0)
    #expect(MissReport([], receptionist).text(receptionist.base, limit: 9) == "Every stored question was answered.")
  }

  private func misses(_ lines: String...) async throws -> [Miss] {
    Miss.all(in: try await SmallShop.events(of: lines))
  }
}
