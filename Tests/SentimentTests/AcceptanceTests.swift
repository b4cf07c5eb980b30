import Sentiment
import Testing

@Suite("Whether the bot's line was accepted")
struct AcceptanceTests {
  /// A reply that says nothing of how the answer was taken.
  private let plain = reply("it is in my name at the moment").notAccepted

  @Test("thanks and closings speak for it", arguments: ["thanks a lot", "that's all, have a nice day", "ok, got it"])
  func taken(_ ending: String) {
    #expect(reply("it is in my name at the moment, \(ending)").notAccepted < plain)
    #expect(reply(ending).notAccepted < 0.3)
  }

  @Test(
    "an objection speaks against it, in every language",
    arguments: [
      "that's not what I asked", "no, I meant the name on the invoice", "I know that, I have read it three times",
      "das war nicht meine Frage", "nein, ich meine den Namen auf der Rechnung",
      "ce n'est pas ma question", "non, je parle du nom sur la facture",
      "eso no es lo que pregunté", "no, me refiero al nombre de la factura",
    ])
  func objected(_ message: String) {
    #expect(reply(message).notAccepted > 0.5)
  }

  @Test("an objection added to a reply raises it")
  func objectionRaises() {
    #expect(reply("it is in my name at the moment, you didn't answer my question").notAccepted > plain)
  }

  @Test("a no that answers the bot's own question does not")
  func answersQuestion() {
    #expect(reply("no", to: .talk).notAccepted < 0.3)
    #expect(reply("no", to: .answer).notAccepted > reply("no", to: .talk).notAccepted + 0.2)
    // A line of small talk that asks nothing was not answered by the no.
    let statement = BotMove(kind: .talk, text: "You are welcome.")
    #expect(reply("no", to: statement).notAccepted > reply("no", to: .talk).notAccepted)
  }

  @Test("praise after the same answer again is scorn, and counts")
  func scorn() {
    let message = "Brilliant, wonderful, just what I needed"
    let (once, again) = (reply(message), reply(message, to: .sameAnswer))
    #expect(again.notAccepted > once.notAccepted)
    #expect(again.terms.contains { $0.signal == "scorn" && $0.found.contains("Brilliant") })
    #expect(again.score > again.run)
  }

  @Test("where nothing stands to be accepted there is nothing not accepted")
  func nothing() {
    #expect(reply("that's not what I asked", to: nil).notAccepted == 0)
    #expect(scorer.score("that's not what I asked").notAccepted == 0)
  }

  @Test("what is known for certain overrides the words")
  func verdicts() {
    var context = FrustrationContext(earlierMessages: [question], move: .answer, verdict: false)
    #expect(scorer.score("perfect, thank you", in: context).notAccepted == 1)
    context.verdict = true
    #expect(scorer.score("that's not what I asked", in: context).notAccepted == 0)
    #expect(scorer.score("that's not what I asked", in: context).score == 0)
  }

  @Test("a message's vector has a say")
  func vector() {
    var context = FrustrationContext(earlierMessages: [question], move: .answer)
    let without = scorer.score("hm", in: context)
    context.vector = .random("small", seed: 1)
    let with = scorer.score("hm", in: context)
    #expect(with.notAccepted != without.notAccepted)
    #expect(without.hostile == nil && with.hostile != nil && with.negative != nil)
  }
}
