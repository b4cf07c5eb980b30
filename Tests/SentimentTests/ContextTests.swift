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
    context.botJustFailed = true
    #expect(signals(first, in: context).contains("repeats"))
  }

  @Test("a no with a word of their own earlier message restates it")
  func restates() {
    let context = FrustrationContext(earlierMessages: ["how do I change the name on my booking"])
    #expect(signals("no, the name of the second guest on it", in: context).contains("restates"))
    #expect(!signals("no, it is about towels", in: context).contains("restates"))
    #expect(!signals("the name of the second guest too", in: context).contains("restates"))
  }

  @Test("a bot that just failed counts, and the more so the oftener it has failed")
  func botFailed() {
    let scores = (0...4).map { failures in
      scorer.score("and the blue lamp", in: .init(botJustFailed: failures > 0, botFailures: failures)).z
    }
    #expect(scores[0] < scores[1])
    #expect(scores[1] < scores[2])
    #expect(scores[2] < scores[3])
    #expect(scores[3] == scores[4])
  }

  @Test("once an answer is accepted, the misses before it are forgiven")
  func forgiven() {
    let calm = scorer.score("and what does it cost", in: .init(earlierMessages: [first], botFailures: 3))
    #expect(calm.z == scorer.score("and what does it cost", in: .init(earlierMessages: [first])).z)
  }

  @Test("praise right after a failed answer is scorn, not praise")
  func scorn() {
    let failed = FrustrationContext(botJustFailed: true, botFailures: 1)
    let message = "Wonderful, thank you so much"
    #expect(weight("positive", of: message) < 0)
    #expect(weight("positive", of: message, in: failed) == 0)
    #expect(weight("politeness", of: message, in: failed) == 0)
    #expect(weight("scorn", of: message, in: failed) > 0)
  }

  @Test("strong words weigh half where the bot has not failed and nothing is reported")
  func unprovoked() {
    let later = FrustrationContext(earlierMessages: [first])
    let failed = FrustrationContext(earlierMessages: [first], botJustFailed: true, botFailures: 1)
    let message = "my neighbour calls it a scam"
    #expect(weight("strong", of: message, in: later) * 2 == weight("strong", of: message))
    #expect(weight("strong", of: message, in: failed) == weight("strong", of: message))
    #expect(weight("strong", of: "it never arrived, a scam", in: later) == weight("strong", of: message))
  }

  @Test("what is accumulated fades by 0.6 and grows by the message")
  func accumulated() {
    let before = scorer.score("this is useless").accumulated
    let after = scorer.score("and the blue lamp", in: .init(accumulated: before))
    #expect(after.accumulated == 0.6 * before + after.message)
  }
}
