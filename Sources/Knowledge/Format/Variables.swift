/// `{{name}}` in what a business writes, filled in from `variables` of `business.yaml`.
struct Variables: Sendable {
  let values: [String: String]

  /// A variable that has no value.
  struct Unknown: Hashable {
    var name: String
    /// In Unicode scalars from the start of the line.
    var offset: Int
  }

  /// Fills one line. A variable without a value stays as written and is reported.
  func filled(_ line: String) -> (text: String, unknown: [Unknown]) {
    guard line.utf8.contains(UInt8(ascii: "{")), line.contains("{{") else { return (line, []) }
    let scalars = Array(line.unicodeScalars)
    var text = String.UnicodeScalarView()
    var unknown: [Unknown] = []
    var index = 0
    while index < scalars.count {
      guard let (name, end) = Self.variable(in: scalars, at: index) else {
        text.append(scalars[index])
        index += 1
        continue
      }
      if let value = values[name] {
        text.append(contentsOf: value.unicodeScalars)
      } else {
        unknown.append(Unknown(name: name, offset: index))
        text.append(contentsOf: scalars[index..<end])
      }
      index = end
    }
    return (String(text), unknown)
  }

  /// Letters, digits, `_`, `-` and `.` between double braces, with or without spaces around them.
  private static func variable(in scalars: [Unicode.Scalar], at start: Int) -> (name: String, end: Int)? {
    guard start + 4 < scalars.count, scalars[start] == "{", scalars[start + 1] == "{" else { return nil }
    // A name is short; without a bound a line of open braces would take quadratic time.
    let near = scalars[(start + 2)..<min(scalars.count, start + 2 + KnowledgeLimits.idLengthMax)]
    guard let close = near.firstIndex(of: "}"), close + 1 < scalars.count, scalars[close + 1] == "}"
    else { return nil }
    var name = String.UnicodeScalarView()
    name.append(contentsOf: scalars[(start + 2)..<close])
    let trimmed = String(name).trimmed
    return isName(trimmed) ? (trimmed, close + 2) : nil
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
    findings.error(
      "unknown-variable", at: place, "`{{\(variable.name)}}` is not among the `variables` of business.yaml.",
      mend: Nearest.mend(
        variable.name, among: values.keys.sorted(),
        otherwise: "Add `\(variable.name)` there; customers see the braces now."))
  }
}
