import ArgumentParser
import Embedding
import Insight
import Terminal

struct ModelShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Read every byte of the installed models, measure them, and show what fits this machine.",
    discussion: """
      Of each model: whether it is whole, what it takes, and how long a question takes with it here.

      Examples:
        frontdesk model show
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
