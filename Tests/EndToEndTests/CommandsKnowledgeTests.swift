import Foundation
import Testing

@Suite("init and check on the built program")
struct CommandsKnowledgeTests {
  @Test("init writes a folder that check finds nothing to mend in, and says what comes next")
  func start() async throws {
    let program = try CommandsProgram()
    let outcome = try await program.run("init", "my shop")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("frontdesk chat --knowledge"))
    #expect(outcome.output.contains("frontdesk check --knowledge"))
    #expect(program.folder.exists("my shop/business.yaml"))
    let check = try await program.run("check", "--knowledge", "my shop")
    #expect(check.status == 0, "\(check.output)\(check.errors)")
  }

  @Test("init overwrites nothing, and names what is in the way")
  func inTheWay() async throws {
    let program = try CommandsProgram()
    try program.write("mine", to: "shop/business.yaml")
    let outcome = try await program.run("init", "shop")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("business.yaml"))
    #expect(try program.folder.read("shop/business.yaml") == "mine")
    #expect(!program.folder.exists("shop/orders.md"))
    try program.write("a file", to: "taken")
    #expect(try await program.run("init", "taken").status == 2)
  }

  @Test("check names a flaw with file, line and column, gives a mend, and ends with 1")
  func findings() async throws {
    let program = try CommandsProgram()
    try program.writeShop()
    #expect(try await program.run("check", "--knowledge", "shop").status == 0)
    try program.write("# More\n\n## Else? {#else}\n\nSee [this](#nowhere).\n", to: "shop/more.md")
    let outcome = try await program.run("check", "--knowledge", "shop")
    #expect(outcome.status == 1)
    #expect(outcome.lines.contains { $0.hasPrefix("shop/more.md:5:") && $0.contains(": error: ") })
    let json = try await program.run("check", "--knowledge", "shop", "--format", "json")
    #expect(json.status == 1)
    let object = try #require(JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect((object["errors"] as? Int) == 1)
  }

  @Test("D4: check refuses a text that claims the bot is human")
  func humanClaim() async throws {
    let program = try CommandsProgram()
    try program.writeShop()
    try program.write("# Who\n\n## Who are you? {#who}\n\nI am a real person, not a bot.\n", to: "shop/who.md")
    let outcome = try await program.run("check", "--knowledge", "shop")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("shop/who.md:"))
  }

  @Test("A folder that is missing, a file, or empty of markdown ends with 2 and a mend")
  func noKnowledge() async throws {
    let program = try CommandsProgram()
    try program.write("x", to: "file")
    try program.write("x", to: "empty/notes.txt")
    for folder in ["nowhere", "file", "empty"] {
      let outcome = try await program.run("check", "--knowledge", folder)
      #expect(outcome.status == 2)
      #expect(outcome.errors.split(separator: "\n").count == 2, "\(outcome.errors)")
      #expect(outcome.output.isEmpty)
    }
  }

  @Test("H6, H31: what stands in a knowledge folder cannot act on the terminal that check runs in")
  func hostileNames() async throws {
    let program = try CommandsProgram()
    try program.writeShop()
    try program.write(
      "# X\n\n## X {#x}\n\nSee [a](#\u{1B}[31mred).\n\n## \u{1B}]0;gone\u{7} {#x}\n\nTwice.\n", to: "shop/x.md")
    let outcome = try await program.run("check", "--knowledge", "shop")
    #expect(outcome.status == 1)
    #expect(!outcome.output.contains("\u{1B}") && !outcome.errors.contains("\u{1B}"))
  }

  @Test("A folder of 10,000 entries is read and checked, with progress on standard error")
  func large() async throws {
    let program = try CommandsProgram()
    for file in 0..<100 {
      let entries = (0..<100).map {
        "## Question \(file) about thing \($0)? {#q-\(file)-\($0)}\n\nThe answer \(file) \($0).\n"
      }
      try program.write("# Topic \(file)\n\n" + entries.joined(separator: "\n"), to: "large/topic-\(file).md")
    }
    try program.write("q-7-9\tquestion 7 about thing 9\n", to: "q.tsv")
    let outcome = try await program.run(
      ["eval", "--knowledge", "large", "--questions", "q.tsv", "--format", "jsonl"], limit: .seconds(300))
    #expect(outcome.status == 0)
    #expect(outcome.lines.count == 1)
    #expect(outcome.errors.contains(" %\n"), "\(outcome.errors)")
  }
}
