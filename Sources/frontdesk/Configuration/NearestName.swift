import Language

/// The name that was probably meant where there is none such.
enum NearestName {
  /// “Did you mean …? ”, with the name that takes the fewest edits, of at most half as many as this one has letters;
  /// empty where none is so near.
  static func question(about name: String, among names: [String]) -> String {
    let typed = Array(name.lowercased().unicodeScalars)
    let editsMaximum = Double((typed.count + 1) / 2)
    let scored = names.compactMap { other in
      editDistance(typed, Array(other.lowercased().unicodeScalars), atMost: editsMaximum).map { (other, $0) }
    }
    return scored.min { $0.1 < $1.1 }.map { "Did you mean \($0.0)? " } ?? ""
  }
}
