package import Comprehension
import Conversation
import Foundation
import Knowledge
import Language
import Matching

/// Asks questions as customers do, each in a conversation of its own, through the code that customers talk to; only
/// nothing is stored.
package struct QuestionJudge: Sendable {
  private let rehearsal: Rehearsal

  /// - Parameter receptionist: whose knowledge and policy are judged.
  package init(_ receptionist: Receptionist) { rehearsal = Rehearsal(receptionist) }

  /// Each question opens a conversation: nothing is remembered from the one before.
  package func judge(_ question: Question) -> Judgement {
    let text = MaskedText(masking: question.text)
    var contents: [Event.Content] = []
    let time = ContinuousClock().measure {
      contents = rehearsal.hear(text, as: "question", in: rehearsal.opened).contents
    }
    let record = TurnRecord(contents, from: rehearsal.opened.status)
    let decision = record.decisions.last
    return Judgement(
      question: question, action: decision?.action ?? .ask, smallTalk: decision?.smallTalk,
      entries: decision?.action == .ask ? record.choices : record.posted,
      candidates: contents.isEmpty
        ? [] : rehearsal.receptionist.ranking(of: text.text).candidates.map(Reading.Candidate.init),
      microseconds: Int(time / .microseconds(1)))
  }
}

extension Reading.Candidate {
  fileprivate init(_ candidate: Matching.Candidate) {
    self.init(candidate.entry, variant: candidate.variant, confidence: candidate.confidence)
  }
}
