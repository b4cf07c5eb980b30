import ArgumentParser
import Benchmarks
import Comprehension
import Embedding
import Foundation
import Insight
import Terminal

struct BenchCommand: AsyncParsableCommand {
  enum Part: String, CaseIterable, ExpressibleByArgument {
    case accuracy, encoder, sentiment, storage, codec, echo, throughput, latency, idle, start
  }

  /// What `accuracy` prints.
  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json, csv, markdown }

  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measure speed and accuracy on this machine, as tables.",
    discussion: """
      The folder of data sets holds intent/, frustration/ and businesses/; without it, what needs them is left out. \
      accuracy puts the tiers of the matcher beside BM25 and logistic regression; docs/accuracy.md is its markdown. \
      encoder times the installed language models. echo puts the lines of the protocol, over TCP and over WebSocket, \
      beside bare echoes on the same library. For throughput, latency, idle and start the desk is served by a second \
      process of this program from the knowledge folder, with its limits on speed lifted, and driven over TCP, and where it is idle over WebSocket \
      as well, by this one, on the same processors; it takes some minutes and a gigabyte of disk. Figures of speed mean something in a \
      release build on a quiet machine only.

      Examples:
        frontdesk bench
        frontdesk bench sentiment storage --data-sets data-sets
        frontdesk bench accuracy --data-sets data-sets --tiers words \\
          --format markdown > docs/accuracy.md
        frontdesk bench codec echo throughput latency --knowledge knowledge

      Exit status: 0 measured, 2 a data set or the knowledge cannot be read.
      """)

  @Argument(help: "What is measured; everything unless named.")
  var parts = Part.allCases
  @Option(help: ArgumentHelp("The folder with the public data sets.", valueName: "folder"))
  var dataSets: String?
  @Option(
    help: ArgumentHelp(
      "The tiers whose accuracy is measured, with commas between; those that are there unless given.",
      valueName: "names"))
  var tiers: String?
  @Option(help: "How the accuracy is printed; the other parts are text.")
  var format = Format.text
  @OptionGroup var knowledge: KnowledgeOptions

  func validate() throws {
    guard format == .text || parts == [.accuracy] else {
      throw ValidationError("--format \(format.rawValue) goes with `bench accuracy` alone.")
    }
  }

  func run() async throws {
    let scratch = try BenchScratch()
    defer { scratch.remove() }
    do {
      for part in parts { try await measure(part, in: scratch.folder) }
    } catch let error as UnreadableFile {
      throw Failure(error)
    }
  }

  private func measure(_ part: Part, in folder: URL) async throws {
    switch part {
    case .accuracy: try measureAccuracy()
    case .encoder: try measureEncoders()
    case .sentiment: try measureSentiment()
    case .storage: try await measureStorage(in: folder)
    case .codec: try show("Lines read and written", CodecBenchmark.run().table)
    case .echo: try show("Line echo", try await EchoBenchmark.run(try knowledge.load()).table)
    case .throughput:
      try show("A desk under load", try await desk(in: folder).throughput(for: .seconds(10)).table)
    case .latency: try show("A desk at ease", try await desk(in: folder).latency(for: .seconds(20)).table)
    case .idle:
      let desk = try await desk(in: folder)
      for door in LoadDoor.allCases { try show("A desk with idle customers", try await desk.idle(over: door).table) }
    case .start: try show("A desk that starts", try await desk(in: folder).starts().table)
    }
  }

  private func measureAccuracy() throws {
    // Before the models, which take long to be opened.
    guard try folder("intent", for: .accuracy) != nil, let dataSets else { return }
    let shelf = knowledge.models.folder.shelf
    let names = self.tiers ?? AccuracyTiers.available(on: shelf)
    let tiers = MatcherTier.comparisons + (try AccuracyTiers.named(names, shelf))
    let progress = ProgressLine("Asking and counting")
    defer { progress.done() }
    let report = try AccuracyBenchmark.run(
      in: URL(fileURLWithPath: dataSets, isDirectory: true), tiers, progress: progress.reached)
    switch format {
    case .text: try show("Accuracy", report.text)
    case .json: try Console.standard.show(report.json.pretty)
    case .csv: try Console.standard.show(String(report.csv.dropLast()))
    case .markdown: try Console.standard.show(report.markdown)
    }
  }

  private func measureEncoders() throws {
    let shelf = knowledge.models.folder.shelf
    for size in EncoderSize.allCases where shelf.holds(size) {
      let rows: [EncoderBenchmark.Row]
      do throws(ModelError) { rows = try EncoderBenchmark.run(of: size, path: shelf.path(of: size)) } catch {
        throw Failure(error, size, on: shelf)
      }
      try show("The \(size) encoder", EncoderBenchmark.table(of: rows))
    }
  }

  private func measureSentiment() throws {
    guard let folder = try folder("frustration", for: .sentiment) else { return }
    try show(
      "Frustration: telling labelled messages apart", SentimentBenchmark.table(of: SentimentBenchmark.run(in: folder)))
    if businesses.isEmpty { return }
    let models = knowledge.models.opened()
    var verdicts: [DialogueVerdict] = []
    for business in businesses {
      let base = try KnowledgeOptions.load(business.appendingPathComponent("kb").path)
      let judge = DialogueJudge(models.receptionist(base, saysProgress: true))
      let file = try TextFile(at: business.appendingPathComponent("dialogues.jsonl").path)
      verdicts += try Dialogue.all(in: file).map(judge.judge)
    }
    try show("Frustration: thresholds and what they cost", MoodThresholds(verdicts).table)
  }

  private func measureStorage(in folder: URL) async throws {
    let measured = try await StorageBenchmark.run(in: folder)
    try show("Storage", measured.table)
  }

  private func desk(in folder: URL) async throws -> DeskBenchmark.Run {
    try await DeskBenchmark.Run(
      program: Self.program, knowledge: URL(fileURLWithPath: knowledge.knowledge, isDirectory: true),
      base: try knowledge.load(), in: folder)
  }

  /// This program's file, whatever it was called by.
  private static var program: URL {
    URL(
      fileURLWithPath: (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        ?? CommandLine.arguments[0])
  }

  private func show(_ title: String, _ table: String) throws {
    try Console.standard.show("\(title)\n\n\(table)\n")
  }

  /// The folder of that name among the data sets; says what is left out where none are named.
  ///
  /// - Throws: where data sets are named and it is not among them.
  private func folder(_ name: String, for part: Part) throws(Failure) -> URL? {
    guard let dataSets else {
      Console.standard.warn("\(part.rawValue): left out, it needs --data-sets.")
      return nil
    }
    let folder = URL(fileURLWithPath: dataSets, isDirectory: true).appendingPathComponent(name)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder), isFolder.boolValue else {
      throw Failure(
        SafeText.line("\(part.rawValue): there is no folder \(dataSets)/\(name)."),
        mend: "Name the folder that holds intent/, frustration/ and businesses/ with --data-sets.")
    }
    return folder
  }

  /// The folders of businesses among the data sets, by name.
  private var businesses: [URL] {
    guard let dataSets else { return [] }
    let folder = URL(fileURLWithPath: dataSets, isDirectory: true).appendingPathComponent("businesses")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().map { folder.appendingPathComponent($0) }
      .filter { FileManager.default.fileExists(atPath: $0.appendingPathComponent("dialogues.jsonl").path) }
  }
}
