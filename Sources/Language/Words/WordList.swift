/// Every word of a language, folded, with its inflected forms and its names.
///
///     WordList.of(.english)?.holds("sofa")                      // true
///     WordList.of(.english)?.commonNeighbours(of: "tomorow")   // tomorrow
///
/// Exact: what it holds is a word. German has none: no German list may be carried under this product's licence.
package struct WordList: Sendable {
  private static let english = WordList("en", common: "en-common")
  private static let french = WordList("fr")
  private static let spanish = WordList("es")

  /// The list of a language, read when first asked for, in about a millisecond; nil for a language without one.
  package static func of(_ locale: LocaleCode) -> WordList? {
    switch locale {
    case .english: english
    case .french: french
    case .spanish: spanish
    default: nil
    }
  }

  /// Whether a folded word is one of any language that has a list.
  static func anyHolds(_ word: String) -> Bool { english.holds(word) || french.holds(word) || spanish.holds(word) }

  private let all: WordAutomaton
  /// The commonest of them; nil where the list does not tell.
  private let commonest: WordAutomaton?

  private init(_ name: String, common: String? = nil) {
    all = WordAutomaton(LanguageResource.bytes("words/\(name).dawg"))
    commonest = common.map { WordAutomaton(LanguageResource.bytes("words/\($0).dawg")) }
  }

  /// Whether a folded word is one of the language.
  package func holds(_ word: String) -> Bool { all.holds(word) }

  /// Whether it is one of those that nearly everybody uses.
  package func isCommon(_ word: String) -> Bool { commonest?.holds(word) == true }

  /// The common words one edit away from a folded word, with their `editDistance`, in the order of the alphabet.
  package func commonNeighbours(of word: String) -> [(word: String, distance: Double)] {
    guard let commonest, let letters = WordAutomaton.letters(of: word) else { return [] }
    var distances: [String: Double] = [:]
    commonest.forEachNeighbour(of: letters) { neighbour, distance in
      let word = WordAutomaton.word(of: neighbour)
      distances[word] = min(distance, distances[word] ?? distance)
    }
    return distances.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
