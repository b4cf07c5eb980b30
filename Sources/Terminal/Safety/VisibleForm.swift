/// How a scalar that must not reach a terminal is shown.
enum VisibleForm {
  /// C0 controls in caret notation (`^[`, `^M`, `^?`), everything else by its number (`⟨U+202E⟩`).
  static func of(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0..<0x20, 0x7F: "^" + String(Unicode.Scalar(UInt8(scalar.value ^ 0x40)))
    default: "⟨U+\(number(scalar.value))⟩"
    }
  }

  /// What is shown in place of combining marks beyond the few that a letter may carry.
  static func ofMarks(leftOut count: Int) -> String { "⟨+\(count) marks⟩" }

  private static func number(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
