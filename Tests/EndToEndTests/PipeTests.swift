import Foundation
import Glibc
import Testing

@Suite("A chat through a pipe")
struct PipeTests {
  private let place: Workplace

  init() async throws { place = try await Workplace().withSample() }

  private func chat(_ input: [UInt8], environment: [String: String] = [:]) async throws -> PipedRun {
    try await PipedRun(["chat"], in: place, input: input, environment: environment)
  }

  @Test("each line gets its turn, plain, and the end of input is status 0")
  func turns() async throws {
    let run = try await PipedRun(["chat"], in: place, lines: ["how much is delivery", "wher is my oder"])
    let greeting = try #require(run.output.range(of: "a program, not a person"))
    let first = try #require(run.output.range(of: "€4 within the country"))
    let second = try #require(run.output.range(of: "The tracking link"))
    #expect(greeting.upperBound < first.lowerBound && first.upperBound < second.lowerBound)
    #expect(run.output.ranges(of: "Pim (automated):").count == 3)
    #expect(!run.output.contains("\u{1B}"))
    #expect(run.ending == .exit(0))
  }

  @Test("more lines at once than a customer may send are answered all the same, as fast as the desk takes them")
  func manyLines() async throws {
    let lines = Array(repeating: "thanks", count: 25) + ["how much is delivery"]
    let run = try await PipedRun(["chat"], in: place, lines: lines)
    #expect(run.output.contains("€4 within the country"))
    #expect(run.output.ranges(of: "Pim (automated):").count == 1 + lines.count)
    #expect(run.errors == "")
    #expect(run.ending == .exit(0))
  }

  @Test("an empty input is greeted, and that is all")
  func empty() async throws {
    let run = try await chat([])
    #expect(run.output.ranges(of: "(automated):").count == 1)
    #expect(run.ending == .exit(0))
  }

  @Test("H7: a byte order mark, CRLF, blank lines and a last line without an end are accepted")
  func lineEnds() async throws {
    let run = try await chat(Array("\u{FEFF}how much is delivery\r\n\r\n\n   \nwher is my oder".utf8))
    #expect(run.output.contains("€4 within the country"))
    #expect(run.output.contains("The tracking link"))
    #expect(run.output.ranges(of: "Pim (automated):").count == 3)
    #expect(!run.errors.contains("Line "))
  }

  @Test("H2, H5: a line of a megabyte and one that is not UTF-8 are named, and the others answered")
  func badLines() async throws {
    let megabyte = [UInt8](repeating: 0x61, count: 1_048_576)
    let run = try await chat(megabyte + Array("\n".utf8) + [0xFF, 0x0A] + Array("how much is delivery\n".utf8))
    #expect(run.errors.contains("Line 1 has 1048576 bytes"))
    #expect(run.errors.contains("Line 2 is not UTF-8 (byte 1)"))
    #expect(run.output.contains("€4 within the country"))
    #expect(run.ending == .exit(0))
  }

  @Test("a message beyond what the desk takes is named by its line, and the others are answered")
  func longMessage() async throws {
    let run = try await PipedRun(
      ["chat"], in: place, lines: ["thanks", "", String(repeating: "a ", count: 4_500), "how much is delivery"])
    #expect(run.errors.contains("Line 3 was too long, so it was not sent (text: more than 8000 characters"))
    #expect(run.output.contains("€4 within the country"))
    #expect(run.ending == .exit(0))
  }

  @Test("standard output that takes nothing more is an error with status 2")
  func fullOutput() async throws {
    let run = try await PipedRun(["chat"], in: place, input: Array("hi\n".utf8), outputPath: "/dev/full")
    #expect(run.errors.contains("Standard output takes nothing more: No space left on device."))
    #expect(run.ending == .exit(2))
  }

  @Test("/save writes a transcript that replay runs, and never over another")
  func save() async throws {
    let run = try await PipedRun(["chat"], in: place, lines: ["how much is delivery", "/save cost", "/save cost"])
    #expect(run.errors.contains("Saved: transcripts/cost.txt"))
    #expect(run.errors.contains("Not saved: transcripts/cost.txt is there already"))
    let replay = try await PipedRun(["replay", "transcripts/cost.txt"], in: place)
    #expect(replay.ending == .exit(0), "\(replay.output)\(replay.errors)")
  }

  @Test("--locale begins in another language; one that nobody speaks is an error that names those that are")
  func locale() async throws {
    let german = try await PipedRun(["chat", "--locale", "de"], in: place)
    #expect(german.output.contains("kein Mensch"))
    let unknown = try await PipedRun(["chat", "--locale", "xx"], in: place)
    #expect(unknown.ending == .exit(2))
    #expect(unknown.errors.contains("de"))
    #expect(try await PipedRun(["chat", "--locale", "../x"], in: place).ending == .exit(2))
  }
}
