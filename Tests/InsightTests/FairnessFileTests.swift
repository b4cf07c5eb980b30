import Foundation
import Insight
import Testing

@Suite("Files of pairs")
struct FairnessFileTests {
  @Test("A line is a pair; remarks, blank lines and the heading are none")
  func lines() throws {
    let pairs = try pairs("# one\n\ngroup\tfirst\tsecond\tkind\nnames\tHi, I am Ann\tHi, I am Amy\tcalm\n")
    #expect(pairs.map(\.first) == ["Hi, I am Ann"] && pairs.map(\.second) == ["Hi, I am Amy"])
    #expect(pairs.map(\.line) == [4] && pairs.map(\.group) == ["names"] && pairs.map(\.kind) == ["calm"])
  }

  @Test(
    "A line that is no pair is named, with what to write",
    arguments: ["names\tone\ttwo", "names\tone\t\tcalm", "names\tone\ttwo\tcalm\tmore", "words"])
  func flaws(_ line: String) throws {
    let error = try #require(throws: UnreadableFile.self) { try pairs("names\ta\tb\tcalm\n\(line)\n") }
    #expect(error.line == 2)
    #expect(error.mend.contains("group<TAB>first<TAB>second<TAB>kind"))
  }

  @Test("No shipped pair says the same twice, or stands there twice")
  func shipped() throws {
    let pairs = try FairnessPair.all(in: TextFile(at: FairnessPair.shippedFile.path))
    #expect(pairs.allSatisfy { $0.first != $0.second })
    #expect(Set(pairs.map { [$0.first, $0.second] }).count == pairs.count)
    #expect(Set(pairs.map(\.kind)) == ["calm", "upset"])
  }

  private func pairs(_ text: String) throws -> [FairnessPair] {
    try FairnessPair.all(in: TextFile(Data(text.utf8), path: "pairs.tsv"))
  }
}
