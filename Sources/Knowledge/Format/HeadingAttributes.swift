/// Pandoc's heading attributes: `{#id .class key=value key="a longer value"}` at the end of a heading.
struct HeadingAttributes: Hashable {
  var id: String?
  var classes: [String] = []
  var values: [String: String] = [:]
  /// Words that are none of the three forms, with their offset in Unicode scalars from the start of the text given.
  var malformed: [Malformed] = []
  /// Where each key stands, as offsets in Unicode scalars.
  var offsets: [String: Int] = [:]

  struct Malformed: Hashable {
    var word: String
    var offset: Int
  }

  /// Splits a heading's source into its text and its attributes; nil where it has none.
  ///
  /// Braces that hold neither an id, a class nor a key are text ("Sizes {S, M}"), and so is a variable (`{{name}}`).
  static func split(_ heading: String) -> (title: String, attributes: HeadingAttributes)? {
    let scalars = Array(heading.unicodeScalars)
    var end = scalars.count
    while end > 0, scalars[end - 1] == " " || scalars[end - 1] == "\t" { end -= 1 }
    guard end > 0, scalars[end - 1] == "}" else { return nil }
    for start in scalars[..<end].indices where scalars[start] == "{" {
      guard isOpening(scalars, start), closing(scalars, from: start + 1) == end - 1 else { continue }
      var attributes = HeadingAttributes()
      attributes.read(Array(scalars[(start + 1)..<(end - 1)]), offset: start + 1)
      guard attributes.isSomething else { continue }
      return (text(scalars[..<start]).trimmed, attributes)
    }
    return nil
  }

  private var isSomething: Bool { id != nil || !classes.isEmpty || !values.isEmpty }

  private static func isOpening(_ scalars: [Unicode.Scalar], _ start: Int) -> Bool {
    let before = start > 0 ? scalars[start - 1] : " "
    let after = start + 1 < scalars.count ? scalars[start + 1] : " "
    return before != "\\" && before != "{" && after != "{"
  }

  /// The first closing brace that stands in no quotes.
  private static func closing(_ scalars: [Unicode.Scalar], from start: Int) -> Int? {
    var quoted = false
    for index in start..<scalars.count {
      switch scalars[index] {
      case "\"": quoted.toggle()
      case "}" where !quoted: return index
      default: continue
      }
    }
    return nil
  }

  private mutating func read(_ scalars: [Unicode.Scalar], offset: Int) {
    var start = 0
    while start < scalars.count {
      guard scalars[start] != " ", scalars[start] != "\t" else {
        start += 1
        continue
      }
      var end = start
      var quoted = false
      while end < scalars.count, quoted || (scalars[end] != " " && scalars[end] != "\t") {
        if scalars[end] == "\"" { quoted.toggle() }
        end += 1
      }
      take(scalars[start..<end], offset: offset + start)
      start = end
    }
  }

  private mutating func take(_ word: ArraySlice<Unicode.Scalar>, offset: Int) {
    if word.first == "#", word.count > 1, id == nil {
      id = Self.text(word.dropFirst())
      offsets["#"] = offset + 1
    } else if word.first == ".", word.count > 1 {
      classes.append(Self.text(word.dropFirst()))
    } else if let mark = word.firstIndex(of: "="), mark > word.startIndex {
      let key = Self.text(word[..<mark])
      values[key] = Self.unquoted(word[(mark + 1)...])
      offsets[key] = offset
    } else {
      malformed.append(Malformed(word: Self.text(word), offset: offset))
    }
  }

  private static func unquoted(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    guard scalars.count >= 2, scalars.first == "\"", scalars.last == "\"" else { return text(scalars) }
    return text(scalars.dropFirst().dropLast())
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}
