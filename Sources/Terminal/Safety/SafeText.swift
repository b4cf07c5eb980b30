/// Foreign text made harmless for a terminal: nothing in it can move the cursor, change a colour, reorder a line, hide,
/// or ask the terminal anything (H6, H31, H32).
///
/// Foreign is everything that is not the product's own: what customers and agents write, names, and what stands in the
/// knowledge folder. What would act is shown instead: `^[` for ESC, `⟨U+202E⟩` for a bidi override. What people
/// legitimately write stays as it is: combining marks (a few on each letter), emoji built with joiners, flags, and the
/// joiners of Arabic and Indic scripts.
///
///     SafeText.line("a\u{1B}[2Jb")      // "a^[[2Jb"
///     SafeText.lines("one\r\ntwo")      // ["one", "two"]
package enum SafeText {
  /// The text as one line; line ends are shown as `^J`.
  package static func line(_ raw: String) -> String {
    if isPlain(raw) { return raw }
    return lines(raw).joined(separator: "^J")
  }

  /// The text as the lines that it was written in, at least one; each free of line ends, tabs and everything that acts.
  ///
  /// LF, CRLF, U+2028 and U+2029 end a line. Where a line is shown, the caller draws its beginning, so that no text can
  /// draw a role or a prompt of its own (H33).
  package static func lines(_ raw: String) -> [String] {
    if isPlain(raw) { return [raw] }
    var scanner = SafeScanner(raw)
    return scanner.lines()
  }

  /// Nothing but printable ASCII, as most lines are.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
  }
}
