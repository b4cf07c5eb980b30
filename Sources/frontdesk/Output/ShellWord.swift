import Terminal

/// A word as a shell takes it: in quotation marks where it holds anything but letters, digits and `. _ / -`.
struct ShellWord: CustomStringConvertible {
  let description: String

  init(_ word: String) {
    let word = SafeText.line(word)
    let isPlain = !word.isEmpty && word.allSatisfy { $0.isLetter || $0.isNumber || "._/-".contains($0) }
    description =
      isPlain
      ? word : "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
