import Foundation
import Glibc
import Testing

@Suite("Folders that cannot be used")
struct UnusableFoldersTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  @Test("no knowledge folder: the error says how to get one")
  func missing() throws {
    let run = try PipedRun(["chat"], in: place)
    #expect(run.ending == .exit(2))
    #expect(run.errors.contains("frontdesk init"))
    #expect(run.output.isEmpty)
  }

  @Test("a folder without one markdown file is an error that says so")
  func noMarkdown() throws {
    try place.write("name: Shop\n", to: "knowledge/business.yaml")
    let run = try PipedRun(["chat"], in: place)
    #expect(run.ending == .exit(2))
    #expect(run.errors.contains("no markdown file"))
  }

  @Test("a folder that may not be read is an error that says so", .enabled(if: geteuid() != 0, "root may read all"))
  func unreadable() throws {
    try place.write("## A\n\nb\n", to: "knowledge/a.md")
    chmod(place.path + "/knowledge", 0)
    let run = try PipedRun(["chat"], in: place)
    #expect(run.ending == .exit(2))
    #expect(run.errors.contains("cannot be read"))
  }

  @Test("a knowledge folder that is a file, and a data folder that is one, are errors that name it")
  func files() throws {
    try place.write("## A\n\nb\n", to: "knowledge/a.md")
    try place.write("", to: "data")
    let data = try PipedRun(["chat"], in: place)
    #expect(data.ending == .exit(2))
    #expect(data.errors.contains("data"))
    let knowledge = try PipedRun(["chat", "--knowledge", "data"], in: place)
    #expect(knowledge.ending == .exit(2))
    #expect(knowledge.errors.contains("This is a file"))
  }

  @Test("a bad file does not hide the good ones, and is named with its line")
  func badFile() throws {
    try place.write("## Do you sell kites? {#a}\n\nRed ones.\n", to: "knowledge/a.md")
    try place.write("## Other {#a}\n\nSame id.\n", to: "knowledge/b.md")
    let run = try PipedRun(["chat"], in: place, lines: ["do you sell kites"])
    #expect(run.output.contains("Red ones."))
    #expect(run.errors.contains("b.md:1:"))
    #expect(run.errors.contains("frontdesk check"))
    #expect(run.ending == .exit(0))
  }
}
