/// A Swift source as code and the literals in it: enough of the language to find what is said to people, and no more.
struct SwiftText {
  /// Stands in `code` for a literal.
  static let mark: Character = "\u{FFFC}"

  /// Without comments, each literal replaced by `mark`.
  private(set) var code: [Character] = []
  /// The literals in order, as they are shown: each interpolation is `…`, each line break a blank.
  private(set) var literals: [String] = []

  private var rest: ArraySlice<Character>

  init(_ text: String) {
    rest = Array(text)[...]
    while let character = rest.first {
      if starts(with: "//") {
        rest = rest.drop { $0 != "\n" }
      } else if let literal = literal() {
        code.append(Self.mark)
        literals.append(literal)
      } else {
        code.append(character)
        rest.removeFirst()
      }
    }
  }

  /// The number of literals before a place in the code.
  func literalCount(before index: Int) -> Int { code[..<index].count { $0 == Self.mark } }

  private func starts(with text: String) -> Bool { rest.starts(with: text) }

  /// Takes the literal that begins here; nil where none does.
  private mutating func literal() -> String? {
    let hashes = rest.prefix { $0 == "#" }.count
    let opening = rest.dropFirst(hashes)
    guard opening.first == "\"" else { return nil }
    let isLong = opening.starts(with: "\"\"\"")
    let escape = "\\" + String(repeating: "#", count: hashes)
    let end = String(repeating: "\"", count: isLong ? 3 : 1) + String(repeating: "#", count: hashes)
    rest = opening.dropFirst(isLong ? 3 : 1)
    var text = ""
    while !rest.isEmpty && !starts(with: end) {
      if starts(with: escape) {
        rest = rest.dropFirst(escape.count)
        text += escaped()
      } else {
        text.append(rest.removeFirst())
      }
    }
    rest = rest.dropFirst(end.count)
    return isLong ? text.split(whereSeparator: \.isWhitespace).joined(separator: " ") : text
  }

  /// What stands behind a backslash.
  private mutating func escaped() -> String {
    guard let kind = rest.popFirst() else { return "" }
    switch kind {
    case "(":
      skipInterpolation()
      return "…"
    case "n", "\n": return " "
    case "t": return "\t"
    case "u":
      let digits = rest.dropFirst().prefix { $0 != "}" }
      rest = rest.dropFirst(digits.count + 2)
      return UInt32(String(digits), radix: 16).flatMap(Unicode.Scalar.init).map { String(Character($0)) } ?? ""
    default: return String(kind)
    }
  }

  private mutating func skipInterpolation() {
    var depth = 1
    while depth > 0, let character = rest.first {
      if literal() != nil { continue }
      if character == "(" { depth += 1 } else if character == ")" { depth -= 1 }
      rest.removeFirst()
    }
  }
}
