/// Why a model file cannot be used, in words for whoever runs the program.
package enum ModelError: Error, Hashable, Sendable {
  /// The file cannot be opened or mapped; `reason` is the system's, or what it is instead of a file.
  case unreadable(path: String, reason: String)
  /// The file, or its folder, cannot be made or replaced; what was there stands.
  case unwritable(path: String, reason: String)
  /// Empty, or without the beginning of a model file, or of a size that this program does not know.
  case notAModel(path: String)
  /// A model file in a format of another version of the program.
  case otherVersion(path: String, found: Int, wanted: Int)
  /// Not as long as its header says: cut short, or with something added.
  case wrongSize(path: String, bytes: Int, wanted: Int)
  /// The checksum differs from the recorded one, or it is another model than its name says.
  case altered(path: String)
  /// Published weights or a vocabulary that cannot be converted; `reason` says why. Only while a model is installed.
  case weights(path: String, reason: String)

  /// What happened and where, in a sentence. What to do is `mend(_:on:)`.
  package var words: String {
    switch self {
    case .unreadable(let path, let reason): "The model \(path) cannot be read: \(reason)."
    case .unwritable(let path, let reason): "\(path) cannot be written: \(reason)."
    case .notAModel(let path): "\(path) is not a model of frontdesk."
    case .otherVersion(let path, let found, let wanted):
      "The model \(path) has format \(found), and this program reads format \(wanted)."
    case .wrongSize(let path, let bytes, let wanted):
      "The model \(path) has \(bytes) bytes instead of \(wanted): it was cut short or damaged."
    case .altered(let path): "The model \(path) is not what was installed (its SHA-256 differs)."
    case .weights(let path, let reason): "The weights \(path) cannot be converted: \(reason)."
    }
  }
}
