/// A place in a file of the knowledge folder.
package struct SourceLocation: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Relative to the knowledge folder.
  package var file: String
  /// From 1.
  package var line: Int
  /// From 1, in Unicode scalars.
  package var column: Int

  package init(file: String, line: Int, column: Int = 1) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// For values that were not read from a file.
  package static let unknown = SourceLocation(file: "", line: 0, column: 0)

  package var description: String { "\(file):\(line):\(column)" }

  package static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    (left.file, left.line, left.column) < (right.file, right.line, right.column)
  }
}
