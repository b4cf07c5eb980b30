/// A question in one reading, as it goes into a space.
struct Question: Hashable, Sendable {
  /// Folded.
  var words: [String]
  /// As written, but for what was repaired.
  var text: String
}

/// A question or a row as a vector: its words, and its meaning where the space has one.
struct QuestionVector: Sendable {
  var words = SparseVector()
  /// Of unit length; empty where only words count.
  var meaning: [Float] = []
}

/// The rows of a base as vectors, and how alike a question is to each of them.
protocol RowSpace: Sendable {
  var rowCount: Int { get }

  /// Several at once are cheaper than one after the other.
  func vectors(of questions: [Question]) -> [QuestionVector]

  subscript(row: Int) -> QuestionVector { get }

  /// How alike the vector is to each row: 1 to an equal one, 0 (or a little less) to one that has nothing in common
  /// with it.
  func likenesses(to vector: QuestionVector) -> [Float]

  /// How alike it is to one row, as `likenesses` says but for the last digits.
  func likeness(of row: Int, to vector: QuestionVector) -> Float

  /// For linear machines, whose features are numbered from 0 to `machineFeatureCount` − 1.
  func machineVector(_ vector: QuestionVector) -> SparseVector
  var machineFeatureCount: Int { get }
}

extension RowSpace {
  func vector(of question: Question) -> QuestionVector { vectors(of: [question])[0] }
}
