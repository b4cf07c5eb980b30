/// Why a model file cannot be used, in words for whoever runs the program.
package enum ModelError: Error, Hashable, Sendable {
  case unreadable(path: String, reason: String)
  case unwritable(path: String, reason: String)
  case notAModel(path: String)
  case otherVersion(path: String, found: Int, wanted: Int)
  case wrongSize(path: String, bytes: Int, wanted: Int)
  case altered(path: String)
  /// While converting.
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
