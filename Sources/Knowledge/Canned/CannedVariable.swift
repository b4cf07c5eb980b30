/// `{{name}}` or `{{name|fallback}}` in a canned reply.
struct CannedVariable: Hashable {
  var name: String
  /// Nil: none is given. May be empty.
  var fallback: String?
  /// As written, braces included.
  var source: String
  /// In Unicode scalars from the start of the text.
  var offset: Int

  private static let scalarsMax = 300

  /// The text with every variable replaced by what `value` gives for it. Linear time; what is put in is not read again.
  static func replacing(in text: String, with value: (CannedVariable) -> String) -> String {
    let scalars = Array(text.unicodeScalars)
    var replaced = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      if let variable = variable(in: scalars, at: index) {
        replaced.append(contentsOf: value(variable).unicodeScalars)
        index += variable.source.unicodeScalars.count
      } else {
        replaced.append(scalars[index])
        index += 1
      }
    }
    return String(replaced)
  }

  /// A fallback is on the same line and has no braces.
  private static func variable(in scalars: [Unicode.Scalar], at start: Int) -> CannedVariable? {
    guard start + 4 < scalars.count, scalars[start] == "{", scalars[start + 1] == "{" else { return nil }
    var end = start + 2
    while end < min(scalars.count, start + scalarsMax), !["{", "}", "\n"].contains(scalars[end]) { end += 1 }
    guard end + 1 < scalars.count, scalars[end] == "}", scalars[end + 1] == "}" else { return nil }
    let inner = scalars[(start + 2)..<end]
    let bar = inner.firstIndex(of: "|")
    let name = text(inner[..<(bar ?? inner.endIndex)]).trimmed
    guard Variables.isName(name) else { return nil }
    return CannedVariable(
      name: name, fallback: bar.map { text(inner[($0 + 1)...]).trimmed }, source: text(scalars[start...(end + 1)]),
      offset: start)
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}
