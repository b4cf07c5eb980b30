import Conversation
import Insight
import Knowledge
import Language
import TestSupport
import Testing

@Suite("Transcripts are read as they were written")
struct TranscriptRoundTripTests {
  @Test("parse(write(x)) is x, whatever anybody said in it", arguments: 0..<300 as Range<UInt64>)
  func roundTrip(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let transcript = Self.transcript(&random)
    let read = try Transcript(parsing: transcript.written, file: "")
    #expect(read.bare == transcript.bare)
  }

  @Test("H31, H32: nothing that acts on a terminal stands in a written transcript", arguments: 0..<100 as Range<UInt64>)
  func writtenIsHarmless(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var transcript = Self.transcript(&random)
    transcript.preamble = [NastyTexts.message(&random)]
    transcript.remarks = [NastyTexts.message(&random)]
    for scalar in transcript.written.unicodeScalars where scalar != "\n" {
      let category = scalar.properties.generalCategory
      #expect(category != .control && category != .format && category != .lineSeparator, "\(scalar.value)")
    }
  }

  @Test("Comments never become lines of the conversation", arguments: 0..<100 as Range<UInt64>)
  func comments(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var transcript = Self.transcript(&random)
    let bare = transcript.bare
    transcript.preamble = [NastyTexts.text(&random), NastyTexts.text(&random)]
    transcript.remarks = [NastyTexts.text(&random)]
    for index in transcript.turns.indices { transcript.turns[index].remarks = [NastyTexts.text(&random)] }
    #expect(try Transcript(parsing: transcript.written, file: "").bare == bare)
  }

  private static func transcript(_ random: inout SeededGenerator) -> Transcript {
    var transcript = Transcript(
      knowledge: Bool.random(using: &random) ? NastyTexts.message(&random) : nil,
      at: Bool.random(using: &random) ? LocalMoment("2026-11-24 14:05:30") : nil,
      locale: Bool.random(using: &random) ? "de" : nil, opening: expected(&random))
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let line: Transcript.Turn.Line =
        switch Int.random(in: 0..<6, using: &random) {
        case 0: .asksForPerson
        case 1: .restarts
        default: .says(NastyTexts.message(&random))
        }
      let pause = Bool.random(using: &random) ? Int64.random(in: 1...2_000_000, using: &random) * 1000 : 0
      transcript.turns.append(Transcript.Turn(line, after: pause, expected: expected(&random)))
    }
    return transcript
  }

  private static func expected(_ random: inout SeededGenerator) -> Transcript.Expected {
    let outcomes: [Insight.Expectation] = [
      .answer(["where-is-my-order"]), .answer(["a", "b-2"]), .answer([]), .ask(["a", "b"]), .offer(nil), .offer(.mood),
      .handOver(.emergency), .smallTalk(.howAreYou), .disclose, .wait, .status(.pending), .not(.answer([])),
    ]
    return Transcript.Expected(
      texts: (0..<Int.random(in: 0...2, using: &random)).map { _ in Transcript.Placed(NastyTexts.message(&random)) },
      outcomes: (0..<Int.random(in: 0...2, using: &random)).map { _ in
        Transcript.Placed(outcomes.randomElement(using: &random)!)
      })
  }
}

extension Transcript {
  /// Without what is not kept: places, comments, the name of the file.
  var bare: Transcript {
    var bare = self
    (bare.file, bare.preamble, bare.remarks) = ("", [], [])
    bare.opening = bare.opening.bare
    for index in bare.turns.indices {
      bare.turns[index].location = .unknown
      bare.turns[index].remarks = []
      bare.turns[index].expected = bare.turns[index].expected.bare
    }
    return bare
  }
}

extension Transcript.Expected {
  fileprivate var bare: Transcript.Expected {
    Transcript.Expected(
      texts: texts.map { Transcript.Placed($0.value) }, outcomes: outcomes.map { Transcript.Placed($0.value) })
  }
}
