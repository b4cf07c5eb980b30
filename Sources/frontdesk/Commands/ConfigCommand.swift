import ArgumentParser
import Insight
import Terminal

struct ConfigCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Show every setting, its value, and where that comes from.",
    discussion: """
      A setting is looked for in frontdesk.yaml, then in the environment, then among the flags; the last one found counts. \
      In the file, dots may be nested levels: `agents.away_after: 20m`, or `away_after: 20m` indented below `agents:`. \
      The environment's names are in capitals: FRONTDESK_AGENTS_AWAY_AFTER. Of a file \
      only the name is shown, of a secret only that it is set.

      Examples:
        frontdesk config
        frontdesk config --set routing=automatic --format json

      Exit status: 0 shown, 2 a setting is wrong; file and line are named.
      """)

  @OptionGroup var settings: ConfigurationOptions
  @Option(help: "What is printed.")
  var format = ReportFormat.text
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let configuration = try settings.configuration().calibrated(in: Configuration.given(.data))
    try configuration.checkDoors()
    switch format {
    case .text: try show(configuration)
    case .json: try output.console.show(Self.json(configuration).pretty)
    }
  }

  private func show(_ configuration: Configuration) throws(Failure) {
    let rows = Setting.all.map { setting in
      [
        setting.name, SafeText.line(setting.shown(configuration.text(setting))),
        SafeText.line("\(configuration[setting].source)"),
      ]
    }
    let width = { (column: Int) in rows.map { $0[column].count }.max() ?? 0 }
    let (names, values) = (width(0), width(1))
    for row in rows {
      let isStandard = row[2] == "\(Configuration.Source.standard)"
      try output.console.show(
        StyledLine([
          StyledRun(Self.padded(row[0], names) + "  "), StyledRun(Self.padded(row[1], values) + "  ", .bold),
          StyledRun(row[2], isStandard ? .faint : []),
        ]))
    }
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private static func json(_ configuration: Configuration) -> JSON {
    .array(
      Setting.all.map { setting in
        .object([
          ("name", .string(setting.name)), ("value", .string(setting.shown(configuration.text(setting)))),
          ("source", .string("\(configuration[setting].source)")), ("default", .string(setting.standard)),
          ("variable", .string(setting.variable)), ("help", .string(setting.help)),
        ])
      })
  }
}
