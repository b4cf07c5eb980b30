import Foundation
import Glibc
import Testing

@Suite("Folders that cannot be used")
struct UnusableFoldersTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  @Test("no knowledge folder: the error says how to get one")
  func missing() async throws {
    let run = try await PipedRun(["chat"], in: place)
    #expect(run.ending == .exit(2))
    #expect(run.errors.contains("frontdesk init"))
    #expect(run.output.isEmpty)
  }

  @Test("a folder without one markdown file is an error that says so")
  func noMarkdown() async throws {
    try place.write("name: Shop\n", to: "knowledge/business.yaml")
    let run = try await PipedRun(["chat"], in: place)
    #expect(run.ending == .exit(2))
    #expect(run.errors.contains("no markdown file"))
  }

  @Test("a business.yaml that cannot be read: nobody is served in the name of nobody, and the place is told")
  func unreadableBusiness() async throws {
    try place.write("## A\n\nb\n", to: "knowledge/a.md")
    try place.write("name: Shop\nhours: [\n", to: "knowledge/business.yaml")
    for command in [["chat"], ["serve", "--tcp", "127.0.0.1:0"]] {
      let run = try await PipedRun(command, in: place)
      #expect(run.ending == .exit(2))
      #expect(run.errors.contains("business.yaml:") && run.errors.contains("frontdesk check"), "\(run.errors)")
    }
  }

  @Test("what is erased needs no knowledge folder")
  func forgetting() async throws {
    try place.write("## A\n\nb\n", to: "knowledge/a.md")
    _ = try await PipedRun(["chat"], in: place, lines: ["my name is Ada"])
    let listed = try await PipedRun(["history"], in: place)
    let id = try #require(listed.output.firstMatch(of: /[a-z0-9]{26}/)).output
    try FileManager.default.removeItem(atPath: place.path + "/knowledge")
    let run = try await PipedRun(["forget", String(id), "--yes"], in: place)
    #expect(run.ending == .exit(0) && run.errors.contains("Erased."), "\(run.errors)")
    #expect(try await !PipedRun(["history", String(id)], in: place).output.contains("Ada"))
  }

  @Test("a folder that may not be read is an error that says so", .enabled(if: geteuid() != 0, "root may read all"))
  func unreadable() async throws {
    try place.write("## A\n\nb\n", to: "knowledge/a.md")
    chmod(place.path + "/knowledge", 0)
    let run = try await PipedRun(["chat"], in: place)
    #expect(run.ending == .exit(2))
    #expect(run.errors.contains("cannot be read"))
  }

  @Test("a knowledge folder that is a file, and a data folder that is one, are errors that name it")
  func files() async throws {
    try place.write("## A\n\nb\n", to: "knowledge/a.md")
    try place.write("", to: "data")
    let data = try await PipedRun(["chat"], in: place)
    #expect(data.ending == .exit(2))
    #expect(data.errors.contains("data"))
    let knowledge = try await PipedRun(["chat", "--knowledge", "data"], in: place)
    #expect(knowledge.ending == .exit(2))
    #expect(knowledge.errors.contains("This is a file"))
  }

  @Test("a bad file does not hide the good ones, and is named with its line")
  func badFile() async throws {
    try place.write("## Do you sell kites? {#a}\n\nRed ones.\n", to: "knowledge/a.md")
    try place.write("## Other {#a}\n\nSame id.\n", to: "knowledge/b.md")
    let run = try await PipedRun(["chat"], in: place, lines: ["do you sell kites"])
    #expect(run.output.contains("Red ones."))
    #expect(run.errors.contains("b.md:1:"))
    #expect(run.errors.contains("frontdesk check"))
    #expect(run.ending == .exit(0))
  }

  /// Only root may mount, so elsewhere the next test stands alone.
  @Test("a full disk is an error that says so, and what was stored stays", .enabled(if: SmallDisk.isPossible))
  func fullDisk() async throws {
    try place.write("## Do you sell kites? {#a}\n\nRed ones.\n", to: "knowledge/a.md")
    let disk = try SmallDisk(at: place.path + "/data", bytes: 512 * 1_024)
    let run = try await PipedRun(
      ["chat"], in: place, lines: (1...4_000).map { "do you sell kites, and how many: \($0)?" })
    #expect(run.ending == .exit(2))
    #expect(run.errors.contains("The disk is full ("))
    let answered = run.output.ranges(of: "Red ones.").count
    #expect(answered > 0 && answered < 4_000)
    let stored = try await PipedRun(["history"], in: place)
    #expect(stored.output.contains("do you sell kites, and how many: 1?"))
    disk.remove()
  }

  @Test("a file that may grow no further is an error that names it, and what was stored stays")
  func limitedFile() async throws {
    try place.write("## Do you sell kites? {#a}\n\nRed ones.\n", to: "knowledge/a.md")
    let lines = (1...4_000).map { "do you sell kites, and how many: \($0)?\n" }.joined()
    let run = try await PipedRun(["chat"], in: place, input: Array(lines.utf8), fileBlocksMax: 800)
    #expect(run.ending == .exit(2))
    #expect(run.errors.contains("frontdesk.sqlite"))
    let stored = try await PipedRun(["history"], in: place)
    #expect(stored.output.contains("do you sell kites, and how many: 1?"))
  }
}
