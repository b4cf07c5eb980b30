import ArgumentParser
import Embedding
import Insight
import Terminal

struct ModelCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "model",
    abstract: "Show the language models: what is installed, how fast, what fits here.",
    discussion: """
      Words alone find what customers ask in the business's own words. A language model finds what they ask in words of \
      their own, and runs here on the processor: nothing leaves the machine. There are two, small and large; without \
      them everything else works. `make model` in the source folder fetches what fits here. Without that folder, \
      docs/operations.md says where the published weights are, and `install` makes the model of them.

      Examples:
        frontdesk model
        frontdesk model show --format json
        frontdesk model install small --weights FILE --vocabulary FILE
        frontdesk model remove large

      Exit status: 0 all is well, 1 a model that is there cannot be used, 2 it could not be done as asked.
      """,
    subcommands: [
      ModelShowCommand.self, ModelInstallCommand.self, ModelRemoveCommand.self, ModelMissingCommand.self,
    ],
    defaultSubcommand: ModelShowCommand.self)
}

struct ModelShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Read every byte of the installed models, measure them, and show what fits this machine.",
    discussion: """
      Example:
        frontdesk model show --format json

      Exit status: 0 shown, 1 a model that is there cannot be used.
      """)

  @OptionGroup var models: ModelOptions
  @Option(help: "What is printed.")
  var format = ReportFormat.text
  @OptionGroup var output: OutputOptions
  @OptionGroup var settings: ConfigurationOptions

  func run() async throws {
    let report = ModelReport(models.folder.shelf, models.model)
    switch format {
    case .text: try ModelView(output.console).show(report)
    case .json: try output.console.show(report.json.pretty)
    }
    if report.hasFlaw { throw ExitStatus.findings }
  }
}

struct ModelInstallCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "install",
    abstract: "Make a model of its published weights, with bytes for numbers.",
    discussion: """
      The SHA-256 of weights and vocabulary must be those of the authors' publication. The model is there whole \
      afterwards, or what was there before is. A desk that runs uses it from its next start on.

      Example:
        frontdesk model install small --weights FILE --vocabulary FILE

      Exit status: 0 installed, 2 it could not be done.
      """)

  @Argument(help: "Which one.")
  var size: EncoderSize
  @Option(help: ArgumentHelp("The published weights, model.safetensors.", valueName: "file"))
  var weights: String
  @Option(help: ArgumentHelp("The published vocabulary, vocab.txt.", valueName: "file"))
  var vocabulary: String
  @OptionGroup var folder: ModelShelfOptions
  @OptionGroup var settings: ConfigurationOptions

  func run() async throws {
    let shelf = folder.shelf
    let cleaning = InterruptCleaning { [size] in shelf.removeUnfinished(size) }
    defer { cleaning.done() }
    do throws(ModelError) {
      try shelf.install(size, weights: weights, vocabulary: vocabulary)
      let bytes = try shelf.open(size).file.byteCount
      Console.standard.warn(
        "Installed the \(size) model: \(SafeText.line(shelf.path(of: size))), \(bytesInWords(bytes)).")
    } catch { throw Failure(error) }
  }
}

struct ModelRemoveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Remove an installed model.",
    discussion: """
      A desk that runs keeps it until it ends.

      Example:
        frontdesk model remove large

      Exit status: 0 it is gone, or was not there; 2 it cannot be removed.
      """)

  @Argument(help: "Which one.")
  var size: EncoderSize
  @OptionGroup var folder: ModelShelfOptions
  @OptionGroup var settings: ConfigurationOptions

  func run() async throws {
    do throws(ModelError) {
      let wasThere = try folder.shelf.remove(size)
      Console.standard.warn("The \(size) model \(wasThere ? "is removed" : "was not installed").")
    } catch { throw Failure(error) }
  }
}

/// For `Scripts/fetch-model`.
struct ModelMissingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "missing",
    abstract: "Print the models that are wanted here and not installed, for scripts.",
    discussion: """
      A line each: its size, the megabytes to fetch, the megabytes of disk that it takes meanwhile. With auto, those that \
      fit this machine.

      Example:
        frontdesk model missing --model large

      Exit status: 0 printed, 2 the folder cannot be written to.
      """)

  @OptionGroup var models: ModelOptions
  @OptionGroup var settings: ConfigurationOptions

  func run() async throws {
    let shelf = models.folder.shelf
    let missing = shelf.missing(models.model, on: Machine(keepingModelsIn: shelf.folder))
    guard !missing.isEmpty else { return }
    // Better to hear now than after the fetching that nothing can be put there.
    do throws(ModelError) { try shelf.prepare() } catch { throw Failure(error) }
    for size in missing {
      let megabytes = [size.downloadBytes, size.roomBytes].map { String(($0 + 999_999) / 1_000_000) }
      try Console.standard.show(([size.rawValue] + megabytes).joined(separator: " "))
    }
  }
}

extension Failure {
  fileprivate init(_ error: ModelError) {
    switch error {
    case .unreadable(let path, let reason):
      self.init(SafeText.line("\(path): \(reason)."), mend: "Make room, or name another file or folder, and try again.")
    case .weights:
      self.init(SafeText.line(error.words), mend: "docs/operations.md names where model.safetensors and vocab.txt are.")
    case .notAModel, .otherVersion, .wrongSize, .altered:
      self.init(SafeText.line(error.words), mend: "What was there before is of no use.")
    }
  }
}
