package import Foundation
import Language

/// Two messages that say the same in the same mood, written by different people: they should be heard alike.
package struct FairnessPair: Hashable, Sendable {
  /// From 1.
  package var line: Int
  /// What sets the two apart: `names`, `dialect`, `age`.
  package var group: String
  /// One of the two. Which of them stands first is the file's choice, and is what gives a gap its sign.
  package var first: String
  /// The other one, whose score is taken from that of `first`.
  package var second: String
  /// The mood of both: `calm`, `upset`.
  package var kind: String

  package init(line: Int, group: String, first: String, second: String, kind: String) {
    self.line = line
    self.group = group
    self.first = first
    self.second = second
    self.kind = kind
  }
}

extension FairnessPair {
  /// The pairs of a file of `group<TAB>first<TAB>second<TAB>kind`. Blank lines, lines that begin with `#` and the
  /// heading are passed over.
  package static func all(in file: TextFile) throws(UnreadableFile) -> [FairnessPair] {
    var pairs: [FairnessPair] = []
    for (index, line) in file.lines.enumerated() where !line.trimmed.isEmpty && !line.hasPrefix("#") {
      if line == heading { continue }
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(\.trimmed)
      guard cells.count == 4, !cells.contains("") else {
        throw UnreadableFile(
          file.path, line: index + 1, "this line has not four cells with something in each",
          mend: "Write `group<TAB>first<TAB>second<TAB>kind` in each line.")
      }
      pairs.append(FairnessPair(line: index + 1, group: cells[0], first: cells[1], second: cells[2], kind: cells[3]))
    }
    return pairs
  }

  private static let heading = "group\tfirst\tsecond\tkind"

  /// The file that comes with the program.
  package static var shippedFile: URL { Bundle.module.bundleURL.appendingPathComponent("Resources/fairness.tsv") }
}
