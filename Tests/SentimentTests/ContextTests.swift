import Sentiment
import Testing

@Suite("What went before a message")
struct ContextTests {
  private let first = "Where is my parcel with the blue lamp?"

  @Test("a message that says an earlier one again in much the same words repeats it")
  func repeats() {
    let context = FrustrationContext(earlierMessages: [first, "ok"])
    #expect(signals("so where is the parcel with the blue lamp", in: context).contains("repeats"))
    #expect(!signals("and where is the invoice for the blue chair", in: context).contains("repeats"))
  }

  @Test("the same line twice in a row is an accident, unless the bot failed in between")
  func resend() {
    var context = FrustrationContext(earlierMessages: [first])
    #expect(!signals(first, in: context).contains("repeats"))
    context.move = .miss
    #expect(signals(first, in: context).contains("repeats"))
  }

  @Test("a no with a word of their own earlier message restates it")
  func restates() {
    let context = FrustrationContext(earlierMessages: ["how do I change the name on my booking"])
    #expect(signals("no, the name of the second guest on it", in: context).contains("restates"))
    #expect(!signals("no, it is about towels", in: context).contains("restates"))
    #expect(!signals("the name of the second guest too", in: context).contains("restates"))
  }

  @Test("a bot that found nothing, or was declined, counts")
  func botFailed() {
    let calm = scorer.score("and the blue lamp", in: .init(move: .answer)).z
    #expect(scorer.score("and the blue lamp", in: .init(move: .miss)).z == calm + 1)
    #expect(scorer.score("and the blue lamp", in: .init(move: .answer, verdict: false)).z == calm + 1)
    #expect(scorer.score("and the blue lamp", in: .init(move: .answer, verdict: true)).z == calm)
  }

  @Test("praise right after a failed answer is scorn, not praise")
  func scorn() {
    let failed = FrustrationContext(move: .miss)
    let message = "Wonderful, thank you so much"
    #expect(weight("positive", of: message) < 0)
    #expect(weight("positive", of: message, in: failed) == 0)
    #expect(weight("politeness", of: message, in: failed) == 0)
    #expect(weight("scorn", of: message, in: failed) > 0)
  }

  @Test("strong words weigh half where the bot has not failed and nothing is reported")
  func unprovoked() {
    let later = FrustrationContext(earlierMessages: [first])
    let failed = FrustrationContext(earlierMessages: [first], move: .miss)
    let message = "my neighbour calls it a scam"
    #expect(weight("strong", of: message, in: later) * 2 == weight("strong", of: message))
    #expect(weight("strong", of: message, in: failed) == weight("strong", of: message))
    #expect(weight("strong", of: "it never arrived, a scam", in: later) == weight("strong", of: message))
  }
}
