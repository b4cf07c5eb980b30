import Foundation
import Insight
import Terminal

extension EvalCommand {
  /// What `--fairness` is where no file is named.
  static let shippedPairs = "shipped"

  /// Hears both messages of each pair, at the threshold of the settings.
  func judgeFairness(in path: String) throws {
    let file = try TextFile(at: path == Self.shippedPairs ? FairnessPair.shippedFile.path : path)
    let pairs = try FairnessPair.all(in: file)
    if pairs.isEmpty { Console.standard.warn("\(SafeText.line(path)): there is no pair in this file.") }
    let offerAt = try Configuration.ambient.get().decimal(.offerAt)
    let judge = FairnessJudge(MoodEar(knowledge.models.ear()))
    let verdicts = try judged(pairs, judge.judge, asLine: { $0.json(at: offerAt) })
    let summary = FairnessSummary(verdicts, offerAt: offerAt)
    switch format {
    case .text: try Console.standard.show(SafeText.lines(summary.report).joined(separator: "\n"))
    case .json: try Console.standard.show(summary.json.pretty)
    case .jsonl: break
    }
  }
}
