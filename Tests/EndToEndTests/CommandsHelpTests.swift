import Foundation
import Testing

@Suite("Every command explains itself", .serialized)
struct CommandsHelpTests {
  @Test("--help of every command gives what it is for, an example that fits a narrow terminal, and the exit status")
  func help() async throws {
    let program = try CommandsProgram()
    let commands = try await Self.commands(of: program)
    #expect(commands.count > 20, "the program's description of itself was not understood")
    for command in commands {
      let outcome = try await program.run(command + ["--help"])
      let name = command.joined(separator: " ")
      #expect(outcome.status == 0, "\(name)")
      #expect(outcome.errors.isEmpty, "\(name)")
      #expect(outcome.output == (try Snapshot.text(of: Self.snapshot(of: command), orWrite: outcome.output)), "\(name)")
      guard !command.isEmpty else { continue }
      #expect(outcome.output.contains("Exit status: 0 "), "\(name)")
      let examples = Self.examples(in: outcome.output)
      #expect(examples.contains { $0.contains("frontdesk \(name)") }, "\(name) has no example")
      #expect(examples.allSatisfy { $0.hasPrefix("  ") }, "\(name): an example is broken in two: \(examples)")
    }
  }

  @Test("There is no snapshot of a command that is gone")
  func strays() async throws {
    let names = try await Self.commands(of: CommandsProgram()).map(Self.snapshot)
    #expect(try Snapshot.names.filter { $0.hasSuffix("help.txt") }.sorted() == names.sorted())
  }

  @Test("The version is 0.1.0")
  func version() async throws {
    #expect(try await CommandsProgram().run("--version").output == "0.1.0\n")
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

  private static func snapshot(of command: [String]) -> String { (command + ["help.txt"]).joined(separator: "-") }

  /// The lines after `Example:` or `Examples:`, to the next that is blank.
  private static func examples(in help: String) -> [Substring] {
    let lines = help.split(separator: "\n", omittingEmptySubsequences: false)
    guard let heading = lines.firstIndex(where: { $0 == "Example:" || $0 == "Examples:" }) else { return [] }
    return Array(lines[(heading + 1)...].prefix { !$0.isEmpty })
  }

  /// The program's commands as it describes itself, each as the words after its name; the program alone is the first.
  private static func commands(of program: CommandsProgram) async throws -> [[String]] {
    let outcome = try await program.run("--experimental-dump-help")
    return try JSONDecoder().decode(Description.self, from: Data(outcome.output.utf8)).command.all(under: [])
  }

  private struct Description: Decodable {
    struct Command: Decodable {
      var commandName: String
      var subcommands: [Command]?

      /// Without `help`, which the parser adds and words.
      func all(under words: [String]) -> [[String]] {
        [words]
          + (subcommands ?? []).filter { $0.commandName != "help" }.flatMap { $0.all(under: words + [$0.commandName]) }
      }
    }

    var command: Command
  }
}

/// What people see, as files that are reviewed in the diff. With `FRONTDESK_WRITE_SNAPSHOTS` set they are written anew.
enum Snapshot {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "Snapshots")

  /// Of all that are there.
  static var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path) }
  }

  static func text(of name: String, orWrite seen: String) throws -> String {
    let file = folder.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["FRONTDESK_WRITE_SNAPSHOTS"] != nil {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(seen.utf8).write(to: file)
    }
    return String(decoding: try Data(contentsOf: file), as: UTF8.self)
  }
}
