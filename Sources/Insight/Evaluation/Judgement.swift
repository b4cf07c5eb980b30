package import Conversation
package import Knowledge
package import Language

/// What the bot made of a question in a fresh conversation.
package struct Judgement: Hashable, Sendable {
  /// What was asked, and what should happen.
  package var question: Question
  /// `ask` or `offer` without entries where nothing was found; `ask`, too, where the desk would refuse the line.
  package var action: Decision.Action
  /// Nil where the decision was none of small talk.
  package var smallTalk: SmallTalk?
  /// What was posted; for `ask`, the choices shown.
  package var entries: [EntryID]
  /// The ranking, best first, whatever the decision.
  package var candidates: [Reading.Candidate]
  /// To understand the message and to decide on it.
  package var microseconds: Int

  /// Of the first candidate; 0 where there is none.
  package var confidence: Double { candidates.first?.confidence ?? 0 }
  /// The entries that were posted as an answer; choices are not.
  package var posted: [EntryID] { action == .ask ? [] : entries }
}

extension Judgement {
  /// Whether what was posted is wrong: one entry that the gold does not name suffices. False where nothing was posted.
  package var isWrong: Bool { !Set(posted).isSubset(of: question.gold.entries) }

  /// Whether the first candidate is one that the gold names.
  package var firstIsRight: Bool { candidates.first.map { question.gold.entries.contains($0.entry) } ?? false }

  /// Whether the first three candidates hold what the gold asks for: one of the alternatives, and all of its entries.
  package var firstThreeHoldIt: Bool { question.gold.isMet(within: Set(candidates.prefix(3).map(\.entry))) }

  /// Whether the right thing was done, offers and choices not counted as such.
  package var isMet: Bool {
    question.gold.alternatives.contains { alternative in
      switch alternative {
      case .entries(let entries): !isWrong && Set(entries).isSubset(of: posted)
      case .nothing: posted.isEmpty && action != .smallTalk && action != .handOver
      case .person: action == .handOver
      case .smallTalk: alternative.isMet(by: action, smallTalk)
      }
    }
  }

  /// Whether the choices shown hold what the gold asks for.
  package var choicesHoldIt: Bool { action == .ask && question.gold.isMet(within: Set(entries)) }
}

extension Gold {
  fileprivate func isMet(within found: Set<EntryID>) -> Bool {
    alternatives.contains { if case .entries(let entries) = $0 { found.isSuperset(of: entries) } else { false } }
  }
}

extension Judgement {
  /// The line that `eval --format jsonl` prints. The names stay stable.
  package var json: JSON {
    .object([
      ("text", .string(question.text)),
      ("gold", .string(question.gold.written)),
      ("decision", .string(action.evaluated.rawValue)),
      ("entries", .array(entries.map { .string($0.rawValue) })),
      ("confidence", .rounded(confidence)),
      (
        "candidates",
        .array(
          candidates.map { candidate in
            .object([
              ("entry", .string(candidate.entry.rawValue)), ("confidence", .rounded(candidate.confidence)),
            ])
          })
      ),
      ("microseconds", .integer(microseconds)),
    ])
  }
}

extension Decision.Action {
  /// The six words of the evaluation formats: a message that is kept for a person belongs to the hand-over before it.
  package var evaluated: Decision.Action { self == .wait ? .handOver : self }
}
