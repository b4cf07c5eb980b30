import ArgumentParser
import Client
import Conversation
import Foundation
import Insight
import Terminal
import Wire

struct StatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Ask the running desk how it is: queue, agents, rates.",
    discussion: """
      Asks over the socket in the data folder, which only the user who runs the desk may. Besides who waits and who \
      works it tells which tier of the matcher answers, and from which frustration on a person is offered or called.

      Examples:
        frontdesk status
        frontdesk status --data data --format json

      Exit status: 0 shown, 2 no desk runs there.
      """)

  @OptionGroup var data: DataOptions
  @Option(help: "What is printed.")
  var format = ReportFormat.text
  @OptionGroup var output: OutputOptions
  @OptionGroup var settings: ConfigurationOptions

  func run() async throws {
    let status = try await status()
    switch format {
    case .json: try output.console.show(JSON(status).pretty)
    case .text: for line in StatusLines.of(status) { try output.console.show(line) }
    }
  }

  private func status() async throws(Failure) -> JSONValue {
    let client = AgentClient(observing: .data(folder: data.data))
    client.start()
    defer { client.leave() }
    for await report in client.reports {
      switch report {
      case .welcomed:
        do throws(WireError) {
          guard let status = try await client.ask(.status).fields["status"] else { break }
          return status
        } catch { throw Failure(SafeText.line(error.message), mend: "Look into the desk's log.") }
      case .lost(let reason, _): throw Self.nobody(SafeText.line("The connection was lost: \(reason)."))
      case .ended(let ending): throw Self.nobody(SafeText.line(ending.inWords))
      default: continue
      }
    }
    throw Self.nobody("The desk said nothing of its status.")
  }

  private static func nobody(_ what: String) -> Failure {
    Failure(what, mend: "Name the data folder of a desk that runs, with --data.")
  }
}

extension JSON {
  /// What came over the wire, as it came.
  fileprivate init(_ value: JSONValue) {
    switch value {
    case .null: self = .null
    case .bool(let value): self = .bool(value)
    case .integer(let value): self = .integer(value)
    case .decimal(let value): self = .number(value)
    case .string(let value): self = .string(value)
    case .array(let values): self = .array(values.map { JSON($0) })
    case .object(let fields): self = .object(fields.map { ($0.name, JSON($0.value)) })
    }
  }
}
