import Conversation
import Insight
import Knowledge
import Language
import Testing

@Suite("The text form of transcripts")
struct TranscriptParsingTests {
  @Test("A transcript has a header, and turns with what is expected of each")
  func reading() throws {
    let transcript = try Transcript(
      parsing: """
        # A parcel that is late.
        knowledge: knowledge
        at: 2026-11-24 14:05
        locale: de
        bot: automated

        customer: where is
          my order

          please
        bot: under your
           orders
        expect: answer where-is-my-order + delivery-time
        after: 1h 30m
        customer: /human
        expect: hand_over request
        expect: not answer
        """, file: "late.txt")
    #expect(transcript.knowledge == "knowledge")
    #expect(transcript.at?.description == "2026-11-24 14:05")
    #expect(transcript.locale == "de")
    #expect(transcript.opening.texts.map(\.value) == ["automated"])
    #expect(transcript.turns.map(\.line) == [.says("where is\nmy order\n\nplease"), .asksForPerson])
    #expect(transcript.turns.map(\.pause) == [0, 5_400_000])
    #expect(transcript.turns[0].expected.texts.map(\.value) == ["under your\norders"])
    #expect(
      transcript.turns[0].expected.outcomes.map(\.value) == [.answer(["where-is-my-order", "delivery-time"])])
    #expect(transcript.turns[1].expected.outcomes.map(\.value) == [.handOver(.request), .not(.answer([]))])
    #expect(transcript.turns[1].expected.outcomes[1].location == SourceLocation(file: "late.txt", line: 17, column: 1))
  }

  @Test(
    "What cannot be read is named with line, column and a mend",
    arguments: [
      ("hello", 1, 1, "this line begins with no keyword"),
      ("  hello", 1, 1, "this line continues nothing"),
      ("customer: a\nclient: b", 2, 1, "`client:` is no keyword of transcripts"),
      ("customer: a\nexpect: answr b", 2, 9, "`answr b` is not an expectation"),
      ("customer: a\nexpect: answer b c", 2, 9, "`b c` is not the id of an entry"),
      ("customer: a\nexpect: offer sadness", 2, 9, "`sadness` is not a cause"),
      ("customer: a\nexpect: smalltalk weather", 2, 9, "`weather` is not a kind of small talk"),
      ("customer: a\nexpect: disclose now", 2, 9, "`disclose` stands alone"),
      ("customer: a\nexpect:", 2, 1, "nothing stands after `expect:`"),
      ("customer: a\nafter: soon\ncustomer: b", 2, 8, "`soon` is not a length of time"),
      ("customer: a\nafter: 3h", 2, 1, "nothing follows this pause"),
      ("customer: a\nafter: 3h\nbot: hello\ncustomer: b", 3, 1, "the customer must speak first after a pause"),
      ("customer: /dance", 1, 11, "`/dance` is not a command of transcripts"),
      ("at: 2026-02-30 10:00\ncustomer: a", 1, 5, "`2026-02-30 10:00` is not a day and a time"),
      ("customer: a\nlocale: de", 2, 1, "`locale:` stands too late"),
      ("# nothing else", 1, 1, "the customer says nothing in this transcript"),
    ] as [(String, Int, Int, String)])
  func flaws(_ text: String, line: Int, column: Int, message: String) throws {
    let thrown = try #require(throws: TranscriptFlaws.self) { try Transcript(parsing: text, file: "x.txt") }
    let flaw = try #require(thrown.flaws.first)
    #expect(flaw.location == SourceLocation(file: "x.txt", line: line, column: column))
    #expect(flaw.message == message)
    #expect(!flaw.mend.isEmpty)
  }

  @Test("All flaws of a transcript are named at once, in the order of lines")
  func allFlaws() {
    #expect {
      try Transcript(parsing: "customer: a\nexpect: b\nexpect: c\nnonsense", file: "")
    } throws: { error in
      (error as? TranscriptFlaws)?.flaws.map(\.location.line) == [2, 3, 4]
    }
  }

  @Test("Windows line ends and a byte order mark do not matter")
  func lineEnds() throws {
    let transcript = try Transcript(parsing: "\u{FEFF}at: 2026-11-24 14:05\r\ncustomer: a\r\n  b\r\n", file: "")
    #expect(transcript.turns.map(\.line) == [.says("a\nb")])
  }
}
