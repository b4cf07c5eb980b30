import Comprehension
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
    let missed = try await store.gather(saying: "Reading the conversations") { _, events in Miss.all(in: events) }
    let report = MissReport(missed, receptionist)
    switch format {
    case .text:
      let text = report.text(receptionist.base, limit: limit)
      try Console.standard.show(SafeText.lines(text).joined(separator: "\n"))
    case .json: try Console.standard.show(report.json.pretty)
    case .jsonl: for group in report.groups { try Console.standard.show(group.json.line) }
    }
  }
}
