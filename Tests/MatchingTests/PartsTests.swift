import Knowledge
import Testing

@testable import Matching

@Suite struct PartsTests {
  let matcher = TieredMatcher(Samples.shop)

  @Test(
    "Two certain questions in one message are told apart",
    arguments: [
      "where is my order and is there a car park", "what are your opening hours? where can I leave my car?",
      "how do I return an item, and do you sell gift vouchers",
    ])
  func twoQuestions(_ message: String) {
    let parts = matcher.parts(of: message)
    #expect(parts.count == 2)
    #expect(parts.allSatisfy { $0.band == .answer })
    #expect(parts.first?.candidates.first?.entry != parts.last?.candidates.first?.entry)
    #expect(parts.allSatisfy { message.contains($0.question) })
  }

  @Test("A half that asks how long it takes is a question like another")
  func howLong() {
    let base = Samples.base([
      Samples.entry("cost", "What does delivery cost?", answer: "Four euros."),
      Samples.entry("time", "How long does it take?", answer: "Two days."),
      Samples.entry("hours", "When are you open?", answer: "From nine to six."),
    ])
    let parts = TieredMatcher(base).parts(of: "what does delivery cost and how long does it take")
    #expect(parts.map { $0.candidates.first?.entry } == ["cost", "time"])
  }

  @Test("The halves come in the order in which they were asked")
  func order() {
    let parts = matcher.parts(of: "is there a car park, and where is my order?")
    #expect(parts.map { $0.candidates.first?.entry } == ["parking", "track"])
  }

  @Test(
    "One question stays one, however it is punctuated",
    arguments: [
      "hello, where is my order?", "where is my order, the one from Monday and Tuesday?", "return a book I bought",
      "and", ", , ,", "", "where is my order? where is my parcel?",
    ])
  func oneQuestion(_ message: String) {
    #expect(matcher.parts(of: message).isEmpty)
  }
}
