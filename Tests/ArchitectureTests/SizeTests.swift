import Testing

@Suite("One idea a file")
struct SizeTests {
  private static let linesMaximum = 300
  private static let medianMaximum = 120
  private static let functionLinesMaximum = 40
  /// Longer functions, and why they are in one piece.
  private static let longFunctions = [
    "Sources/Matching/Head/LinearMachines.swift": "the inner loop of the descent, whose locals are its speed",
    "Sources/Wire/Reading/ClientRequest+Reading.swift": "a switch with a line a request",
  ]

  @Test("No Swift file has 300 lines, and the median has fewer than 120")
  func lines() throws {
    let files = try House.shared.files + House.swiftFiles(under: "Tests")
    for file in files { #expect(file.lines.count <= Self.linesMaximum, "\(file.path)") }
    let counts = House.shared.files.map(\.lines.count).sorted()
    #expect(counts[counts.count / 2] < Self.medianMaximum)
  }

  @Test("A function longer than 40 lines is one of those that say why")
  func functions() {
    for file in House.shared.files where Self.longFunctions[file.path] == nil {
      for function in Self.functions(of: file) {
        #expect(function.lines <= Self.functionLinesMaximum, "\(file.path):\(function.begin): \(function.lines) lines")
      }
    }
  }

  @Test("Nothing is put off with a TODO or FIXME")
  func toDo() throws {
    for file in try House.shared.files + House.swiftFiles(under: "Tests") where !file.path.hasSuffix("SizeTests.swift")
    {
      for (index, line) in file.lines.enumerated() {
        let isPutOff = ["TODO", "FIXME"].contains { line.contains($0) }
        #expect(!isPutOff, "\(file.path):\(index + 1)")
      }
    }
  }

  /// Where functions begin and how many lines they have, by the formatter's indentation.
  private static func functions(of file: House.File) -> [(begin: Int, lines: Int)] {
    var found: [(Int, Int)] = []
    for (index, line) in file.lines.enumerated() {
      let words = line.drop { $0 == " " }
      guard words.contains("func ") || words.contains("init("), words.hasSuffix("{") || words.hasSuffix("(") else {
        continue
      }
      guard !words.hasPrefix("//"), !words.contains(".init(") else { continue }
      let indent = line.prefix { $0 == " " }
      let opens = file.lines[index...].firstIndex {
        $0.hasPrefix(indent) && $0.hasSuffix("{") && !$0.hasPrefix("\(indent) ")
      }
      let ends = file.lines[index...].firstIndex { $0 == "\(indent)}" }
      if let opens, let ends, opens < ends { found.append((index + 1, ends - index + 1)) }
    }
    return found
  }
}
