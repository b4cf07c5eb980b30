import Foundation
import Language
import Testing

@testable import Sentiment

@Suite("Whoever spells as they speak is read like everybody else")
struct RespellingTests {
  private func respelt(_ text: String) -> String? { Respeller.shipped.respelt(text)?.text }

  @Test(
    "Slips of the finger, spelling by ear, dropped and doubled letters are repaired",
    arguments: [
      ("i tolld you that alredy", "i told you that already"),
      ("wat is the piont of this bot", "what is the point of this bot"),
      ("nobdy ever calld me bak", "nobody ever called me back"),
      ("still waitin, this is rediculous", "still waiting, this is ridiculous"),
      ("Pleaaase stop sendin the saaame thign", "please stop sending the same thing"),
      ("that dosn't anser my qestion", "that doesnt answer my question"),
      ("thankyou, but it doesntwork agian", "thank you, but it doesnt work again"),
    ])
  func repaired(_ typed: String, _ meant: String) { #expect(respelt(typed) == meant) }

  @Test(
    "Forms of speech and of short messages are read as what they stand for",
    arguments: [
      ("u cannae get thru to naebody", "you cannot get through to nobody"),
      ("dis aint wot i axed", "this isnt what i asked"),
      ("THX, PLZ WAIT", "THANKS, PLEASE WAIT"),
    ])
  func forms(_ typed: String, _ meant: String) { #expect(respelt(typed) == meant) }

  @Test(
    "Names, addresses, codes, numbers and real words are left alone",
    arguments: [
      "I spoke to Caren and Mr Hartly about it", "write to nobdy@exampel.org or www.anser.exampel",
      "order RX-alredy_77, parcel thign2", "the hail made a dent in my Vauxhall", "liam's and d'arcy's",
      "is the matinée sold out", "p.s. R. Ott signed",
    ])
  func untouched(_ text: String) { #expect(respelt(text) == nil) }

  @Test("What the lists know stays as it is typed, but for forms that stand for something else")
  func listed() throws {
    let forms = SpellingFiles.forms()
    for kind in CueKind.allCases {
      for phrase in try DataFiles.lines("cues/en/\(kind).txt").flatMap({ $0.split(separator: "|") }) {
        let words = CueText(String(phrase)).words
        guard words.allSatisfy({ forms[$0.hash] == nil }) else { continue }
        #expect(respelt(String(phrase)) == nil, "\(kind): \(phrase)")
      }
    }
  }

  @Test("No form is an everyday word, and none stands there twice")
  func everydayWords() throws {
    let list = try #require(WordList.of(.english))
    let cells = try DataFiles.lines("spellings/en.tsv").map { $0.split(separator: "\t") }
    #expect(cells.allSatisfy { $0.count == 2 })
    let forms = cells.flatMap { $0[1].split(separator: " ").map(String.init) }
    #expect(forms.filter { $0.count > 1 && list.isCommon($0) } == [])
    #expect(Set(forms).count == forms.count)
  }

  @Test("Nothing becomes swearing")
  func swearing() throws {
    let swearing = Set(try #require(try DataFiles.phrases("en")["profanity"]).filter { !$0.contains(" ") })
    for word in swearing where word.allSatisfy(\.isLetter) && word.count > 3 {
      for index in word.indices {
        var slip = word
        slip.remove(at: index)
        let read = respelt("this is a \(slip)")?.split(separator: " ").last.map(String.init)
        #expect(read.map { !swearing.contains($0) } ?? true, "\(slip) was read as \(read ?? "")")
      }
    }
  }

  @Test("Messages in other languages stay as they are", arguments: ["de", "fr", "es"])
  func otherLanguages(_ stem: String) throws {
    let lexicon = LexiconFiles.shipped()
    for kind in CueKind.allCases {
      for phrase in try DataFiles.lines("cues/\(stem)/\(kind).txt").flatMap({ $0.split(separator: "|") }) {
        let text = phrase.drop { $0 == "^" || $0 == " " }
        guard text.split(separator: " ").count > 2 else { continue }
        #expect(Reading(String(text), lexicon: lexicon).respelling == nil, "\(text)")
      }
    }
  }

  @Test("An angry message is heard much as angry when it is misspelt, and a calm one stays calm")
  func mood() {
    for (typed, meant) in [
      ("thats teh wrogn one, i tolld you alredy", "that's the wrong one, I told you already"),
      ("hav been wating for weks and nobdy ansers", "have been waiting for weeks and nobody answers"),
      ("u never answerd my qestion, this is usless", "you never answered my question, this is useless"),
    ] {
      #expect(abs(reply(typed, run: 1).score - reply(meant, run: 1).score) < 0.3, "\(typed)")
    }
    for calm in ["thx thats al i neded", "ok grate i wil try taht", "sory for the trubble, it works now"] {
      #expect(reply(calm, run: 1).notAccepted < 0.3, "\(calm)")
    }
  }

  @Test(
    "A message of which much is misspelt is not judged by the vector of what was typed, but by that of what is read")
  func vectors() {
    let move = BotMove.answer
    func notAccepted(_ text: String, _ vector: MessageVector?) -> Double {
      scorer.score(text, in: .init(earlierMessages: [question], move: move, vector: vector)).notAccepted
    }
    let (typed, vector) = ("i tolld you taht alredy", MessageVector.random("static", seed: 7))
    #expect(notAccepted(typed, vector) == notAccepted(typed, nil))
    var read = vector
    read.isAsRead = true
    #expect(notAccepted(typed, read) == notAccepted("i told you that already", vector))
    #expect(scorer.read(typed).text == "i told you that already")
    #expect(scorer.read("Where is it?").text == "Where is it?")
    #expect(scorer.read(typed).vector([1], tier: "static").isAsRead)
    #expect(!scorer.read("Where is it?").vector([1], tier: "static").isAsRead)
  }

  @Test("A message that was read before is scored as when it is read for its score")
  func readOnce() {
    let context = FrustrationContext(
      earlierMessages: ["where is my order"], move: .answer, vector: .random("static", seed: 3))
    for text in ["i tolld you taht alredy", "Where is it?", "das ist doch falsch", "USELESS!!", ""] {
      #expect(scorer.score(scorer.read(text), in: context) == scorer.score(text, in: context), "\(text)")
    }
  }

  @Test("What was said before is compared as it was typed")
  func repetition() {
    let typed = "the pasword for my acount dont work"
    #expect(signals(typed, in: .init(earlierMessages: [typed], move: .miss)).contains("repeats"))
  }

  @Test("A long message of words that nobody knows takes no longer than its length")
  func bounded() {
    let words = (0..<20_000).map { "qz\(Array("abcdefgh")[$0 % 8])wx\(Array("klmnop")[$0 % 6])v" }.joined(
      separator: " ")
    let time = ContinuousClock().measure { #expect(respelt(words) == nil) }
    #expect(time < .seconds(2))
    #expect(respelt(String(repeating: "a", count: 60_000)) == nil)
  }
}
