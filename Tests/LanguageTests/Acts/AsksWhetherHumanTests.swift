import Testing

@testable import Language

@Suite("D3: whether a human speaks")
struct AsksWhetherHumanTests {
  private let detector = DialogueActDetector.shipped

  @Test("D3, H42: no wording of the question, and no order to lie about it, is missed")
  func noWordingIsMissed() throws {
    let missed = try Wording.all("human-asked").filter { detector.acts(in: $0.text).first != .asksWhetherHuman }
    #expect(missed.isEmpty, "\(missed)")
  }

  @Test("D3: at most 2 % of messages with the same words about another matter are taken for the question")
  func nearMissesPass() throws {
    let near = try Wording.all("human-near") + Wording.all("person-near")
    let wrong = near.filter { detector.acts(in: $0.text).contains(.asksWhetherHuman) }
    #expect(wrong.count * 100 <= near.count * 2, "\(wrong)")
  }

  @Test("The lists hold 120 wordings and more, 25 and more in each language")
  func listsAreLongEnough() throws {
    for list in ["human-asked", "human-near", "person-wished", "person-near"] {
      let wordings = try Wording.all(list)
      #expect(wordings.count >= 120)
      #expect(Wording.countByLocale(wordings).values.allSatisfy { $0 >= 25 })
    }
  }

  @Test(
    "D3 outranks what else a message says",
    arguments: ["hi, are you a bot? get me a person", "thanks! c'est un robot ?", "nein. bist du ein mensch?"])
  func outranksEverything(_ message: String) {
    #expect(detector.acts(in: message).first == .asksWhetherHuman)
  }

  @Test(
    "D3: the question is found at the end of a long story, in capitals, drawn out, in styled or spaced-out letters",
    arguments: [
      String(repeating: "My parcel was sent to the wrong house again. ", count: 60) + "Are you even a real person?",
      "ARE YOU HUMAAAAN", "are you a 𝐫𝐨𝐛𝐨𝐭", "ａｒｅ　ｙｏｕ　ｈｕｍａｎ？", "are you a ro\u{200B}bot", "ARE YOU A BÖT",
    ])
  func isFoundInDisguise(_ message: String) {
    #expect(detector.acts(in: message).first == .asksWhetherHuman)
  }

  @Test("A lone \"human?\" asks for one too")
  func loneHuman() {
    #expect(detector.acts(in: "human?") == [.asksWhetherHuman, .wantsPerson])
  }

  @Test(
    "D3: letters in a row are a word, a few are not", arguments: ["size m or l", "plan b", "a b c d e", "r u open"])
  func fewLettersStay(_ message: String) {
    #expect(closedUp(message) == nil)
  }

  @Test("D3: one slip of the finger in the decisive word is forgiven, wherever it falls")
  func slipsAreForgiven() {
    for (before, word) in [("are you a ", "machine"), ("bist du ein ", "roboter"), ("eres una ", "persona")] {
      for index in 1..<(word.count - 1) {
        var letters = Array(word)
        letters.swapAt(index, index + 1)
        let message = before + String(letters)
        #expect(detector.acts(in: message).contains(.asksWhetherHuman), "\(message)")
      }
    }
  }
}
