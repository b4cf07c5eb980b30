import Embedding

/// Rows are as alike as what they mean, and a little as the words they share.
struct MeaningSpace: RowSpace {
  private let lexicon: Lexicon
  private let encoder: any TextEncoder
  private let rows: DenseRows
  private let similarity: Similarity
  private let wordShare: Float

  /// - Parameters:
  ///   - texts: one for each row of the lexicon.
  ///   - keepsRows: whether the encoder is to keep what it makes of them for the next time.
  init(
    _ lexicon: Lexicon, texts: [String], encoder: any TextEncoder, keepsRows: Bool, _ recipe: Recipe,
    progress: ((Double) -> Void)?
  ) {
    self.lexicon = lexicon
    self.encoder = encoder
    similarity = Similarity(sharpness: recipe.meaningSharpness)
    wordShare = recipe.wordShare
    var rows = DenseRows(width: encoder.width)
    let made = keepsRows ? encoder.embeddings(ofRows: texts, progress: progress) : encoder.embeddings(of: texts)
    precondition(made.count == lexicon.rows.count, "a row of the lexicon is a row of the space")
    for embedding in made { rows.append(embedding) }
    self.rows = rows
  }

  var rowCount: Int { rows.count }

  func vectors(of questions: [Question]) -> [QuestionVector] {
    zip(questions, encoder.embeddings(of: questions.map(\.text))).map {
      QuestionVector(words: lexicon.vector(of: $0.words), meaning: $1)
    }
  }

  subscript(row: Int) -> QuestionVector { QuestionVector(words: lexicon.rows[row], meaning: rows[row]) }

  func likenesses(to vector: QuestionVector) -> [Float] {
    let cosines = rows.products(with: vector.meaning)
    let products = lexicon.index.products(with: vector.words)
    return cosines.indices.map {
      (similarity.of(cosines[$0]) + wordShare * products[$0]) / (1 + wordShare)
    }
  }

  func likeness(of row: Int, to vector: QuestionVector) -> Float {
    let cosine = zip(rows[row], vector.meaning).reduce(Float(0)) { $0 + $1.0 * $1.1 }
    return (similarity.of(cosine) + wordShare * lexicon.rows.product(row, vector.words)) / (1 + wordShare)
  }

  /// Words first, then the embedding.
  func machineVector(_ vector: QuestionVector) -> SparseVector {
    let first = UInt32(lexicon.vectoriser.featureCount)
    var joined = vector.words
    joined.indices += vector.meaning.indices.map { first + UInt32($0) }
    joined.values += vector.meaning
    return joined
  }

  var machineFeatureCount: Int { lexicon.vectoriser.featureCount + encoder.width }
}
