import Knowledge
import Testing

@testable import Matching

@Suite struct SpellingTests {
  let matcher = WordMatcher(Samples.shop)

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
    for wording in matcher.wordings {
      #expect(matcher.rank(wording.text, after: nil).evidence.repairs.isEmpty, "\(wording.text)")
    }
  }

  @Test("Numbers and words of one or two letters are never repaired", arguments: ["12345", "9:30", "ab", "x"])
  func notRepaired(_ word: String) {
    let repair = SpellingRepair(frequencies: ["12346": 1, "9:31": 1, "abc": 1, "xy": 1])
    #expect(repair.reading(of: word) == nil)
  }

  @Test("Any single edit of a word of seven letters or more leads back to it")
  func singleEdits() {
    let words = ["delivery", "voucher", "opening", "breakfast"]
    let repair = SpellingRepair(frequencies: Dictionary(uniqueKeysWithValues: words.map { ($0, 1) }))
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
    #expect(SpellingRepair(frequencies: ["boot": 1, "book": 9]).reading(of: "boob") == "book")
    #expect(SpellingRepair(frequencies: ["boot": 9, "book": 1]).reading(of: "boos") == "boot")
  }

  @Test("Of two words equally near and frequent, the first in the alphabet is read, in every run")
  func tie() {
    for _ in 0..<20 {
      #expect(SpellingRepair(frequencies: ["boot": 1, "book": 1, "boon": 1]).reading(of: "boox") == "book")
    }
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
