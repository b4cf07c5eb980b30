import Conversation
import Desk
import Foundation
import Insight
import Knowledge
import Storage
import Terminal

extension EvalCommand {
  /// Groups what the stored conversations missed, beside what the knowledge folder holds now.
  func groupMisses() async throws {
    let store = try data.existingStore()
    let receptionist = try knowledge.receptionist()
    let report = MissReport(try await missed(in: store), receptionist)
    switch format {
    case .text:
      let text = report.text(receptionist.base, limit: limit)
      try Console.standard.show(SafeText.lines(text).joined(separator: "\n"))
    case .json: try Console.standard.show(report.json.pretty)
    case .jsonl: for group in report.groups { try Console.standard.show(group.json.line) }
    }
  }

  /// In the order in which the conversations began.
  private func missed(in store: some EventStore) async throws(Failure) -> [Miss] {
    let progress = ProgressLine("Reading the conversations")
    defer { progress.done() }
    let summaries = try await store.summaries().sorted {
      ($0.createdAt, $0.id.rawValue) < ($1.createdAt, $1.id.rawValue)
    }
    var misses: [Miss] = []
    for (index, summary) in summaries.enumerated() {
      misses += Miss.all(in: try await store.allEvents(of: summary.id))
      progress.reached(Double(index + 1) / Double(summaries.count))
    }
    return misses
  }
}
