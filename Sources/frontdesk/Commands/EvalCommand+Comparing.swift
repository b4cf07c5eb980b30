import Foundation
import Insight
import Knowledge
import Terminal

extension EvalCommand {
  /// Asks the questions of both knowledge folders of `--compare`.
  func compareQuestions(in path: String) throws {
    let questions = try Question.all(in: TextFile(at: path))
    let bases = try compare.map { folder throws(Failure) in try knowledge.load(folder) }
    // An id that only one of them has is what may be compared; one that neither has is a slip.
    let slips = questions.filter { question in !bases.contains { $0.holds(question.gold) } }
    if questions.isEmpty || !slips.isEmpty { warn(about: slips, in: path, bases[1]) }
    let models = knowledge.models.opened()
    let judges = bases.map { QuestionJudge(models.receptionist($0, saysProgress: true)) }
    let (before, now) = (judges[0], judges[1])
    let pairs = try judged(
      questions, { QuestionComparison.Pair(before: before.judge($0), now: now.judge($0)) }, asLine: \.json)
    let comparison = QuestionComparison(pairs)
    switch format {
    case .text: try Console.standard.show(SafeText.lines(comparison.report).joined(separator: "\n"))
    case .json: try Console.standard.show(comparison.json.pretty)
    case .jsonl: break
    }
  }
}

extension KnowledgeBase {
  /// Whether it has every entry that a gold names.
  fileprivate func holds(_ gold: Gold) -> Bool { gold.entries.allSatisfy { entry($0) != nil } }
}
