/// What a terminal is told beside what it shows. None of it moves the cursor.
enum TerminalSignal: Hashable, Sendable {
  case bell
  /// Names the window (OSC 2); the text may be foreign.
  case title(String)
  /// Keeps the title that the window has now, and puts it back (XTWINOPS 22 and 23).
  case keepTitle, restoreTitle

  var bytes: String {
    switch self {
    case .bell: "\u{07}"
    case .title(let text): "\u{1B}]2;\(SafeText.line(text))\u{07}"
    case .keepTitle: "\u{1B}[22;2t"
    case .restoreTitle: "\u{1B}[23;2t"
    }
  }
}
