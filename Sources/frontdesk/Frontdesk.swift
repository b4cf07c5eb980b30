import ArgumentParser
import Foundation
import Terminal

/// The program. Each command is thin: it reads its options, calls a room, and shows what came of it.
@main
struct Frontdesk: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "frontdesk",
    abstract: "A front desk that answers from a folder of markdown, says that it is a bot, and fetches a person.",
    discussion: """
      To begin:
        frontdesk init knowledge
        frontdesk chat --knowledge knowledge

      Exit status of every command: 0 all is well, 1 there are findings, 2 it could not be done as asked.
      """,
    version: "0.1.0",
    subcommands: [
      InitCommand.self, ChatCommand.self, ServeCommand.self, SnippetCommand.self, AgentCommand.self, AgentsCommand.self,
      StatusCommand.self, CheckCommand.self, EvalCommand.self, SimulateCommand.self, CalibrateCommand.self,
      ReplayCommand.self,
      HistoryCommand.self, ExportCommand.self, ForgetCommand.self, ModelCommand.self, ConfigCommand.self,
      BenchCommand.self,
    ])

  static func main() async {
    do {
      var command = try parseAsRoot()
      // Not one of ours: the help that was asked for, or the program's own where no command is named. That is given
      // whatever the settings are.
      guard var ours = command as? any AsyncParsableCommand, !(command is Frontdesk) else { return try command.run() }
      _ = try Configuration.ambient.get()
      try await ours.run()
    } catch {
      Foundation.exit(status(showing: error))
    }
  }

  /// Says what went wrong, or gives the help that was asked for.
  ///
  /// - Returns: the exit status; what the parser would end with 64 ends with 2.
  private static func status(showing error: any Error) -> Int32 {
    let console = Console.standard
    switch error {
    case let status as ExitStatus: return status.code
    case let failure as Failure:
      console.warn(failure.message)
      return ExitStatus.unusable.code
    default: break
    }
    let code = exitCode(for: error)
    guard code.isSuccess else {
      console.warn(fullMessage(for: error))
      return ExitStatus.unusable.code
    }
    return (try? console.show(fullMessage(for: error))) == nil ? ExitStatus.unusable.code : 0
  }
}
