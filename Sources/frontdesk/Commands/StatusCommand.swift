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
      Asks over the socket in the data folder, which only the user who runs the desk may.

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
    case .text: for line in Self.lines(status) { try output.console.show(line) }
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

  private static func lines(_ status: JSONValue) -> [String] {
    func number(_ name: String) -> String { status[name]?.number.map(written) ?? "–" }
    let departments = (status["waiting_by_department"]?.fields ?? []).map {
      "\(SafeText.line($0.name)) \($0.value.integer ?? 0)"
    }
    let longest = zip(status["ts"]?.integer, status["longest_waiting_since"]?.integer)
      .map { ", the longest for \(duration($0 - $1))" }
    let presence = status["agents"]
    func agents(_ name: String) -> String { presence?[name]?.integer.map(String.init) ?? "–" }
    return [
      "up        \(duration(status["uptime_ms"]?.integer ?? 0))",
      "waiting   \(number("waiting"))" + (longest ?? "")
        + (departments.isEmpty ? "" : " (\(departments.joined(separator: ", ")))"),
      "open      \(number("open"))",
      "agents    \(agents("online")) online, \(agents("away")) away, \(agents("offline")) offline",
      "messages  \(number("messages_per_min")) a minute, \(number("answers_per_min")) answered by the bot",
      "last hour \(number("opened_in_hour")) conversations, \(number("handoffs_in_hour")) calls for a person",
    ]
  }

  private static func written(_ number: Double) -> String {
    number == number.rounded() ? String(Int(number)) : "\((number * 10).rounded() / 10)"
  }

  private static func duration(_ milliseconds: Int) -> String {
    let minutes = milliseconds / 60_000
    if minutes == 0 { return "\(max(0, milliseconds) / 1_000) s" }
    if minutes < 120 { return "\(minutes) min" }
    return minutes < 2_880 ? "\(minutes / 60) h \(minutes % 60) min" : "\(minutes / 1_440) days"
  }

  private static func zip(_ left: Int?, _ right: Int?) -> (Int, Int)? {
    guard let left, let right else { return nil }
    return (left, right)
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
