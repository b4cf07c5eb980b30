/// `{{name}}` in what a business writes, filled in from `variables` of `business.yaml`.
struct Variables: Sendable {
  let values: [String: String]
  /// False where `business.yaml` could not be read: then nothing is known to be unknown.
  var isComplete = true

  /// A variable that has no value.
  struct Unknown: Hashable {
    var name: String
    /// In Unicode scalars from the start of the text.
    var offset: Int
  }

  /// Fills a text. A variable without a value stays as written and is reported.
  func filled(_ text: String) -> (text: String, unknown: [Unknown]) {
    guard zip(text.utf8, text.utf8.dropFirst()).contains(where: { $0 == Self.open && $1 == Self.open }) else {
      return (text, [])
    }
    var filled = ""
    var unknown: [Unknown] = []
    var done = text.startIndex
    var index = text.startIndex
    while let start = text.utf8[index...].firstIndex(of: Self.open) {
      index = text.utf8.index(after: start)
      guard let (name, end) = Self.variable(in: text.utf8[start...]) else { continue }
      filled += text[done..<start]
      if let value = values[name] {
        filled += value
      } else {
        unknown.append(Unknown(name: name, offset: text[..<start].unicodeScalars.count))
        filled += text[start..<end]
      }
      (done, index) = (end, end)
    }
    return (filled + text[done...], unknown)
  }

  private static let open = UInt8(ascii: "{")
  private static let close = UInt8(ascii: "}")

  /// Letters, digits, `_`, `-` and `.` between double braces, with or without spaces around them.
  private static func variable(in text: Substring.UTF8View) -> (name: String, end: String.Index)? {
    // A name is short; without a bound a line of open braces would take quadratic time.
    let near = text.prefix(KnowledgeLimits.idLengthMax)
    guard near.starts(with: [open, open]), let end = near.firstIndex(of: close) else { return nil }
    let next = near.index(after: end)
    guard next < near.endIndex, near[next] == close else { return nil }
    let name = Substring(near[near.index(near.startIndex, offsetBy: 2)..<end]).trimmed
    return isName(name) ? (name, near.index(after: next)) : nil
  }

  static func isName(_ text: String) -> Bool {
    !text.isEmpty
      && text.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || ("0"..."9").contains($0) || "_-.".unicodeScalars.contains($0)
      }
  }
}

extension Variables {
  /// Fills text that stands at one place, and reports what it cannot fill.
  func filled(_ text: String, at place: SourceLocation, _ findings: inout Findings) -> String {
    let (text, unknown) = filled(text)
    for variable in unknown { report(variable, at: place, &findings) }
    return text
  }

  func report(_ variable: Unknown, at place: SourceLocation, _ findings: inout Findings) {
    guard isComplete else { return }
    findings.error(
      "unknown-variable", at: place, "`{{\(variable.name)}}` is not among the `variables` of business.yaml.",
      mend: Nearest.mend(
        variable.name, among: values.keys.sorted(),
        otherwise: "Add `\(variable.name)` there; customers see the braces now."))
  }
}
