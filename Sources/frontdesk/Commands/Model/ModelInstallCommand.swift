import ArgumentParser
import Embedding
import Terminal

struct ModelInstallCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "install",
    abstract: "Install a language model from its published files.",
    discussion: """
      Makes the model of its published weights, with a byte for each number, and puts it into the folder of the models. \
      docs/operations.md says where the files are. The SHA-256 of weights and vocabulary must be those of the authors' publication. The model is there whole \
      afterwards, or what was there before is. A desk that runs uses it from its next start on.

      Example:
        frontdesk model install small --weights FILE --vocabulary FILE

      Exit status: 0 installed, 2 it could not be done.
      """)

  @Argument(help: "Which of the two.")
  var size: EncoderSize
  @Option(help: ArgumentHelp("The published weights, model.safetensors.", valueName: "file"))
  var weights: String
  @Option(help: ArgumentHelp("The published vocabulary, vocab.txt.", valueName: "file"))
  var vocabulary: String
  @OptionGroup var folder: ModelShelfOptions
  @OptionGroup var settings: ConfigurationOptions

  func run() async throws {
    let shelf = folder.shelf
    let signals = StartSignals(.ends(cleaning: { [size] in shelf.removeUnfinished(size) }))
    defer { signals.done() }
    do throws(ModelError) {
      try shelf.install(size, weights: weights, vocabulary: vocabulary)
      let bytes = try shelf.open(size).file.byteCount
      Console.standard.warn(
        "Installed the \(size) model: \(SafeText.line(shelf.path(of: size))), \(bytesInWords(bytes)).")
    } catch { throw Failure(error, size, on: shelf) }
  }
}
