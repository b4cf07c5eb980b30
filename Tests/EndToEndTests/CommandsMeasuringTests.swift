import Foundation
import Testing

@Suite("eval and replay on the built program")
struct CommandsMeasuringTests {
  @Test("eval prints a line of JSON for each question, in the order of the file")
  func questions() async throws {
    let program = try CommandsProgram()
    try program.writeShop()
    try program.write("dogs\tare dogs allowed\nNONE\twho won the cup\n", to: "q.tsv")
    let outcome = try await program.run("eval", "--knowledge", "shop", "--questions", "q.tsv", "--format", "jsonl")
    #expect(outcome.status == 0)
    #expect(outcome.lines.count == 2)
    #expect(
      outcome.lines.first?.hasPrefix(
        #"{"text":"are dogs allowed","gold":"dogs","decision":"answer","entries":["dogs"],"#) == true)
    let text = try await program.run("eval", "--knowledge", "shop", "--questions", "q.tsv")
    #expect(text.output.contains("First choice right"))
    let json = try await program.run("eval", "--knowledge", "shop", "--questions", "q.tsv", "--format", "json")
    #expect(JSONSerialization.isValidJSONObject(try JSONSerialization.jsonObject(with: Data(json.output.utf8))))
  }

  @Test("eval prints a line of JSON for each dialogue")
  func dialogues() async throws {
    let program = try CommandsProgram()
    try program.writeShop()
    let dialogue =
      #"{"id": "d", "turns": [{"from": "customer", "text": "are dogs allowed"}, {"from": "bot", "text": "Yes."}]}"#
    let outcome = try await program.run(
      "eval", "--knowledge", "shop", "--dialogues", "-", "--format", "jsonl", input: dialogue + "\n")
    #expect(outcome.status == 0)
    #expect(outcome.lines.count == 1)
    #expect(outcome.output.hasPrefix(#"{"id":"d","turns":[{"frustration":"#))
    #expect(outcome.output.hasSuffix("\"offered_at\":null,\"handed_over_at\":null}\n"))
  }

  @Test("A gold id that no entry has is named with its line, and costs no more than that")
  func unknownGold() async throws {
    let program = try CommandsProgram()
    try program.writeShop()
    try program.write("dogs\ta\n\ncats|dogs\tb\nSMALLTALK:thanx\tta\n", to: "q.tsv")
    let outcome = try await program.run("eval", "--knowledge", "shop", "--questions", "q.tsv")
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("q.tsv:4: the bot knows no small talk of the kind thanx, so this is never met."))
    #expect(outcome.errors.contains("q.tsv:3: no entry has the id cats.\n"))
  }

  @Test("A file that cannot be read ends with 2, with its line where it has one, and a mend")
  func unreadable() async throws {
    let program = try CommandsProgram()
    try program.writeShop()
    try program.write("dogs\tok\nno tab here\n", to: "notab.tsv")
    try program.write(Data([0x64, 0x09, 0x61, 0x0A, 0x00, 0xFF, 0x89, 0x50]), to: "garbage.tsv")
    for (file, place) in [
      ("notab.tsv", "notab.tsv:2: "), ("garbage.tsv", "garbage.tsv:2: "), ("none.tsv", "none.tsv: "),
      ("shop", "shop: "),
    ] {
      let outcome = try await program.run("eval", "--knowledge", "shop", "--questions", file)
      #expect(outcome.status == 2)
      #expect(outcome.errors.hasPrefix(place), "\(outcome.errors)")
      #expect(outcome.output.isEmpty)
    }
    try program.write("{\"id\": 1}\n", to: "d.jsonl")
    let dialogues = try await program.run("eval", "--knowledge", "shop", "--dialogues", "d.jsonl")
    #expect(dialogues.status == 2 && dialogues.errors.hasPrefix("d.jsonl:1: `turns` is missing"))
  }

  @Test("An empty file of questions is measured as such, with a word about it")
  func empty() async throws {
    let program = try CommandsProgram()
    try program.writeShop()
    try program.write("", to: "q.tsv")
    let outcome = try await program.run("eval", "--knowledge", "shop", "--questions", "q.tsv", "--format", "jsonl")
    #expect(outcome.status == 0)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("q.tsv: there is no question in this file.\n"))
  }

  @Test("replay finds the knowledge folder above the transcript, and ends with 1 where something went otherwise")
  func replay() async throws {
    let program = try CommandsProgram()
    try program.writeShop()
    try program.write("knowledge: shop\ncustomer: are dogs allowed\nexpect: answer dogs\n", to: "transcripts/a.txt")
    let green = try await program.run("replay")
    #expect(green.status == 0)
    #expect(green.output.contains("ok    transcripts/a.txt"))
    try program.write("knowledge: shop\ncustomer: are dogs allowed\nexpect: answer cats\n", to: "transcripts/b.txt")
    let red = try await program.run("replay", "transcripts")
    #expect(red.status == 1)
    #expect(red.output.contains("differs transcripts/b.txt:3:1"))
    #expect(red.output.contains("expected  answer cats (no entry has the id cats)"))
    #expect(red.output.contains("got       answer dogs"))
    let json = try await program.run("replay", "transcripts/b.txt", "--format", "json")
    #expect(json.status == 1 && json.output.contains("\"passed\": false"))
  }

  @Test("A transcript that cannot be read ends with 2, every flaw with its place")
  func brokenTranscript() async throws {
    let program = try CommandsProgram()
    try program.writeShop()
    try program.write("customer: a\nexpect: wonders\nnonsense\n", to: "t.txt")
    let outcome = try await program.run("replay", "t.txt", "--knowledge", "shop")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("t.txt:2:9: ") && outcome.errors.contains("t.txt:3:1: "))
    try program.write("", to: "nothing/readme.md")
    for place in ["nowhere.txt", "nothing"] { #expect(try await program.run("replay", place).status == 2) }
    try program.write("knowledge: gone\ncustomer: a\n", to: "g.txt")
    #expect(try await program.run("replay", "g.txt").status == 2)
  }

  @Test("bench looks for the data sets before it opens a model, and names the folder that is not there")
  func noDataSets() async throws {
    let program = try CommandsProgram()
    try program.write("# Shop\n", to: "models/small.model")
    let outcome = try await program.run("bench", "accuracy", "--data-sets", "nowhere", "--tiers", "small")
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix("accuracy: there is no folder nowhere/intent."), "\(outcome.errors)")
  }
}
