extension String {
  /// Words of another room's as a sentence of their own: with a capital at the beginning, unless that is a path, and a
  /// full stop at the end.
  var asSentence: String {
    let words = contains("/") && !contains(" ") ? self : prefix(1).uppercased() + dropFirst()
    return words.last.map { ".!?".contains($0) } ?? true ? words : words + "."
  }
}
