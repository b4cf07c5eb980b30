/// Why the desk runs without something of its encoders that it might have.
package enum ModelNotice: Hashable, Sendable {
  /// The owner asks for this one.
  case missing(EncoderSize, ModelShelf)
  /// The owner leaves it to what is installed, and nothing is.
  case noneInstalled(ModelShelf)
  /// It is there and of no use.
  case unusable(EncoderSize, ModelError, ModelShelf)
  /// What an encoder made of the knowledge cannot be kept for the next start.
  case rowsNotKept(tier: String, ModelError)

  /// What happened, where, and what to do, for whoever runs the program. The paths in it are as they were given.
  package var words: String {
    switch self {
    case .missing(let size, let shelf):
      "The \(size) language model is not in \(shelf.folder)\(shelf.why). Install it: \(shelf.installing(size))."
    case .noneInstalled(let shelf):
      "There is no language model in \(shelf.folder)\(shelf.why), so answers go by words and word vectors alone. "
        + "Install what fits here: \(shelf.installing(nil))."
    case .unusable(let size, let error, let shelf): "\(error.words) \(error.mend(size, on: shelf))"
    case .rowsNotKept(let tier, let error):
      "What the \(tier) model learnt cannot be kept, so the next start learns it again. \(error.words) Make room on the "
        + "disk, or let this user write there."
    }
  }
}

extension ModelShelf {
  /// Where that is why nothing is in it.
  fileprivate var why: String { place == .absent ? ", for there is no such folder" : "" }
}
