/// A JSON value whose members keep the order they were given in, so that printed lines can be read and compared.
package enum JSON: Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  /// Printed with as many digits as it takes to read it back; `null` where it is not finite.
  case number(Double)
  case string(String)
  case array([JSON])
  /// In the order given. Nothing checks that the names are distinct.
  case object([(String, JSON)])
  /// Already written, on one line.
  case encoded(String)

  /// What `wrap` makes of the value; `null` for nil.
  package static func optional<Value>(_ value: Value?, _ wrap: (Value) -> JSON) -> JSON { value.map(wrap) ?? .null }

  /// `number`, to four decimals.
  package static func rounded(_ number: Double) -> JSON { .number((number * 10_000).rounded() / 10_000) }
}

extension JSON {
  /// On one line, without a line feed at the end.
  package var line: String {
    var text = ""
    write(to: &text, indentation: nil)
    return text
  }

  /// On several lines, indented by two spaces, without a line feed at the end.
  package var pretty: String {
    var text = ""
    write(to: &text, indentation: 0)
    return text
  }

  private func write(to text: inout String, indentation: Int?) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .number(let value): text += Self.written(value)
    case .string(let value): Self.write(value, to: &text)
    case .encoded(let written): text += written
    case .array(let values):
      Self.write(values, between: ("[", "]"), to: &text, indentation) { $2.write(to: &$0, indentation: $1) }
    case .object(let members):
      Self.write(members, between: ("{", "}"), to: &text, indentation) { text, indentation, member in
        Self.write(member.0, to: &text)
        text += indentation == nil ? ":" : ": "
        member.1.write(to: &text, indentation: indentation)
      }
    }
  }

  private static func written(_ number: Double) -> String {
    guard number.isFinite else { return "null" }
    // JSON has no `1.0`-against-`1` distinction; the shorter is easier to read.
    if number == number.rounded(), abs(number) < 1e15 { return String(Int(number)) }
    return "\(number)"
  }

  private static func write<Element>(
    _ elements: [Element], between brackets: (String, String), to text: inout String, _ indentation: Int?,
    element write: (inout String, Int?, Element) -> Void
  ) {
    text += brackets.0
    let inner = indentation.map { $0 + 2 }
    for (index, element) in elements.enumerated() {
      if index > 0 { text += "," }
      if let inner { text += "\n" + String(repeating: " ", count: inner) }
      write(&text, inner, element)
    }
    if let indentation, !elements.isEmpty { text += "\n" + String(repeating: " ", count: indentation) }
    text += brackets.1
  }

  /// Control characters, C1 and bidirectional ones too, are escaped: a line of JSON is safe to show (H31, H32, H34).
  private static func write(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case "\r": text += "\\r"
      default: write(scalar, to: &text)
      }
    }
    text += "\""
  }

  /// A scalar of a string, escaped if it would act on a terminal.
  static func write(_ scalar: Unicode.Scalar, to text: inout String) {
    if mustBeEscaped(scalar) { writeEscape(of: scalar, to: &text) } else { text.unicodeScalars.append(scalar) }
  }

  private static func mustBeEscaped(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x80 else { return scalar.value < 0x20 || scalar.value == 0x7F }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: return true
    default: return false
    }
  }

  private static func writeEscape(of scalar: Unicode.Scalar, to text: inout String) {
    for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
      let digits = String(unit, radix: 16)
      text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
  }
}
