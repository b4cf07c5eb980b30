import ArgumentParser
import Embedding

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

  @Argument(help: "Which of the two.")
  var size: EncoderSize
  @OptionGroup var folder: ModelShelfOptions
  @OptionGroup var settings: ConfigurationOptions

  func run() async throws {
    let shelf = folder.shelf
    do throws(ModelError) {
      let wasThere = try shelf.remove(size)
      Console.standard.warn("The \(size) model \(wasThere ? "is removed" : "was not installed").")
    } catch { throw Failure(error, size, on: shelf) }
  }
}
