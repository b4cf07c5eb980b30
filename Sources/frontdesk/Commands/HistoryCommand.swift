import ArgumentParser
import Conversation
import Foundation
import Insight
import Knowledge
import Storage
import Terminal

struct HistoryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "List stored conversations, or show one.",
    discussion: """
      Without an id: the id, the time of the last line, the state and the customer's first line of each conversation, the \
      latest first. With one: who said what and when, and what the bot decided. Times are the machine's local ones.

      Examples:
        frontdesk history --data data
        frontdesk history kx3v7mzq2bnd4f5gh6jk7lmn2p --data data

      Exit status: 0 shown, 2 there is no such conversation or the data cannot be read.
      """)

  @Argument(help: "The id of a conversation; all are listed unless given.")
  var id: String?
  @OptionGroup var data: DataOptions
  @Option(help: "Conversations listed at most.")
  var limit = 100
  @Option(help: "What is printed.")
  var format = ReportFormat.text
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit takes a number above 0.") }
  }

  func run() async throws {
    let store = try data.existingStore()
    if let id { try await show(id, of: store) } else { try await list(store) }
  }

  private func show(_ name: String, of store: some EventStore) async throws {
    let (id, events) = try await store.conversation(named: name)
    switch format {
    case .text: try HistoryView(output.console).show(events)
    case .json: try output.console.show(ConversationExport(id, events).json.line)
    }
  }

  private func list(_ store: some EventStore) async throws {
    let found = try await store.summaries(limit: limit == .max ? limit : limit + 1)
    if found.count > limit {
      Console.standard.warn("The latest \(limit) are listed, and there are more: --limit takes a larger number.")
    }
    let summaries = Array(found.prefix(limit))
    switch format {
    case .text: try HistoryView(output.console).show(summaries)
    case .json: try output.console.show(JSON.array(summaries.map(JSON.init)).pretty)
    }
  }
}

extension JSON {
  fileprivate init(_ summary: ConversationSummary) {
    self = .object([
      ("id", .string(summary.id.rawValue)), ("status", .string(summary.status.rawValue)),
      ("created_at", .string(summary.createdAt.iso8601)), ("last_event_at", .string(summary.lastEventAt.iso8601)),
      ("waiting_since", .optional(summary.waitingSince) { .string($0.iso8601) }),
      ("priority", .string(summary.priority.rawValue)), ("events", .integer(summary.seq)),
      ("first_line", .optional(summary.firstLine, JSON.string)),
    ])
  }
}
