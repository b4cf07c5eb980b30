import Foundation
import Testing

@testable import Terminal

@Suite("The history of typed lines")
final class LineHistoryTests {
  private let folder = NSTemporaryDirectory() + "history-\(UUID().uuidString)"

  init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }
  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func files() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder) }

  @Test("lines are there again in the next run, for the same knowledge base only")
  func persists() throws {
    try LineHistory(in: folder, for: "/a").append("one")
    try LineHistory(in: folder, for: "/a").append("zwei ü")
    #expect(LineHistory(in: folder, for: "/a").load() == ["one", "zwei ü"])
    #expect(LineHistory(in: folder, for: "/b").load() == [])
  }

  @Test("P10: the file is for its owner only")
  func mode() throws {
    try LineHistory(in: folder, for: "/a").append("one")
    let name = try #require(try files().first)
    let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/" + name)
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
  }

  @Test("P5: card numbers are masked before a line is kept")
  func masks() throws {
    let kept = try #require(LineHistory.keepable("my card 4111 1111 1111 1111 was\ncharged twice"))
    #expect(!kept.contains("1111 1111"))
    #expect(!kept.contains("\n"))
    #expect(LineHistory.keepable(" \n ") == nil)
  }

  @Test("only the last lines are kept, and the file does not grow for ever")
  func bounded() throws {
    let history = LineHistory(in: folder, for: "/a")
    for number in 1...(2 * LineHistory.linesMax + 1) { try history.append("line \(number)") }
    let kept = history.load()
    #expect(kept.count == LineHistory.linesMax)
    #expect(kept.last == "line \(2 * LineHistory.linesMax + 1)")
    let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + (try #require(try files().first))))
    #expect(data.count { $0 == UInt8(ascii: "\n") } == LineHistory.linesMax)
    #expect(try files().count == 1)
  }

  @Test("a folder that cannot be written to is an error that says so")
  func unwritable() {
    #expect(throws: OutputFile.Failure(code: ENOENT)) { try LineHistory(in: "/nowhere", for: "/a").append("x") }
  }
}
