import Comprehension
import Desk
import Foundation
import Insight
import Knowledge
import Testing

@Suite("Two knowledge folders compared on the same questions")
struct QuestionComparisonTests {
  @Test("What an edit wins and loses is told question by question, and whether it may be chance")
  func comparison() throws {
    var edited = SmallShop.files
    edited["orders.md"] = edited["orders.md"]?
      .replacingOccurrences(of: "- are dogs allowed\n", with: "- can my poodle visit\n")
      .replacingOccurrences(of: "## Can I bring my dog? {#dogs}", with: "## Poodles and terriers {#dogs}")
      .replacingOccurrences(of: "- may my dog come in\n", with: "")
    let now = try Receptionist(KnowledgeLoader(files: edited).load())
    let file =
      "dogs\tcan my poodle visit\ndogs\tare dogs allowed\ndelivery-cost\tis delivery free\nHUMAN\tget me a person\n"
    let questions = try Question.all(in: TextFile(Data(file.utf8), path: ""))
    let (old, new) = (QuestionJudge(try SmallShop.receptionist()), QuestionJudge(now))
    let comparison = QuestionComparison(
      questions.map { QuestionComparison.Pair(before: old.judge($0), now: new.judge($0)) })
    #expect(comparison.pairs.map(\.outcome) == [.won, .lost, .same, .same])
    #expect(comparison.met.won == 1 && comparison.met.lost == 1 && comparison.met.bothRight == 2)
    #expect(comparison.first.total == 3)
    #expect(comparison.harmless.before == 4)
    let report = comparison.report
    #expect(report.contains("The right thing was done: 3 before, 3 now."))
    #expect(report.contains("1 won, 1 lost: chance would do this in every case."))
    #expect(report.contains("can my poodle visit\n    nothing found  →  answer dogs"))
    #expect(comparison.pairs[0].json.line.contains(#""outcome":"won","before":{"decision":"offer""#))
  }

  @Test("A folder compared with itself wins and loses nothing")
  func itself() throws {
    let judge = QuestionJudge(try SmallShop.receptionist())
    let questions = try Question.all(in: TextFile(Data("dogs\tare dogs allowed\nNONE\twho won\n".utf8), path: ""))
    let comparison = QuestionComparison(
      questions.map { QuestionComparison.Pair(before: judge.judge($0), now: judge.judge($0)) })
    #expect(comparison.met.won + comparison.met.lost == 0 && comparison.met.chance == 1)
    #expect(comparison[.same].count == 2 && !comparison.report.contains("Won"))
  }
}
