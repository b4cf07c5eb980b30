import Foundation
import FrontdeskKit
import Testing

@Suite("Reading what a business wrote")
struct ReadingTests {
  @Test("A mistake is thrown with its file, line and column, what it is, and what to do")
  func thrown() throws {
    let error = try #require(throws: Frontdesk.KnowledgeMistakes.self) {
      try Frontdesk(files: ["a.md": "# Topic\n\n## Twice {#x}\n\nOne.\n\n## Again {#x}\n\nTwo."])
    }
    let problem = try #require(error.problems.first)
    #expect(error.problems.count == 1)
    #expect(problem.code == "duplicate-id")
    #expect((problem.file, problem.line, problem.column) == ("a.md", 7, 12))
    #expect(!problem.what.isEmpty && !problem.mend.isEmpty)
    #expect("\(error)" == "a.md:7:12: error: \(problem.what) \(problem.mend)")
  }

  @Test("It tells the business's name, and the languages that it speaks")
  func names() throws {
    #expect(SmallShop.shop.business == "Small Shop")
    #expect(Frontdesk.languages == ["en", "de", "fr", "es"])
    #expect(SmallShop.shop.problems.map(\.code) == ["missing-translation"])
  }

  @Test("Asked to, it leaves mistakes out, and lists them with the warnings")
  func leftOut() throws {
    let files = ["a.md": "## Twice {#x}\n\nOne.\n\n## Again {#x}\n\nTwo."]
    let shop = try Frontdesk(files: files, leavingOutMistakes: true)
    #expect(Set(shop.problems.map(\.severity)) == [.error, .warning])
    #expect(shop.problems.contains { $0.code == "no-business" && $0.severity == .warning })
    #expect(shop.find("Twice").entries.map(\.id) == ["x"])
  }

  @Test("A folder that is not there, or empty, is a mistake of the folder", arguments: ["missing", "empty"])
  func folder(_ name: String) throws {
    let root = FileManager.default.temporaryDirectory.appending(path: "kit-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    try FileManager.default.createDirectory(at: root.appending(path: "empty"), withIntermediateDirectories: true)
    let path = root.appending(path: name).path
    let error = try #require(throws: Frontdesk.KnowledgeMistakes.self) { try Frontdesk(knowledge: path) }
    #expect(error.problems.map(\.file) == [path])
    #expect(error.problems.map(\.line) == [nil])
    #expect("\(error)".hasPrefix("\(path): error: "))
  }

  @Test("Text that claims to be human is refused, in an entry and in a sentence of the bot's (D4)")
  func claims() throws {
    let entry = try #require(throws: Frontdesk.KnowledgeMistakes.self) {
      try Frontdesk(files: ["a.md": "## Who are you?\n\nI am a real person, not a bot."])
    }
    #expect(entry.problems.map(\.code) == ["human-claim"])
    let sentence = try #require(throws: Frontdesk.KnowledgeMistakes.self) {
      try Frontdesk(files: [
        "a.md": "## Dogs?\n\nYes.", "sentences.yaml": "en:\n  disclosure: \"Welcome to {business}.\"",
      ])
    }
    #expect(sentence.problems.map(\.code) == ["sentence"])
    #expect(sentence.problems.map(\.file) == ["sentences.yaml"])
  }

  @Test("A model that is not there is a problem, and answers go by words")
  func noModel() throws {
    let shop = try Frontdesk(files: SmallShop.files, models: "/nowhere")
    let model = try #require(shop.problems.first { $0.code == "model" })
    #expect(model.severity == .warning)
    #expect(model.file == "/nowhere")
    #expect(shop.find("are dogs allowed").answer == "Dogs are welcome.")
  }

  @Test(
    "A model finds what shares no word with what was written",
    .enabled(if: ProcessInfo.processInfo.environment["FRONTDESK_TEST_MODELS"] != nil, "needs FRONTDESK_TEST_MODELS"))
  func model() throws {
    let folder = try #require(ProcessInfo.processInfo.environment["FRONTDESK_TEST_MODELS"])
    let shop = try Frontdesk(files: SmallShop.files, models: folder, upTo: .small)
    #expect(!shop.problems.contains { $0.code == "model" })
    let finding = shop.find("may my puppy come along")
    #expect(finding.entries.first?.id == "dogs")
    #expect(finding.evidence.contains { $0.contains("small model") })
  }
}
