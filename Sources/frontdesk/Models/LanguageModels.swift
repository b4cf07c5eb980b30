import Comprehension
import Desk
import Embedding
import Foundation
import Knowledge
import Matching
import Terminal

/// What answers go by beside the words: the word vectors that are part of the program, and the installed language
/// models, opened, found whole, and ready to learn a knowledge base.
struct LanguageModels: Sendable {
  /// No installed one.
  static let none = LanguageModels(encoders: [words], notices: [], budget: nil)

  /// Part of the program; opened once.
  private static let words = StaticEncoder()

  private let encoders: [any TextEncoder]
  /// Why others are not used, a sentence or two each.
  let notices: [String]
  private let budget: TimeBudget?

  private init(encoders: [any TextEncoder], notices: [String], budget: TimeBudget?) {
    self.encoders = encoders
    self.notices = notices
    self.budget = budget
  }

  /// Reads every byte of the models: one that was altered is left out, and named.
  ///
  /// - Parameters:
  ///   - data: the folder in which what was learnt of a knowledge base is kept for the next start; nil: nowhere.
  ///   - milliseconds: the time for one question; nil: as much as it takes.
  ///   - later: told what turns out only while they learn.
  init(
    _ opened: OpenedModels, keptIn data: String?, milliseconds: Int?, later: @escaping @Sendable (String) -> Void
  ) {
    var encoders: [any TextEncoder] = [Self.words]
    var notices = opened.notices.map(\.words)
    for encoder in opened.encoders {
      do throws(ModelError) {
        try encoder.file.requireUnaltered()
        let rows = data.map { Self.rows(of: encoder.tier, in: $0) }
        encoders.append(
          RememberingEncoder(encoder, identity: encoder.file.hash, path: rows, report: { later($0.words) }))
      } catch { notices.append(ModelNotice.unusable(encoder.file.size, error, opened.shelf).words) }
    }
    self.encoders = encoders
    self.notices = notices
    budget = milliseconds.map {
      // A core is left for everything else: who waits for one would wait for all of them.
      TimeBudget(milliseconds: $0, atOnceMax: max(1, Machine(keepingModelsIn: data ?? ".").cores - 1))
    }
  }

  /// Takes away what this process has begun to write of what they learn, for when it is about to end.
  static func removeUnfinished(in data: String) {
    for size in EncoderSize.allCases { RememberingEncoder.removeUnfinished(rows(of: size.rawValue, in: data)) }
  }

  private static func rows(of tier: String, in data: String) -> String { "\(data)/rows-\(tier).bin" }

  /// Somebody who answers from `base`.
  ///
  /// - Parameters:
  ///   - answerBar: see `Setting.answerBar`.
  ///   - saysProgress: on standard error, where learning takes long.
  func receptionist(
    _ base: KnowledgeBase, answerBar: Double = Double(Configuration.given(.answerBar)) ?? 1, saysProgress: Bool
  ) -> Receptionist {
    let progress = saysProgress ? ProgressLine("Learning the wordings") : nil
    defer { progress?.done() }
    return Receptionist(
      base, encoders: encoders, budget: budget, answerBar: answerBar, progress: progress?.reached)
  }
}
