/// Rows of comma-separated values (RFC 4180) that a spreadsheet opens without running anything in them (H35).
package enum CSV {
  /// With its line end, CR LF.
  package static func row(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") + "\r\n" }

  /// A cell that a spreadsheet would take for a formula begins with an apostrophe.
  private static func cell(_ text: String) -> String {
    let text = text.unicodeScalars.first.map(startsFormula) == true ? "'" + text : text
    guard text.unicodeScalars.contains(where: { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" }) else {
      return text
    }
    let quoted = text.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined()
    return "\"\(quoted)\""
  }

  /// Full-width forms are folded to the plain ones by some spreadsheets.
  private static func startsFormula(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": true
    default: false
    }
  }
}
