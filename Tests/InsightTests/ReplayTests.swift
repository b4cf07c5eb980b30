import Comprehension
import Desk
import Embedding
import Foundation
import Insight
import Knowledge
import TestSupport
import Testing

@Suite("Replays")
struct ReplayTests {
  /// One at a time: every transcript is a conversation of its own, and the failure names file, line and reason.
  @Test("The sample business's transcripts go as they are written", .serialized, arguments: try SampleTranscripts.all())
  func sample(_ transcript: Transcript) async throws {
    let replay = try await Replayer(SampleTranscripts.receptionist.get()).replay(transcript)
    for mismatch in replay.mismatches {
      Issue.record("\(mismatch.location)\n\(mismatch.report.map { "\($0.name)\t\($0.text)" }.joined(separator: "\n"))")
    }
  }

  @Test("What went otherwise is told with its line, what was expected, what happened, the bot's words, and why")
  func mismatch() async throws {
    let transcript = try Transcript(
      parsing: """
        bot: automated
        customer: are dogs allowed
        expect: offer
        bot: Cats are welcome
        bot: Dogs are  welcome
        expect: answer cats
        """, file: "dogs.txt")
    let replay = try await Replayer(SmallShop.receptionist()).replay(transcript)
    let mismatch = try #require(replay.mismatches.first)
    #expect(replay.mismatches.count == 1)
    #expect(mismatch.location == SourceLocation(file: "dogs.txt", line: 3, column: 1))
    #expect(mismatch.customer == "are dogs allowed")
    #expect(
      mismatch.expected == ["offer", "bot: Cats are welcome", "answer cats (no entry has the id cats)"])
    #expect(mismatch.got == "answer dogs; bot")
    #expect(mismatch.bot == ["Dogs are welcome."])
    #expect(mismatch.why.first == "Posted “Can I bring my dog?” (dogs).")
  }

  @Test("A person asked for by command, a restart and a night in between are replayed")
  func commands() async throws {
    let transcript = try Transcript(
      parsing: """
        at: 2026-09-16 20:00
        customer: /human
        expect: hand_over request
        expect: pending
        bot: Nobody is here
        after: 14h
        customer: is anybody there
        expect: wait
        expect: disclose
        customer: /restart
        bot: automated
        expect: bot
        expect: not pending
        customer: are dogs allowed
        expect: answer dogs
        """, file: "")
    let replay = try await Replayer(SmallShop.receptionist()).replay(transcript)
    #expect(replay.mismatches.map(\.expected) == [])
  }

  @Test("A line that the desk refuses is a mismatch, not the end of the replay")
  func refused() async throws {
    let long = String(repeating: "long ", count: 2_000)
    let transcript = Transcript(turns: [
      Transcript.Turn(.says(long)),
      Transcript.Turn(
        .says("are dogs allowed"), expected: Transcript.Expected(outcomes: [Transcript.Placed(.answer(["dogs"]))])),
    ])
    let replay = try await Replayer(SmallShop.receptionist()).replay(transcript)
    #expect(replay.mismatches.map(\.got) == ["refused: the line has more than 8000 characters"])
  }
}

/// The folder `transcripts/` and the knowledge base it was written for.
enum SampleTranscripts {
  static let receptionist = Result {
    Receptionist(
      try KnowledgeLoader(folder: URL(fileURLWithPath: PackageRoot.path + "/knowledge")).load(),
      encoders: [StaticEncoder()])
  }

  static func all() throws -> [Transcript] {
    let folder = PackageRoot.path + "/transcripts"
    return try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".txt") }.sorted().map {
      try Transcript(parsing: TextFile(at: folder + "/" + $0).text, file: $0)
    }
  }
}

extension Transcript: CustomTestStringConvertible {
  /// The name of the file.
  public var testDescription: String { file }
}
