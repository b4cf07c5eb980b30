/// Turns styled lines into the bytes for one terminal: the only place where escape sequences are made.
package struct Painter: Sendable {
  let abilities: TerminalAbilities

  package init(_ abilities: TerminalAbilities) { self.abilities = abilities }

  /// The line without its line end. Styles and links end where the line does.
  package func paint(_ line: StyledLine) -> String {
    line.runs.map(paint).joined()
  }

  private func paint(_ run: StyledRun) -> String {
    guard !run.text.isEmpty else { return "" }
    var text = run.text
    let codes = abilities.colour ? run.style.codes : []
    if !codes.isEmpty { text = "\u{1B}[\(codes.joined(separator: ";"))m\(text)\u{1B}[0m" }
    if abilities.hyperlinks, let link = run.link { text = "\u{1B}]8;;\(link)\u{1B}\\\(text)\u{1B}]8;;\u{1B}\\" }
    return text
  }
}

extension TextStyle {
  /// Parameters of SGR (ECMA-48, 8.3.117). Only the 16 colours that every theme keeps readable.
  fileprivate var codes: [String] {
    let table: [(TextStyle, String)] = [
      (.bold, "1"), (.faint, "2"), (.italic, "3"), (.underlined, "4"), (.struck, "9"), (.red, "31"), (.green, "32"),
      (.yellow, "33"), (.blue, "34"), (.cyan, "36"),
    ]
    return table.filter { contains($0.0) }.map(\.1)
  }
}
