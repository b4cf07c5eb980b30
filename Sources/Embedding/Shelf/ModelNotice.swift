/// Why the desk runs without an encoder that it might have.
package enum ModelNotice: Hashable, Sendable {
  /// The owner asks for this one.
  case missing(EncoderSize, folder: String)
  /// The owner leaves it to what is installed, and nothing is.
  case noneInstalled(folder: String)
  /// It is there and of no use.
  case unusable(ModelError)

  /// A sentence or two, for whoever runs the program. The paths in it are as they were given.
  package var words: String {
    switch self {
    case .missing(let size, let folder):
      "The \(size) language model is not in \(folder); `frontdesk model` says how to install it."
    case .noneInstalled(let folder):
      "There is no language model in \(folder), so answers go by words and word vectors alone; `frontdesk model` says "
        + "how to install one."
    case .unusable(let error): error.words
    }
  }
}
