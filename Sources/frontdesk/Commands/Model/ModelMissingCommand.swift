import ArgumentParser
import Embedding

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
    guard let first = missing.first else { return }
    // Better to hear now than after the fetching that nothing can be put there.
    do throws(ModelError) { try shelf.prepare() } catch { throw Failure(error, first, on: shelf) }
    for size in missing {
      let megabytes = [size.downloadBytes, size.roomBytes].map { String(($0 + 999_999) / 1_000_000) }
      try Console.standard.show(([size.rawValue] + megabytes).joined(separator: " "))
    }
  }
}
