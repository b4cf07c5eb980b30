import FrontdeskKit
import Testing

@Suite("One question")
struct FindingTests {
  @Test("What the business wrote comes back word for word, with a confidence and the reasons")
  func answer() throws {
    let finding = SmallShop.shop.find("were is my parcle")
    #expect(finding.band == .answer)
    #expect(finding.answer == "The courier's link is in the mail that we sent.")
    let best = try #require(finding.entries.first)
    #expect(best.id == "where-is-my-parcel")
    #expect(best.title == "Where is my parcel?")
    #expect((0...1).contains(best.confidence))
    #expect(finding.entries.map(\.confidence) == finding.entries.map(\.confidence).sorted(by: >))
    #expect(finding.evidence.contains { $0.contains("parcle") && $0.contains("parcel") })
  }

  @Test("Of what the business did not write nothing is answered")
  func nothing() {
    let finding = SmallShop.shop.find("who won the chess championship of 1972")
    #expect(finding.band == .none)
    #expect(finding.answer == nil)
  }

  @Test("A variant that the question names is the answer; of an entry asked about without one, what stands above them")
  func variant() {
    let posted = SmallShop.shop.find("return by post").entries.first
    #expect(posted?.variant == "By post")
    #expect(posted?.answer == "Print the label.")
    let unspecific = SmallShop.shop.find("How do I return something?").entries.first
    #expect(unspecific?.id == "return")
    #expect(unspecific?.variant == nil)
    #expect(unspecific?.answer == "Within 30 days.")
  }

  @Test("A follow-up leans on the question before")
  func followUp() {
    let alone = SmallShop.shop.find("and how much")
    let after = SmallShop.shop.find("and how much", after: "delivery")
    #expect(after.entries.first?.id == "delivery-cost")
    #expect(
      (after.entries.first?.confidence ?? 0) > (alone.entries.first { $0.id == "delivery-cost" }?.confidence ?? 0))
  }

  @Test("Two questions in one are two findings, where both are certain")
  func parts() {
    let finding = SmallShop.shop.find("Can I bring my dog? And how much is delivery?")
    #expect(finding.parts.map { $0.entries.first?.id } == ["dogs", "delivery-cost"])
    #expect(SmallShop.shop.find("Can I bring my dog?").parts == [])
  }

  @Test("Answers are in the language asked for, as far as they are translated", arguments: ["de", "de-AT", "DE"])
  func translated(_ locale: String) {
    #expect(SmallShop.shop.find("Can I bring my dog?", locale: locale).answer == "Hunde sind willkommen.")
    #expect(SmallShop.shop.find("Can I bring my dog?", locale: "fr").answer == "Dogs are welcome.")
    #expect(SmallShop.shop.find("Can I bring my dog?", locale: "../de").answer == "Dogs are welcome.")
  }

  @Test("A card number in a question is struck out before anything is made of it (P5)")
  func masked() {
    let finding = SmallShop.shop.find("4111 1111 1111 1111 where is my parcel", after: "4111 1111 1111 1111")
    #expect(!finding.evidence.joined().contains("4111"))
  }

  @Test("Nothing is found for what is longer than a message may be, and for nothing at all")
  func limits() {
    #expect(SmallShop.shop.find(String(repeating: "dog ", count: 2_001)).entries == [])
    #expect(SmallShop.shop.find("").band == .none)
  }
}

@Suite("Frustration by itself")
struct FrustrationTests {
  @Test("The terms sum to the score, and name what raised them")
  func terms() {
    let frustration = SmallShop.shop.frustration(
      of: "that is not what I asked, this is useless", after: ["where is my parcel"])
    #expect(abs(frustration.terms.reduce(0) { $0 + $1.weight } - frustration.score) < 1e-9)
    #expect(frustration.terms.first?.found.contains("not what I asked") == true)
    #expect(frustration.score > SmallShop.shop.frustration(of: "thank you").score)
  }

  @Test("It is what a conversation with the same lines makes of the last one")
  func sameAsInAConversation() throws {
    let lines = ["where is my parcel", "no, not that", "are you even listening? useless!!"]
    var chat = SmallShop.shop.conversation(at: SmallShop.morning)
    for line in lines.dropLast() { try chat.hear(line, at: SmallShop.morning) }
    let heard = try chat.hear(lines[2], at: SmallShop.morning).frustration
    #expect(heard == SmallShop.shop.frustration(of: lines[2], after: Array(lines.dropLast())))
    #expect((heard?.score ?? 0) > 0)
  }

  @Test("What no conversation takes counts for nothing")
  func refused() {
    let plain = SmallShop.shop.frustration(of: "hm", after: ["where is my parcel"])
    #expect(SmallShop.shop.frustration(of: "hm", after: ["where is my parcel", "  ", ""]) == plain)
  }
}
