import Sentiment
import Testing

@Suite("What the desk knows to have gone wrong")
struct KnownFailingTests {
  private func waiting(_ message: String, tooLong: Bool = false, promises: Int = 0) -> Frustration {
    scorer.score(
      message,
      in: .init(earlierMessages: [question], move: .talk, hasWaitedTooLong: tooLong, brokenPromises: promises))
  }

  @Test("a wait that is too long and a promise not kept count like a grievance that is told")
  func grievance() {
    let question = "where are you"
    #expect(waiting(question).score < 0.5)
    #expect(waiting(question, tooLong: true).score == 0.5)
    #expect(waiting(question, tooLong: true, promises: 1).score == 1)
    #expect(waiting(question, tooLong: true, promises: 9).score == 1)
    #expect(waiting(question, tooLong: true).terms.first?.signal == "grievance")
  }

  @Test("they alone never bring a person, and say nothing of who takes it well")
  func calm() {
    #expect(waiting("hello?", tooLong: true, promises: 3).score < 1.55)
    for message in ["no rush, thank you", "never mind", "haha sorry, still here", "ok"] {
      #expect(waiting(message, tooLong: true, promises: 2).score == waiting(message).score, "\(message)")
    }
  }

  @Test("a promise not kept adds to an answer that is not accepted")
  func promise() {
    let message = "that's not what I asked"
    let context = FrustrationContext(earlierMessages: [question], move: .answer, brokenPromises: 1)
    let frustration = scorer.score(message, in: context)
    let added = frustration.terms.first { $0.signal == "promise not kept" }?.weight ?? 0
    #expect(abs(added - 0.25 * frustration.notAccepted) < 1e-9)
    #expect(abs(frustration.score - added - reply(message).score) < 1e-9)
  }

  @Test("a count below nothing counts as nothing")
  func nothing() { #expect(waiting("where are you", promises: -2).score == waiting("where are you").score) }
}
