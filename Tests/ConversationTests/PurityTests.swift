import Foundation
import Testing

@Suite("The core is a function of its inputs")
struct PurityTests {
  @Test("No clock, randomness, formatter, lock or I/O stands in the core, but for reading its sentences once")
  func sources() throws {
    let core = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Conversation")
    let files = try #require(FileManager.default.enumerator(at: core, includingPropertiesForKeys: nil))
    let forbidden = [
      "Date(", "Clock", "Formatter", ".random(", "RandomNumberGenerator", "Mutex", "NSLock", "Task", "async",
      "FileManager", "print(", "URLSession", "Dispatch",
    ]
    var read = 0
    for case let file as URL in files where file.pathExtension == "swift" {
      let source = try String(contentsOf: file, encoding: .utf8)
      read += 1
      for word in forbidden where mentions(word, in: source) {
        Issue.record("\(file.lastPathComponent) mentions \(word)")
      }
      if file.lastPathComponent != "Catalogue.swift" {
        #expect(!source.contains("import Foundation"), "\(file.lastPathComponent)")
      }
    }
    #expect(read > 20)
  }

  /// Whether `word` stands in `source`, and not as the end of a longer one.
  private func mentions(_ word: String, in source: String) -> Bool {
    source.ranges(of: word).contains { range in
      range.lowerBound == source.startIndex || !source[source.index(before: range.lowerBound)].isLetter
    }
  }
}
