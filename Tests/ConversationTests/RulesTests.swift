import Conversation
import Knowledge
import Testing

@Suite("Words that need no score")
struct RulesTests {
  @Test("A listed word is found whatever its case, accents or ending, and not inside another")
  func emergencyWords() {
    let words = EmergencyWords(["lawyer", "allergic reaction", "smell of gas", "Anwalt"])
    #expect(words.found(in: "I'll call my LAWYERS now") == "lawyer")
    #expect(words.found(in: "he had an allergic reaction!") == "allergic reaction")
    #expect(words.found(in: "Mein Anwalt meldet sich") == "Anwalt")
    #expect(words.found(in: "I am allergic to nuts, no reaction so far") == nil)
    #expect(words.found(in: "") == nil)
    #expect(EmergencyWords(["sue"]).found(in: "do you sell suede shoes") == nil)
  }

  @Test(
    "Contact details are an e-mail address or a number of six digits or more",
    arguments: [
      ("me@example.org", true), ("call 030 555 01 00", true), ("+49 (30) 5550100 after six", true),
      ("my order is 12345", false), ("I have 3 dogs and 21 cats", false), ("meet me @ the shop", false),
      ("foo@bar", false), ("", false), ("will it come by 24.12.2026?", false), ("on 2026-12-24", false),
      ("my order is 1002345", false), ("order 0012345 never came", false), ("0044 20 7946 0018", true),
      ("0176 1234567", true), ("5550100", true),
      ("llámenme al 612345678", true), ("mi pedido es 301188231", false), ("it is 61234567 pieces", false),
    ])
  func contactDetails(text: String, found: Bool) {
    #expect(ContactDetails.found(in: text) == found)
  }

  @Test("A long line of numbers is looked through once")
  func longLineOfNumbers() {
    #expect(!ContactDetails.found(in: String(repeating: "123456x", count: 100_000)))
  }
}

@Suite("The reasons of a decision in words")
struct WhyTests {
  @Test("A line kept for a person says what was posted meanwhile")
  func waiting() {
    let wait = Why.lines(for: Decision(.wait, entries: ["hours"]), in: .shop)
    #expect(
      wait.first?.hasPrefix("Kept the message for the person who takes over, and posted “When are you open?”") == true)
    #expect(Why.lines(for: Decision(.wait), in: .shop).first == "Kept the message for the person who takes over.")
  }

  @Test("Numbers that no scorer should give are written, not trapped on")
  func oddNumbers() {
    for odd in [Double.nan, .infinity, -.infinity, 1e300] {
      let decision = Decision(.answer, mood: Mood(message: odd, accumulated: odd))
      #expect(!Why.lines(for: decision, in: .shop).isEmpty)
    }
  }
}
