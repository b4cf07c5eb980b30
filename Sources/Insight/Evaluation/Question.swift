/// A line of a question file.
package struct Question: Hashable, Sendable {
  /// From 1.
  package var line: Int
  /// What should happen to it.
  package var gold: Gold
  /// As a customer would write it; not empty.
  package var text: String
}

extension Question {
  /// The questions of a file of `gold<TAB>text`. Blank lines, lines that begin with `#` and the heading `gold<TAB>text`
  /// are passed over; further tabs belong to the text.
  package static func all(in file: TextFile) throws(UnreadableFile) -> [Question] {
    var questions: [Question] = []
    for (index, line) in file.lines.enumerated() where !line.trimmed.isEmpty && !line.hasPrefix("#") {
      if index == 0 && line == "gold\ttext" { continue }
      guard let tab = line.firstIndex(of: "\t") else {
        throw UnreadableFile(
          file.path, line: index + 1, "there is no tab in this line", mend: "Write `gold<TAB>text` in each line.")
      }
      let (written, text) = (line[..<tab].trimmed, line[line.index(after: tab)...].trimmed)
      guard let gold = Gold(written) else {
        throw UnreadableFile(
          file.path, line: index + 1, "`\(written)` says nothing about what should happen",
          mend: "Write an id, `a|b`, `a+b`, `NONE`, `HUMAN` or `SMALLTALK:kind` before the tab.")
      }
      guard !text.isEmpty else {
        throw UnreadableFile(
          file.path, line: index + 1, "nothing is asked in this line", mend: "Write the question after the tab.")
      }
      questions.append(Question(line: index + 1, gold: gold, text: text))
    }
    return questions
  }
}
