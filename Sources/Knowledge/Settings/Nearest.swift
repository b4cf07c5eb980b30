/// The word that was probably meant.
enum Nearest {
  /// The candidate with the fewest edits, if that is at most a third of the word; the first of equals.
  static func to(_ word: String, among candidates: some Sequence<String>) -> String? {
    let plain = normalised(word)
    let allowed = max(1, plain.count / 3)
    var best: (distance: Int, candidate: String)?
    for candidate in candidates {
      let distance = edits(plain, normalised(candidate), atMost: allowed)
      if distance <= allowed, distance < best?.distance ?? .max { best = (distance, candidate) }
    }
    return best?.candidate
  }

  /// `Did you mean …?` or, where nothing is near, the fallback.
  static func mend(_ word: String, among candidates: some Sequence<String>, otherwise: String) -> String {
    to(word, among: candidates).map { "Write `\($0)` if that is what you mean." } ?? otherwise
  }

  private static func normalised(_ word: String) -> [Unicode.Scalar] {
    word.lowercased().unicodeScalars.filter { $0 != "-" && $0 != "_" && $0 != " " }
  }

  /// Levenshtein's distance, or any larger number than `limit` beyond it.
  private static func edits(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], atMost limit: Int) -> Int {
    guard abs(left.count - right.count) <= limit else { return limit + 1 }
    var row = Array(0...right.count)
    for (i, scalar) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in right.enumerated() {
        let substituted = diagonal + (scalar == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substituted, diagonal + 1, row[j] + 1)
      }
    }
    return row[right.count]
  }
}
