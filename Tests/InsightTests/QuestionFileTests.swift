import Foundation
import Insight
import Knowledge
import Testing

@Suite("Question files")
struct QuestionFileTests {
  @Test("A line is gold, a tab, and the text; tabs after the first belong to the text")
  func reading() throws {
    let file = try TextFile(Data("# set A\nrefund\twhere is\tmy money\n\na|b\tx\r\n".utf8), path: "q.tsv")
    let questions = try Question.all(in: file)
    #expect(questions.map(\.line) == [2, 4])
    #expect(questions.map(\.text) == ["where is\tmy money", "x"])
    #expect(questions.map(\.gold.written) == ["refund", "a|b"])
  }

  @Test(
    "Gold names entries, either, both, nothing, a person, small talk, or several of them",
    arguments: [
      ("a", Gold.Kind.one, ["a"]), ("a|b", .either, ["a", "b"]), ("a+b", .both, ["a", "b"]),
      ("a+b|c", .either, ["a", "b", "c"]),
      ("NONE", .nothing, []), ("HUMAN", .person, []), ("SMALLTALK:thanks", .smallTalk, []),
      ("a|NONE|HUMAN", .mixed, ["a"]),
      ("NONE|HUMAN", .mixed, []),
    ] as [(String, Gold.Kind, Set<EntryID>)])
  func gold(_ written: String, kind: Gold.Kind, entries: Set<EntryID>) throws {
    let gold = try #require(Gold(written))
    #expect(gold.kind == kind)
    #expect(gold.entries == entries)
  }

  @Test("A kind of small talk that there is none of is told; every one that is named has a decision that meets it")
  func smallTalk() throws {
    #expect(try #require(Gold("SMALLTALK:thanx|SMALLTALK:bye|NONE")).unknownSmallTalk == ["thanx"])
    for kind in Gold.smallTalkKinds {
      #expect(try #require(Gold("SMALLTALK:\(kind)")).unknownSmallTalk.isEmpty, "\(kind)")
    }
  }

  @Test(
    "A line that cannot be read is named",
    arguments: [
      ("a\tb\nno tab here", 2), ("\ttext", 1), ("a|\ttext", 1), ("a++b\ttext", 1), ("a\tb\na\t \n", 2),
      ("a\tb\rb\tc\r", 1),
    ])
  func flaws(_ text: String, line: Int) throws {
    let error = try #require(throws: UnreadableFile.self) {
      try Question.all(in: TextFile(Data(text.utf8), path: "q.tsv"))
    }
    #expect(error.line == line)
    #expect(error.description.hasPrefix("q.tsv:\(line): "))
  }

  @Test("Bytes that are not text are named with their line")
  func binary() throws {
    #expect(
      throws: UnreadableFile("q.tsv", line: 2, "this line is not UTF-8 text", mend: "Save the file as text in UTF-8.")
    ) {
      try TextFile(Data([0x61, 0x0A, 0xFF, 0xFE, 0x0A]), path: "q.tsv")
    }
    #expect(throws: UnreadableFile.self) { try TextFile(Data([0x61, 0x00]), path: "q.tsv") }
  }

  @Test("A folder and a missing file are told apart")
  func noFile() throws {
    let folder = try #require(throws: UnreadableFile.self) { try TextFile(at: "/") }
    #expect(folder.message == "this is a folder")
    let missing = try #require(throws: UnreadableFile.self) { try TextFile(at: "/nowhere/at/all") }
    #expect(missing.message == "there is no such file")
  }
}
