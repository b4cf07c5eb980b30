/// The part of a text around the first word that was searched for, on one line.
enum Snippet {
  static let scalarsMaximum = 200
  /// Shown before the word, at most.
  private static let scalarsBefore = 60
  /// How far back an end is looked for that cuts no word.
  private static let scalarsToBoundary = 24

  static func of(_ text: String, around wanted: [String]) -> String {
    var hit = 0
    SearchWords.forEach(in: text) { word, offset in
      guard wanted.contains(word) else { return true }
      hit = offset
      return false
    }
    let scalars = Array(text.unicodeScalars)
    let start = start(of: scalars, before: hit)
    var end = min(scalars.count, start + scalarsMaximum - 2)
    if end < scalars.count {
      let boundary = scalars[..<end].suffix(scalarsToBoundary).lastIndex(where: \.properties.isWhitespace)
      if let boundary, boundary > hit { end = boundary }
    }
    return (start > 0 ? "…" : "") + onOneLine(scalars[start..<end]) + (end < scalars.count ? "…" : "")
  }

  private static func start(of scalars: [Unicode.Scalar], before hit: Int) -> Int {
    guard hit > scalarsBefore else { return 0 }
    let earliest = hit - scalarsBefore
    let boundary = scalars[earliest..<hit].prefix(scalarsToBoundary).firstIndex(where: \.properties.isWhitespace)
    return boundary.map { $0 + 1 } ?? earliest
  }

  private static func onOneLine(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var line = String.UnicodeScalarView()
    for scalar in scalars {
      guard scalar.properties.isWhitespace else {
        line.append(scalar)
        continue
      }
      if let last = line.last, last != " " { line.append(" ") }
    }
    if line.last == " " { line.removeLast() }
    return String(line)
  }
}
