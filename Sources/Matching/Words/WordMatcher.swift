package import Knowledge
import Language

/// The first tier: ranks entries by the words and the spelling of a question alone.
///
///     let matcher = WordMatcher(base)
///     matcher.rank("were is my parcle", after: nil).candidates.first?.entry   // where-is-my-order
///
/// Built once from a knowledge base and never changed; the same base gives the same ranking, digit for digit.
package struct WordMatcher: Matcher {
  package let entries: [EntryID]
  package let wordings: [Wording]
  let lexicon: Lexicon
  let head: Head
  package let bands: Bands
  package let heldOut: [HeldOut]
  let exact: ExactWordings
  let variants: [Int: VariantChoice]
  /// Where each entry's wordings lie.
  let ranges: [Range<Int>]
  let stopWords: Set<String>
  let recipe: Recipe

  /// - Parameter progress: called with the share of the work that is done, 0 to 1, on the caller's thread.
  package init(_ base: KnowledgeBase, recipe: Recipe = Recipe(), progress: ((Double) -> Void)? = nil) {
    let wordings = Self.wordings(of: base, recipe)
    let stopWords = base.locales.reduce(into: Set<String>()) { $0.formUnion(StopWords.words(of: $1)) }
    entries = base.entries.map(\.id)
    self.wordings = wordings
    self.stopWords = stopWords
    self.recipe = recipe
    lexicon = Lexicon(wordings, recipe)
    progress?(0.2)
    let training = HeadTraining(
      lexicon: lexicon, entries: wordings.map(\.entry), isAnswer: wordings.map { $0.kind == .answer },
      entryCount: entries.count, recipe: recipe, progress: progress.map { report in { report(0.2 + 0.8 * $0) } })
    (head, heldOut) = training.trained()
    let judges = heldOut.filter { wordings[$0.row].kind != .answer }
    if case .kernelRidge = head {
      bands = Bands(heldOut: judges, isTrained: true, recipe)
    } else {
      bands = Bands(heldOut: judges, isTrained: false, recipe)
    }
    exact = ExactWordings(wordings)
    ranges = Wording.ranges(wordings, entryCount: entries.count)
    let varied = base.entries.indices.filter { !base.entries[$0].variants.isEmpty }
    variants = Dictionary(
      uniqueKeysWithValues: varied.map { ($0, VariantChoice(of: base.entries[$0], in: base, besides: stopWords)) })
    progress?(1)
  }

  /// With the sentences of the answers only where kernel ridge regression can weigh them: elsewhere they would count as
  /// much as phrasings, and there are phrasings enough.
  private static func wordings(of base: KnowledgeBase, _ recipe: Recipe) -> [Wording] {
    let questions = Wording.all(in: base, answers: false)
    guard recipe.answerRidge > 0, questions.count <= recipe.ridgeRowsMax else { return questions }
    let all = Wording.all(in: base, answers: true)
    return all.count <= recipe.ridgeRowsMax ? all : questions
  }
}
