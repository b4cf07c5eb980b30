import Sentiment
import Testing

@Suite("Hostile and odd messages")
struct HostileTests {
  static let oddities: [String] = [
    "", " ", "\0", "\u{0}\u{1}\u{7f}", "\n\n\t", "?", "?!", "!!!???...", "''''", "----", "****", "f*", "*", ":::::",
    "\"\"\"",
    "“„”«»", "’’’", "😀", "🤦🏽‍♀️", "\u{200d}\u{fe0f}", "e\u{301}\u{301}\u{301}", "\u{feff}", "\u{202e}olleh", "☎️",
    "Z̷̢͇̈́a̶l̴g̵o̸", "مرحبا", "你好吗", "привет", "ÀÉÎ", "ß", "İ", "\u{10ffff}", "a'", "'a", "a-", "-a", "a--b", "a''b", "@",
    "a@b", "://",
  ]

  @Test("are scored without a crash, alone, as context and next to a word", arguments: oddities)
  func odd(_ text: String) {
    for message in [text, text + "still", "still" + text, text + " " + text] {
      let context = FrustrationContext(
        earlierMessages: [text, message], move: .init(kind: .talk, text: text, isAgain: true), run: 3)
      let frustration = scorer.score(message, in: context)
      #expect((0...1).contains(frustration.message))
      #expect(frustration.z.isFinite)
      #expect((0...1).contains(frustration.notAccepted))
      #expect(frustration.score.isFinite && frustration.score >= 0)
    }
  }

  @Test("a megabyte of text is scored", arguments: ["still waiting, it doesn't work! ", "(-:", "a", "e\u{301}", "\0"])
  func megabyte(_ unit: String) {
    let frustration = scorer.score(String(repeating: unit, count: (1 << 20) / unit.utf8.count))
    #expect((0...1).contains(frustration.message))
  }

  @Test(
    "long stretches of one thing are scored, before and after",
    arguments: ["?", ":", "*", "-", "\"", "😤", "'", "doesn't ", "f*", "not ", "Ä", "aaa-", "a.", "@", "a,a", "<3"])
  func stretches(_ unit: String) {
    let text = String(repeating: unit, count: (1 << 15) / unit.utf8.count)
    let move = BotMove(kind: .miss, text: text)
    let frustration = scorer.score(text, in: .init(earlierMessages: [text], move: move))
    #expect((0...1).contains(frustration.message))
  }

  @Test("combining marks and zero-width characters do not hide a word")
  func disguised() {
    #expect(signals("u\u{335}s\u{335}e\u{335}l\u{335}e\u{335}s\u{335}s").contains("failure"))
    #expect(signals("use\u{200b}less").contains("failure"))
  }

  @Test("extreme figures of the context do no harm", arguments: [-5.0, -Double.infinity, 0, 1e300])
  func runs(_ run: Double) {
    let frustration = scorer.score("hello", in: .init(earlierMessages: ["hi"], move: .talk, run: run))
    #expect(frustration.run >= 0)
    #expect(frustration.run.isFinite)
  }

  @Test("a vector of an unknown tier, or of another width, is left aside", arguments: ["large", "small", "static", ""])
  func vectors(_ tier: String) {
    let context = FrustrationContext(earlierMessages: ["hi"], move: .answer)
    var other = context
    other.vector = MessageVector(tier: tier, values: [1, 0, 0])
    #expect(scorer.score("that is not it", in: other) == scorer.score("that is not it", in: context))
  }
}
