import Foundation
import Testing

@testable import Sentiment

@Suite("Cues")
struct CueTests {
  private static let languages: [(stem: String, language: Languages)] = [
    ("en", .english), ("de", .german), ("fr", .french), ("es", .spanish),
  ]
  private static let lists = CueLists.shipped()

  private func cues(_ text: String, _ language: Languages = .english) -> Cues {
    Cues(of: CueText(text), language: language, lists: Self.lists)
  }

  private func phrases(_ stem: String, _ kind: CueKind) throws -> [String] {
    try DataFiles.lines("cues/\(stem)/\(kind).txt").flatMap { $0.split(separator: "|") }
      .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }

  @Test("every phrase of every list is found where it stands, in its own language")
  func everyPhrase() throws {
    for (stem, language) in Self.languages {
      for kind in CueKind.allCases {
        let phrases = try phrases(stem, kind)
        #expect(phrases.count > 5, "\(stem) \(kind)")
        for phrase in phrases {
          let plain = phrase.drop { $0 == "^" }
          #expect(cues("qqq, \(plain)", language).has(kind), "\(stem) \(kind): \(phrase)")
        }
      }
    }
  }

  @Test("a list says what it holds", arguments: ["en", "de", "fr", "es"])
  func comments(_ stem: String) throws {
    for kind in CueKind.allCases {
      let path = DataFiles.folder.appendingPathComponent("cues/\(stem)/\(kind).txt")
      #expect(try String(contentsOf: path, encoding: .utf8).hasPrefix("# "), "\(stem) \(kind)")
    }
  }

  @Test("are looked for in the message's language alone")
  func ownLanguage() {
    #expect(cues("vielen dank", .german).has(.thanks))
    #expect(!cues("vielen dank", .english).has(.thanks))
  }

  @Test("one that begins a clause is not found within one")
  func anchored() {
    #expect(cues("No, the other").has(.correction))
    #expect(cues("hm - no the other").has(.correction))
    #expect(!cues("say no the other").has(.correction))
  }

  @Test("of overlapping phrases of a kind the longest counts, once")
  func longest() {
    #expect(cues("thank you so much").count(.thanks) == 1)
    #expect(cues("thank you and thank you").count(.thanks) == 2)
    #expect(cues("Thanks a million!").found([.thanks], in: "Thanks a million!") == ["Thanks a million"])
  }

  @Test("accents, apostrophes, capitals and hidden characters do not matter")
  func folding() {
    for text in ["that’s not what I asked", "THATS NOT WHAT I ASKED", "that's n\u{200b}ot what I asked"] {
      #expect(cues(text).has(.objection))
    }
    #expect(cues("ESO NO ES LO QUE PREGUNTE", .spanish).has(.objection))
    #expect(cues("weiss ich schon", .german).has(.known) == cues("weiß ich schon", .german).has(.known))
    #expect(CueText("STRAẞE Straße").words.map(\.length) == [7, 7])
  }

  @Test("words, smileys, emoji and masked words are told apart")
  func words() {
    #expect(CueText("f**k it :) 🙏🙏 a-b 3.50").words.count == 9)
    #expect(CueText("note:done").words.count == 2)
    #expect(CueText("? ! …").words.isEmpty)
    #expect(CueText("really? ").endsAsking)
    #expect(!CueText("really? yes").endsAsking)
  }

  @Test("a clause begins after a mark and after a dash, not after a hyphen")
  func clauses() {
    func starts(_ text: String) -> [Bool] { CueText(text).words.map(\.beginsClause) }
    #expect(starts("a, b") == [true, true])
    #expect(starts("a - b") == [true, true])
    #expect(starts("a – b") == [true, true])
    #expect(starts("a-b c") == [true, false, false])
    #expect(starts("a\nb") == [true, true])
  }
}
