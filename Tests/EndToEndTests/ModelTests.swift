import Foundation
import Testing

/// The small model where the project's own scripts have put it; see Scripts/test.
private let folder = ProcessInfo.processInfo.environment["FRONTDESK_TEST_MODELS"] ?? ""
private let model = folder + "/small.model"

@Suite("A chat with a language model", .enabled(if: FileManager.default.fileExists(atPath: model), "needs small.model"))
struct ModelTests {
  private let place: Workplace
  /// Shares only "sending" with a wording of the entry about delivery costs, and that with others' too.
  private let question = "what is the fee for sending things to my home"

  init() async throws { place = try await Workplace().withSample() }

  private func chat(_ lines: [String], models: String, model: String = "small") async throws -> PipedRun {
    try await PipedRun(
      ["chat"], in: place, input: Array((lines.joined(separator: "\n") + "\n").utf8),
      // A busy machine is to take its time: what is asked here is not how fast it is.
      environment: [
        "FRONTDESK_MODEL": model, "FRONTDESK_MODELS": models, "FRONTDESK_ANSWER_BUDGET_MS": "1000",
      ])
  }

  @Test("A question in words of the customer's own is read by the model, and /why names it")
  func meaning() async throws {
    let run = try await chat([question, "/why"], models: folder)
    #expect(run.output.contains("€4 within the country"), "\(run.output)")
    #expect(run.output.contains("Matched by meaning (small model)."), "\(run.output)")
    #expect(!run.errors.contains("model"), "\(run.errors)")
    #expect(place.exists("data/rows-small.bin"))
  }

  @Test("A model that is missing, cut short, altered or of another version is named, and words answer")
  func damaged() async throws {
    let whole = try Data(contentsOf: URL(fileURLWithPath: model))
    var (altered, newer) = (whole, whole)
    altered[altered.count - 1_000] ^= 1
    newer[8] += 1
    let cases: [(Data?, String)] = [
      (nil, "is not in"), (whole.dropLast(5), "was cut short or damaged"), (altered, "is not what was installed"),
      (newer, "has format 2"),
    ]
    for (bytes, message) in cases {
      let models = place.path + "/models"
      try? FileManager.default.removeItem(atPath: models)
      try FileManager.default.createDirectory(atPath: models, withIntermediateDirectories: true)
      if let bytes { try bytes.write(to: URL(fileURLWithPath: models + "/small.model")) }
      let run = try await chat(["how much is delivery"], models: models)
      #expect(run.errors.contains(message), "\(run.errors)")
      #expect(run.output.contains("€4 within the country"))
      #expect(run.ending == .exit(0))
    }
  }

  @Test("Where what the model learnt cannot be kept, that is said once, with the file, and it answers all the same")
  func notKept() async throws {
    try FileManager.default.createDirectory(
      atPath: place.path + "/data/rows-small.bin", withIntermediateDirectories: true)
    let run = try await chat([question, "how much is delivery"], models: folder)
    #expect(run.errors.ranges(of: "data/rows-small.bin cannot be written: Is a directory.").count == 1, "\(run.errors)")
    #expect(run.output.contains("€4 within the country"))
    #expect(run.ending == .exit(0))
    let desk = try await PipedRun(
      ["serve", "--stdio"], in: place, environment: ["FRONTDESK_MODEL": "small", "FRONTDESK_MODELS": folder])
    #expect(desk.errors.ranges(of: "data/rows-small.bin cannot be written").count == 1, "\(desk.errors)")
  }

  @Test("Where no model is installed, `auto` says so once, and answers")
  func none() async throws {
    let run = try await chat(["how much is delivery"], models: "models", model: "auto")
    #expect(run.errors.ranges(of: "There is no language model in models").count == 1)
    #expect(run.output.contains("€4 within the country"))
  }
}

@Suite("Language models that are not there")
struct AbsentModelTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  private func model(_ arguments: [String], _ environment: [String: String] = [:]) async throws -> PipedRun {
    try await PipedRun(["model"] + arguments, in: place, environment: environment)
  }

  @Test("`frontdesk model` names a folder that is not there, and the command that installs into it")
  func folder() async throws {
    let run = try await model(["--models", "/nope"])
    #expect(run.ending == .exit(0))
    #expect(run.output.contains("There is no folder /nope"), "\(run.output)")
    #expect(run.output.contains("FRONTDESK_MODELS=/nope make model MODEL=small` in the source folder"))
    #expect(run.output.contains("`frontdesk model install large --models /nope --weights FILE --vocabulary FILE`"))
  }

  @Test("A file that is no model is named with its reason and the command that mends it, in text and in JSON")
  func damaged() async throws {
    try place.write("# Shop\n", to: "models/small.model")
    let text = try await model([])
    #expect(text.ending == .exit(1))
    #expect(text.output.contains("models/small.model is not a model of frontdesk."), "\(text.output)")
    let mend = "Install it again: `FRONTDESK_MODELS=\(place.path)/models make model MODEL=small` in the source folder"
    #expect(text.output.contains(mend), "\(text.output)")
    let json = try await model(["show", "--format", "json"])
    let report = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let first = try #require((report["models"] as? [[String: Any]])?.first)
    #expect((first["mend"] as? String)?.hasPrefix(mend) == true)
  }

  @Test("What cannot be installed says what is wrong and what to do, and it is not that a model cannot be read")
  func installing() async throws {
    try place.write("weights", to: "w")
    let run = try await model(["install", "small", "--weights", "w", "--vocabulary", "gone"])
    #expect(run.ending == .exit(2))
    #expect(
      run.errors.hasPrefix("The weights gone cannot be converted: the vocabulary cannot be read."), "\(run.errors)")
    #expect(run.errors.contains("make model MODEL=small` in the source folder"))
  }
}
