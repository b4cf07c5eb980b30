import Sentiment
import Testing

@Suite("Who takes leave is not upset")
struct PartingTests {
  @Test(
    "a no that takes leave corrects nothing, not even after an answer that was not accepted",
    arguments: [
      "no, I will manage", "no, that is everything", "found it, it works now, thank you", "no, that's all, bye",
      "No need, I've sorted it", "nein, das war's", "non, j'ai trouvé", "no, ya funciona",
    ])
  func leave(_ message: String) {
    let frustration = reply(message, run: 1)
    #expect(frustration.notAccepted < 0.3)
    #expect(frustration.score < 1)
  }

  @Test("joyful swearing that asks nothing brings nobody", arguments: ["fuck yes, that worked", "holy shit, thanks"])
  func joy(_ message: String) { #expect(reply(message, run: 1).score < 1.55) }

  @Test("a no that complains still does")
  func complaint() {
    #expect(reply("no, that's not what I asked. bye").notAccepted > 0.5)
    #expect(reply("no, the other one").notAccepted > 0.5)
  }

  @Test("what stands within a phrase that takes leave is no complaint")
  func within() {
    #expect(reply("I'll sort it out myself").terms.allSatisfy { $0.signal != "grudge" })
    #expect(reply("please sort it out").terms.contains { $0.signal == "grudge" })
  }
}
