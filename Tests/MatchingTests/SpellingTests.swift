import Knowledge
import Language
import TestSupport
import Testing

@testable import Matching

@Suite struct SpellingTests {
  let matcher = TieredMatcher(Samples.shop)

  @Test(
    "A misspelt question finds its entry, and says how it was read",
    arguments: [
      ("trcak my pracel", EntryID("track"), "parcel"), ("openign horus", "hours", "hours"),
      ("gift vuocher", "voucher", "vouchers"), ("how long does a refudn take", "refund", "refund"),
    ])
  func misspelt(_ question: String, _ entry: EntryID, _ read: String) {
    let ranking = matcher.rank(question, after: nil)
    #expect(ranking.candidates.first?.entry == entry)
    #expect(ranking.evidence.repairs.contains { $0.read == read })
  }

  @Test("A word that the base knows is never read as another")
  func knownWords() {
    for wording in matcher.base.wordings {
      #expect(matcher.rank(wording.text, after: nil).evidence.repairs.isEmpty, "\(wording.text)")
    }
  }

  @Test("Numbers and words of one or two letters are never repaired", arguments: ["12345", "9:30", "ab", "x"])
  func notRepaired(_ word: String) {
    let repair = SpellingRepair(frequencies: ["12346": 1, "9:31": 1, "abc": 1, "xy": 1], locales: [.english])
    #expect(repair.reading(of: word) == nil)
  }

  @Test("Any single edit of a word of seven letters or more leads back to it")
  func singleEdits() {
    let words = ["delivery", "voucher", "opening", "breakfast"]
    let repair = SpellingRepair(frequencies: Dictionary(uniqueKeysWithValues: words.map { ($0, 1) }), locales: [])
    var generator = SeededGenerator(seed: 7)
    for word in words {
      for _ in 0..<50 {
        let edited = Self.edited(word, &generator)
        #expect(edited == word || repair.reading(of: edited) == word, "\(edited)")
      }
    }
  }

  @Test("Of two words equally near, the one that is frequent in the base is read")
  func frequency() {
    #expect(SpellingRepair(frequencies: ["boot": 1, "book": 9], locales: []).reading(of: "boob") == "book")
    #expect(SpellingRepair(frequencies: ["boot": 9, "book": 1], locales: []).reading(of: "boos") == "boot")
  }

  @Test("Of two words equally near and frequent, the first in the alphabet is read, in every run")
  func tie() {
    for _ in 0..<20 {
      #expect(
        SpellingRepair(frequencies: ["boot": 1, "book": 1, "boon": 1], locales: []).reading(of: "boox") == "book")
    }
  }

  @Test(
    "A word of the language is no misspelt word of the base, however near",
    arguments: [
      ("sofa", "soft"), ("whale", "while"), ("tomorrow", "borrow"), ("pause", "refund"), ("voles", "vouchers"),
    ])
  func correct(word: String, inBase: String) {
    let repair = SpellingRepair(frequencies: [inBase: 1, "parcel": 9], locales: [.english])
    #expect(repair.reading(of: word) == nil)
  }

  @Test("Unless one slip makes a rarer word of one that the base has often, or swaps two of its letters")
  func realWordErrors() {
    #expect(SpellingRepair(frequencies: ["order": 3], locales: [.english]).reading(of: "oder") == "order")
    #expect(SpellingRepair(frequencies: ["order": 2], locales: [.english]).reading(of: "oder") == nil)
    #expect(SpellingRepair(frequencies: ["hours": 1], locales: [.english]).reading(of: "horus") == "hours")
    #expect(SpellingRepair(frequencies: ["from": 9], locales: [.english]).reading(of: "form") == nil)
    #expect(SpellingRepair(frequencies: ["hoses": 9], locales: [.english]).reading(of: "houses") == nil)
  }

  @Test("A misspelt word that the base has not is read as a common word of the language")
  func commonWords() {
    let repair = SpellingRepair(frequencies: ["parcel": 1], locales: [.english])
    #expect(repair.reading(of: "tomorow") == "tomorrow")
    #expect(repair.reading(of: "tommorrow") == "tomorrow")
    #expect(repair.reading(of: "pracel") == "parcel")
    #expect(repair.reading(of: "brihgt") == "bright")
  }

  @Test("A word that is as near to two common words stays as it is")
  func ambiguous() {
    #expect(SpellingRepair(frequencies: ["parcel": 1], locales: [.english]).reading(of: "fight") == nil)
    #expect(SpellingRepair(frequencies: ["parcel": 1], locales: [.english]).reading(of: "zight") == nil)
  }

  @Test("A word counts as one in the languages of the base only")
  func languages() {
    #expect(SpellingRepair(frequencies: ["softe": 1], locales: [.german]).reading(of: "softy") == "softe")
    #expect(SpellingRepair(frequencies: ["while": 1], locales: [.french]).reading(of: "whale") == "while")
    #expect(SpellingRepair(frequencies: ["soft": 1], locales: [.french, .english]).reading(of: "sofa") == nil)
  }

  @Test("Beside a language without a list nothing is read as a word that the base has not")
  func withoutList() {
    let repair = SpellingRepair(frequencies: ["kurs": 1], locales: [.english, .german])
    #expect(repair.reading(of: "kurse") == "kurs")
    #expect(repair.reading(of: "taschen") == nil)
    #expect(repair.reading(of: "tomorow") == nil)
  }

  @Test("A word with a topic is never read as one without", arguments: ["mund", "reine", "beine", "darm", "nacht"])
  func stopWords(word: String) {
    let frequencies: [String: UInt32] = ["und": 40, "eine": 30, "keine": 9, "nicht": 20, "dass": 9, "dar": 1]
    for locales in [[LocaleCode.german], [.english, .german]] {
      #expect(SpellingRepair(frequencies: frequencies, locales: locales).reading(of: word) == nil)
    }
    #expect(SpellingRepair(frequencies: ["nicht": 9], locales: [.german]).reading(of: "nihct") == "nicht")
  }

  @Test("A word of a language without a list is read from one slip in five letters, with its first letter right")
  func careful() {
    let repair = SpellingRepair(
      frequencies: ["bestellung": 9, "buch": 9, "kurs": 9, "paket": 9], locales: [.english, .german])
    #expect(repair.reading(of: "bestelung") == "bestellung")
    #expect(repair.reading(of: "pakte") == "paket")
    #expect(repair.reading(of: "apket") == "paket")
    #expect(repair.reading(of: "bcuh") == "buch")
    #expect(repair.reading(of: "tuch") == nil)
    #expect(repair.reading(of: "laket") == nil)
    #expect(repair.reading(of: "bestallug") == nil)
  }

  private static func edited(_ word: String, _ generator: inout SeededGenerator) -> String {
    var letters = Array(word)
    let place = Int.random(in: 1..<letters.count, using: &generator)
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: letters.remove(at: place)
    case 1: letters.insert("x", at: place)
    case 2: letters[place] = "q"
    default: letters.swapAt(place, place - 1)
    }
    return String(letters)
  }
}
