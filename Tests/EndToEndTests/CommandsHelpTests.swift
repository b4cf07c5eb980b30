import Foundation
import Testing

@Suite("Every command explains itself")
struct CommandsHelpTests {
  @Test(
    "--help gives what the command is for, an example and the exit status",
    arguments: ["init", "chat", "check", "eval", "replay", "history", "export", "bench", "model"])
  func help(_ command: String) async throws {
    let program = try CommandsProgram()
    let outcome = try await program.run(command, "--help")
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    #expect(outcome.output.contains("Example"))
    #expect(outcome.output.contains("  frontdesk \(command)"))
    #expect(outcome.output.contains("Exit status: 0"))
    #expect(outcome.output == (try Snapshot.text(of: "\(command)-help.txt", orWrite: outcome.output)))
  }

  @Test("The program's own help names the commands, and the version is 0.1.0")
  func root() async throws {
    let program = try CommandsProgram()
    let help = try await program.run("--help")
    #expect(help.status == 0)
    #expect(help.output == (try Snapshot.text(of: "help.txt", orWrite: help.output)))
    #expect(try await program.run("--version").output == "0.1.0\n")
  }

  @Test(
    "Wrong usage ends with 2 and a word on standard error, and nothing on standard output",
    arguments: [
      ["dance"], ["eval"], ["eval", "--questions", "a", "--dialogues", "b"], ["check", "--format", "xml"],
      ["history", "--limit", "0"],
      ["export"], ["export", "--all", "--format", "transcript"], ["export", "--all", "--timezone", "Mars/Base"],
      ["check", "--wat"],
    ])
  func usage(_ arguments: [String]) async throws {
    let program = try CommandsProgram()
    let outcome = try await program.run(arguments)
    #expect(outcome.status == 2)
    #expect(!outcome.errors.isEmpty)
    #expect(outcome.output.isEmpty)
  }
}

/// What people see, as files that are reviewed in the diff. With `FRONTDESK_WRITE_SNAPSHOTS` set they are written anew.
enum Snapshot {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "Snapshots")

  static func text(of name: String, orWrite seen: String) throws -> String {
    let file = folder.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["FRONTDESK_WRITE_SNAPSHOTS"] != nil {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(seen.utf8).write(to: file)
    }
    return String(decoding: try Data(contentsOf: file), as: UTF8.self)
  }
}
