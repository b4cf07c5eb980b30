import Knowledge
import Language
import TestSupport
import Testing

@testable import Matching

@Suite struct DeterminismTests {
  private static let questions = [
    "where is my parcel", "opening hours on sunday", "can I retrun it", "gift", "car", "refund card", "book",
  ]

  @Test("The same base gives the same ranking, digit for digit")
  func sameBase() {
    let (one, other) = (TieredMatcher(Samples.shop), TieredMatcher(Samples.shop))
    for question in Self.questions {
      let (a, b) = (one.rank(question, after: "before"), other.rank(question, after: "before"))
      #expect(a.candidates == b.candidates)
      #expect(a.evidence == b.evidence)
    }
  }

  @Test("The order in which translations were put into their dictionary does not matter")
  func dictionaryOrder() {
    let translations: [(LocaleCode, Entry)] = [
      (.german, Samples.entry("hours", "Wann haben Sie offen?", "Öffnungszeiten")),
      (.french, Samples.entry("hours", "Quand êtes-vous ouverts ?", "horaires")),
      (.spanish, Samples.entry("hours", "¿Cuándo abren?", "horario")),
    ]
    let bases = [translations, translations.reversed()].map { list in
      var dictionary: [LocaleCode: [EntryID: Entry]] = [:]
      for (locale, entry) in list { dictionary[locale, default: [:]][entry.id] = entry }
      return TieredMatcher(Samples.base(Samples.shop.entries, translations: dictionary))
    }
    for question in Self.questions + ["horaires", "wann offen"] {
      #expect(bases[0].rank(question, after: nil).candidates == bases[1].rank(question, after: nil).candidates)
    }
  }

  @Test(
    "Every head ranks an entry first for its own wording with a word more",
    arguments: [
      (ridgeRows: 2_000, machineWork: 0), (ridgeRows: 0, machineWork: 1_000_000), (ridgeRows: 0, machineWork: 0),
    ])
  func heads(_ limits: (ridgeRows: Int, machineWork: Int)) {
    var recipe = Recipe()
    (recipe.ridgeRowsMax, recipe.machineWorkMax) = limits
    let base = Self.generated(entries: 20, phrasings: 8)
    let matcher = TieredMatcher(base, recipe: recipe)
    var right = 0
    let asked = base.entries
    for entry in asked where matcher.rank(entry.title + " please", after: nil).candidates.first?.entry == entry.id {
      right += 1
    }
    #expect(right >= asked.count * 9 / 10)
    #expect(matcher.words.bands.ask < matcher.words.bands.answer)
  }

  @Test("Progress rises to 1")
  func progress() {
    var steps: [Double] = []
    var recipe = Recipe()
    recipe.ridgeRowsMax = 0
    _ = TieredMatcher(Self.generated(entries: 10, phrasings: 8), recipe: recipe) { steps.append($0) }
    #expect(steps == steps.sorted())
    #expect(steps.last == 1)
  }

  /// Entries with a few words of their own each, among words that all share.
  private static func generated(entries: Int, phrasings: Int) -> KnowledgeBase {
    var generator = SeededGenerator(seed: 11)
    func word() -> String {
      String((0..<7).map { _ in Character(Unicode.Scalar(UInt8(97 + Int.random(in: 0..<26, using: &generator)))) })
    }
    let shared = (0..<40).map { _ in word() }
    return Samples.base(
      (0..<entries).map { number in
        let own = (0..<6).map { _ in word() }
        func text() -> String {
          let words =
            own.shuffled(using: &generator).prefix(3) + shared.shuffled(using: &generator).prefix(3)
          return words.joined(separator: " ")
        }
        return Entry(
          id: EntryID(rawValue: "e\(number)"), title: text(),
          phrasings: (0..<phrasings).map { _ in Phrasing(text: text()) },
          answer: "")
      })
  }
}
