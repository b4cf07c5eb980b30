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

  @Test("Where no model is installed, `auto` says so once, and answers")
  func none() async throws {
    let run = try await chat(["how much is delivery"], models: "models", model: "auto")
    #expect(run.errors.ranges(of: "There is no language model in models").count == 1)
    #expect(run.output.contains("€4 within the country"))
  }
}
