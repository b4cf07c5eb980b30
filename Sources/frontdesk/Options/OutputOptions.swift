import ArgumentParser
import Foundation
import Terminal

/// How results are shown.
struct OutputOptions: ParsableArguments {
  @Flag(
    name: .customLong("no-color"), help: "No colours, even in a terminal. NO_COLOR in the environment does the same.")
  var noColour = false

  var console: Console {
    Console(output: .standardOutput, errors: .standardError, abilities: abilities(of: .standardOutput))
  }

  func abilities(of file: OutputFile) -> TerminalAbilities {
    TerminalAbilities(
      environment: ProcessInfo.processInfo.environment, isTerminal: file.isTerminal, wantsColour: !noColour)
  }
}

/// The formats of a command that prints a report.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
  /// For people.
  case text
  /// For scripts.
  case json
}
