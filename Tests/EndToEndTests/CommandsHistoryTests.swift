import Foundation
import Testing

@Suite("history and export on the built program")
struct CommandsHistoryTests {
  /// A chat through a pipe, stored in `data/`.
  private func chatted(_ lines: String) async throws -> (program: CommandsProgram, id: String) {
    let program = try CommandsProgram()
    try program.writeShop()
    let chat = try await program.run("chat", "--knowledge", "shop", "--data", "data", input: lines)
    #expect(chat.status == 0, "\(chat.errors)")
    let history = try await program.run("history", "--data", "data")
    #expect(history.status == 0)
    return (program, String(try #require(history.lines.first).prefix(26)))
  }

  @Test("history lists conversations with their first line, and shows one with labels")
  func history() async throws {
    let (program, id) = try await chatted("are dogs allowed\n")
    let list = try await program.run("history", "--data", "data")
    #expect(list.lines.count == 1)
    #expect(list.output.contains("are dogs allowed") && list.output.contains("bot"))
    let shown = try await program.run("history", id, "--data", "data")
    #expect(shown.status == 0)
    #expect(shown.output.contains("Customer: are dogs allowed"))
    #expect(shown.output.contains("(automated): Dogs are welcome."))
    let json = try await program.run("history", "--data", "data", "--format", "json")
    let all = try #require(JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
    #expect(all.first?["id"] as? String == id && all.first?["first_line"] as? String == "are dogs allowed")
  }

  @Test("history says where it lists fewer than there are")
  func limited() async throws {
    let (program, _) = try await chatted("are dogs allowed\n")
    _ = try await program.run("chat", "--knowledge", "shop", "--data", "data", input: "hi\n")
    for format in ["text", "json"] {
      let one = try await program.run("history", "--data", "data", "--limit", "1", "--format", format)
      #expect(one.errors == "The latest 1 are listed, and there are more: --limit takes a larger number.\n")
      #expect(one.output.contains("hi") && !one.output.contains("are dogs allowed"))
      #expect(try await program.run("history", "--data", "data", "--limit", "2", "--format", format).errors == "")
    }
  }

  @Test(
    "H36: what cannot be an id is met with the same words as an id that nobody has", arguments: ["history", "export"])
  func unknownIDs(_ command: String) async throws {
    let (program, _) = try await chatted("are dogs allowed\n")
    for id in ["aaaaaaaaaaaaaaaaaaaaaaaaaa", "../../etc/passwd", "A", "\u{1B}[2J"] {
      let outcome = try await program.run(command, id, "--data", "data")
      #expect(outcome.status == 2 && outcome.output.isEmpty)
      #expect(outcome.errors.hasPrefix("There is no conversation of that name: "))
      #expect(!outcome.errors.contains("\u{1B}"))
    }
  }

  @Test("A data folder without conversations is no error; one that is not there is, and is not made")
  func nothingYet() async throws {
    let program = try CommandsProgram()
    for arguments in [["history"], ["export", "--all"], ["agents", "list"], ["agents", "revoke", "Mia"]] {
      let outcome = try await program.run(arguments + ["--data", "fresh"])
      #expect(outcome.status == 2 && outcome.output.isEmpty)
      #expect(outcome.errors.hasPrefix("fresh: nothing is stored there.\n"))
      #expect(!FileManager.default.fileExists(atPath: program.folder.path + "/fresh"))
    }
    #expect(try await program.run("agents", "add", "Mia", "--data", "fresh").status == 0)
    let outcome = try await program.run("history", "--data", "fresh")
    #expect(outcome.status == 0 && outcome.output.isEmpty)
    #expect(outcome.errors == "No conversation is stored here yet.\n")
    #expect(try await program.run("export", "--all", "--data", "fresh").output == "[\n]\n")
    try program.write("x", to: "file")
    #expect(try await program.run("history", "--data", "file").status == 2)
  }

  @Test("Exported transcripts replay, whoever left without a word; nothing is written over unless it is said")
  func exportedFolder() async throws {
    let (program, _) = try await chatted("are dogs allowed\n")
    #expect(try await program.run("chat", "--knowledge", "shop", "--data", "data", input: "").status == 0)
    let arguments = ["export", "--all", "--data", "data", "--format", "transcript", "--folder", "out"]
    let written = try await program.run(arguments)
    #expect(written.errors == "Wrote 1 file into out. Left out, since the customer wrote nothing: 1.\n")
    #expect(try await program.run("replay", "out", "--knowledge", "shop").status == 0)
    let again = try await program.run(arguments)
    #expect(again.status == 2 && again.errors.contains("would be overwritten; nothing was written."))
    #expect(try await program.run(arguments + ["--overwrite"]).status == 0)
  }

  @Test("export gives JSON of every event (P2), a transcript that replays, and a spreadsheet that runs nothing (H35)")
  func export() async throws {
    let (program, id) = try await chatted("are dogs allowed\n=cmd|' /C calc'!A0\n")
    let json = try await program.run("export", "--all", "--data", "data")
    let all = try #require(JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
    let events = try #require(all.first?["events"] as? [[String: Any]])
    #expect(events.compactMap { $0["seq"] as? Int } == Array(1...events.count))
    let csv = try await program.run("export", id, "--data", "data", "--format", "csv")
    #expect(csv.output.hasPrefix("conversation,seq,at,kind,"))
    #expect(csv.output.contains(",'=cmd|"))
    let written = try await program.run(
      "export", "--all", "--data", "data", "--format", "transcript", "--folder", "out")
    #expect(written.status == 0)
    let replay = try await program.run("replay", "out", "--knowledge", "shop")
    #expect(replay.status == 0, "\(replay.output)")
  }

  @Test("P10: exported files are for their owner alone")
  func mode() async throws {
    let (program, id) = try await chatted("are dogs allowed\n")
    try await program.run("export", id, "--data", "data", "--folder", "out")
    let path = program.folder.path + "/out/\(id).json"
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
  }

  @Test("H31, H33: what a customer wrote cannot act on the terminal, nor pass for somebody else's line")
  func hostileText() async throws {
    let (program, id) = try await chatted("a\u{1B}]0;x\u{7}b \u{202E}evil\n")
    for arguments in [
      ["history", "--data", "data"], ["history", id, "--data", "data"],
      ["export", id, "--data", "data", "--format", "transcript"],
    ] {
      let outcome = try await program.run(arguments)
      #expect(outcome.status == 0)
      #expect(!outcome.output.contains("\u{1B}") && !outcome.output.unicodeScalars.contains("\u{202E}"))
    }
  }
}
