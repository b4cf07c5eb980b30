/// One way to score the entries for a question: a space of rows, a head trained on them, and where its bands lie.
struct Tier: Sendable {
  /// `words`, `static`, `small` or `large`.
  let name: String
  let space: any RowSpace
  let head: Head
  let bands: Bands
  let heldOut: [HeldOut]
  /// Whether it can find an entry that shares no word with the question.
  let knowsMeaning: Bool
  let recipe: TierRecipe

  /// - Parameter progress: called with the share of the work that is done, 0 to 1, on the caller's thread.
  init(
    _ name: String, _ space: any RowSpace, over base: IndexedBase, knowsMeaning: Bool, recipe: TierRecipe,
    progress: ((Double) -> Void)? = nil
  ) {
    let isAnswer = base.wordings.map { $0.kind == .answer }
    let training = HeadTraining(
      space: space, entries: base.wordings.map(\.entry), isAnswer: isAnswer, entryCount: base.entries.count,
      recipe: base.recipe, progress: progress)
    (head, heldOut) = training.trained()
    let judges = heldOut.filter { !isAnswer[$0.row] }
    if case .kernelRidge = head {
      bands = Bands(heldOut: judges, isTrained: true, recipe, bar: base.recipe.answerBar)
    } else {
      bands = Bands(heldOut: judges, isTrained: false, recipe, bar: base.recipe.answerBar)
    }
    self.name = name
    self.space = space
    self.knowsMeaning = knowsMeaning
    self.recipe = recipe
  }

  /// For what need not be trained to be known: an entry counts as much as its nearest wording.
  var isNearest: Bool {
    if case .nearest = head { return true }
    return false
  }

  func scores(of vector: QuestionVector) -> [Float] { head.scores(of: vector, in: space) }

  /// The best two entries for a wording of the base, put as a question.
  func top(ofRow row: Int) -> BestTwo { BestTwo(scores(of: space[row])) }

  /// Whether the words are about anything that this tier could know.
  func hasTopic(_ words: [String], in base: IndexedBase) -> Bool {
    knowsMeaning ? base.holdsTopic(words) : base.knowsTopic(words)
  }
}
