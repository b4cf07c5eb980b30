import Knowledge
import Language
import Testing

@testable import Matching

@Suite struct RankingTests {
  let matcher = TieredMatcher(Samples.shop)

  @Test("Every heading and phrasing, word for word, is answered with its entry and near-certain confidence")
  func exactWordings() {
    for entry in Samples.shop.entries {
      for text in [entry.title] + entry.phrasings.map(\.text) {
        let ranking = matcher.rank(text, after: nil)
        #expect(ranking.candidates.first?.entry == entry.id, "\(text)")
        #expect(ranking.band == .answer)
        #expect(ranking.candidates.first?.confidence ?? 0 > 0.99)
      }
    }
  }

  @Test("A repeated phrasing is read by itself, whatever was asked before")
  func exactWordingOutranksPrevious() {
    let ranking = matcher.rank("opening hours", after: "where is my order?")
    #expect(ranking.candidates.first?.entry == "hours")
    #expect(!ranking.evidence.leansOnPrevious)
  }

  @Test("A wording that two entries own is asked about, both entries first")
  func sharedWording() {
    let base = Samples.base([
      Samples.entry("a", "Book a table", "reservation"), Samples.entry("b", "Book a room", "Reservation!"),
      Samples.entry("c", "Opening hours"),
    ])
    let ranking = TieredMatcher(base).rank("reservation", after: nil)
    #expect(ranking.band == .ask)
    #expect(Set(ranking.candidates.prefix(2).map(\.entry)) == ["a", "b"])
  }

  @Test(
    "Another wording with the entry's words is answered",
    arguments: [
      ("can you track the parcel for me", EntryID("track")), ("how do I return a book", "return"),
      ("is there a car park", "parking"), ("do you sell a gift card", "voucher"),
    ])
  func paraphrase(_ question: String, _ entry: EntryID) {
    let ranking = matcher.rank(question, after: nil)
    #expect(ranking.candidates.first?.entry == entry)
    #expect(ranking.band == .answer)
  }

  @Test(
    "Case, accents, punctuation and spacing change nothing",
    arguments: [
      "how do i return a book", "How do I return a BOOK???", "  how,do i... return—a  bóok\n",
    ])
  func spellingOfTheSameWords(_ question: String) {
    let plain = matcher.rank("how do i return a book", after: nil)
    let ranking = matcher.rank(question, after: nil)
    #expect(ranking.candidates == plain.candidates)
    #expect(ranking.band == plain.band)
  }

  @Test(
    "A question of stop words alone, or of words the base does not know, finds nothing",
    arguments: [
      "", "???", "and what about that", "could you please", "xylophone zebra quartz", "🙂🙂🙂",
    ])
  func nothingToGoBy(_ question: String) {
    #expect(matcher.rank(question, after: nil).band == .none)
  }

  @Test(
    "A question about something else is not answered",
    arguments: [
      "what is the capital of Peru", "can you recommend a dentist", "do you repair bicycles",
    ])
  func unanswerable(_ question: String) {
    #expect(matcher.rank(question, after: nil).band != .answer)
  }

  @Test("A German question finds the entry through its translation")
  func translation() {
    let german = Samples.entry("hours", "Wann haben Sie geöffnet?", "Öffnungszeiten am Samstag")
    let base = Samples.base(Samples.shop.entries, translations: [.german: ["hours": german]])
    let ranking = TieredMatcher(base).rank("wann habt ihr samstag geöffnet", after: nil)
    #expect(ranking.candidates.first?.entry == "hours")
    #expect(ranking.band == .answer)
  }

  @Test("At most ten candidates, best first, each entry once")
  func candidates() {
    let entries = (0..<30).map { Samples.entry(EntryID(rawValue: "e\($0)"), "question number \($0) about tea") }
    let ranking = TieredMatcher(Samples.base(entries)).rank("a question about green tea", after: nil)
    #expect(ranking.candidates.count == 10)
    #expect(Set(ranking.candidates.map(\.entry)).count == 10)
    #expect(ranking.candidates.map(\.score) == ranking.candidates.map(\.score).sorted(by: >))
  }
}
