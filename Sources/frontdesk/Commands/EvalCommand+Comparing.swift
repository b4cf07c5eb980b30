import Comprehension
import Desk
import Embedding
import Foundation
import Insight
import Knowledge
import Terminal

extension EvalCommand {
  /// Asks the questions of both knowledge folders of `--compare`, and under the settings in force and those of
  /// `--versus`.
  func compareQuestions(in path: String) throws {
    let questions = try Question.all(in: TextFile(at: path))
    let folders = compare.isEmpty ? [knowledge.knowledge] : compare
    let bases = try folders.map { folder throws(Failure) in try knowledge.load(folder) }
    // An id that only one of them has is what may be compared; one that neither has is a slip.
    let slips = questions.filter { question in !bases.contains { $0.holds(question.gold) } }
    if questions.isEmpty || !slips.isEmpty { warn(about: slips, in: path, bases[bases.count - 1]) }
    let judges = [
      QuestionJudge(try receptionist(bases[0], under: [])),
      QuestionJudge(try receptionist(bases[bases.count - 1], under: versus)),
    ]
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

extension EvalCommand {
  /// Somebody who answers from `base` under other settings than those in force.
  private func receptionist(_ base: KnowledgeBase, under settings: [String]) throws(Failure) -> Receptionist {
    var configuration = try Configuration.ambient.get()
    for assignment in settings {
      let name = assignment.prefix { $0 != "=" }
      guard Self.comparable.contains(where: { $0.name == name }) else {
        throw Failure(
          "--versus takes \(Self.comparable.map(\.name).joined(separator: " or ")), not “\(SafeText.line(assignment))”.",
          mend: "Write --versus answer_bar=1.2.")
      }
      try configuration.set(assignment)
    }
    var models = knowledge.models
    if settings.contains(where: { $0.hasPrefix("\(Setting.model.name)=") }) {
      models.model = ModelChoice(rawValue: configuration.text(.model)) ?? models.model
    }
    return models.opened().receptionist(
      base, answerBar: configuration.decimal(.answerBar), saysProgress: true)
  }

  /// The settings by which answers may differ.
  private static let comparable: [Setting] = [.model, .answerBar]
}

extension KnowledgeBase {
  /// Whether it has every entry that a gold names.
  fileprivate func holds(_ gold: Gold) -> Bool { gold.entries.allSatisfy { entry($0) != nil } }
}
