package import Knowledge
import Language

/// What all tiers know of a knowledge base: its wordings, by words and by entry.
package struct IndexedBase: Sendable {
  /// The base's entries, in its order; elsewhere an entry is an index into them.
  package let entries: [EntryID]
  /// All that speaks for the entries, those of an entry together; a row of every tier's space is an index into them.
  package let wordings: [Wording]
  let lexicon: Lexicon
  let exact: ExactWordings
  let variants: [Int: VariantChoice]
  /// Where each entry's wordings lie.
  let ranges: [Range<Int>]
  let stopWords: Set<String>
  let recipe: Recipe

  init(_ base: KnowledgeBase, _ recipe: Recipe) {
    let wordings = Self.wordings(of: base, recipe)
    let stopWords = base.locales.reduce(into: Set<String>()) { $0.formUnion(StopWords.words(of: $1)) }
    entries = base.entries.map(\.id)
    self.wordings = wordings
    self.stopWords = stopWords
    self.recipe = recipe
    lexicon = Lexicon(wordings, recipe, in: base.locales)
    exact = ExactWordings(wordings)
    ranges = Wording.ranges(wordings, entryCount: entries.count)
    let varied = base.entries.indices.filter { !base.entries[$0].variants.isEmpty }
    variants = Dictionary(
      uniqueKeysWithValues: varied.map { ($0, VariantChoice(of: base.entries[$0], in: base, besides: stopWords)) })
  }

  /// With the sentences of the answers only where kernel ridge regression can weigh them: elsewhere they would count as
  /// much as phrasings, and there are phrasings enough.
  private static func wordings(of base: KnowledgeBase, _ recipe: Recipe) -> [Wording] {
    let questions = Wording.all(in: base, answers: false)
    guard recipe.answerRidge > 0, questions.count <= recipe.ridgeRowsMax else { return questions }
    let all = Wording.all(in: base, answers: true)
    return all.count <= recipe.ridgeRowsMax ? all : questions
  }

  /// Whether a word of `words` has a topic and is known to the base, at least by its beginning.
  func knowsTopic(_ words: [String]) -> Bool {
    words.contains { !stopWords.contains($0) && lexicon.resembles($0) }
  }

  /// Whether a word of `words` has a topic, of whatever kind.
  func holdsTopic(_ words: [String]) -> Bool { words.contains { !stopWords.contains($0) } }
}
