/// A YAML document as far as settings need it: text, lists and mappings, each with its place.
indirect enum YAMLTree {
  case text(String, SourceLocation)
  /// `~`, `null` or nothing at all.
  case nothing(SourceLocation)
  case list([YAMLTree], SourceLocation)
  case mapping([Pair], SourceLocation)

  struct Pair {
    var key: String
    var place: SourceLocation
    var value: YAMLTree
  }

  var place: SourceLocation {
    switch self {
    case .text(_, let place), .nothing(let place), .list(_, let place), .mapping(_, let place): place
    }
  }
}
