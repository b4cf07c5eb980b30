/// Rows are as alike as the words and the runs of characters that they share.
struct WordSpace: RowSpace {
  private let lexicon: Lexicon
  private let similarity: Similarity

  init(_ lexicon: Lexicon, _ recipe: Recipe) {
    self.lexicon = lexicon
    similarity = Similarity(sharpness: recipe.sharpness)
  }

  var rowCount: Int { lexicon.rows.count }

  func vectors(of questions: [Question]) -> [QuestionVector] {
    questions.map { QuestionVector(words: lexicon.vector(of: $0.words)) }
  }

  subscript(row: Int) -> QuestionVector { QuestionVector(words: lexicon.rows[row]) }

  func likenesses(to vector: QuestionVector) -> [Float] {
    var likenesses = lexicon.index.products(with: vector.words)
    for row in likenesses.indices where likenesses[row] > 0 { likenesses[row] = similarity.of(likenesses[row]) }
    return likenesses
  }

  func likeness(of row: Int, to vector: QuestionVector) -> Float {
    let product = lexicon.rows.product(row, vector.words)
    return product > 0 ? similarity.of(product) : 0
  }

  func machineVector(_ vector: QuestionVector) -> SparseVector { vector.words }
  var machineFeatureCount: Int { lexicon.vectoriser.featureCount }
}
