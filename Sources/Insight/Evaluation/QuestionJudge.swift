package import Comprehension
import Conversation
import Foundation
import Knowledge
import Language
import Matching

/// Asks questions as customers do, each in a conversation of its own, through the code that customers talk to; only
/// nothing is stored.
package struct QuestionJudge: Sendable {
  private let receptionist: Receptionist
  private let surroundings: Surroundings
  private let now: Timestamp
  private let opened: ConversationState

  /// Questions are asked on an ordinary morning, whatever day it is.
  package init(_ receptionist: Receptionist) {
    self.receptionist = receptionist
    now = LocalMoment.ordinaryMorning.timestamp(in: receptionist.timeZone)
    surroundings = receptionist.surroundings(at: now)
    opened = .opened(given: surroundings, at: now)
  }

  /// Each question opens a conversation: nothing is remembered from the one before.
  package func judge(_ question: Question) -> Judgement {
    let text = MaskedText(masking: question.text)
    let id = MessageID(rawValue: "question")!
    var contents: [Event.Content] = []
    let time = ContinuousClock().measure {
      let understanding = receptionist.understand(text, in: opened)
      // A line that the desk refuses (it is too long) leads to nothing.
      contents =
        (try? decide(.say(text, id: id, understanding), in: opened, given: surroundings, now: now))?.events ?? []
    }
    let record = TurnRecord(contents, from: opened.status)
    let decision = record.decisions.last
    return Judgement(
      question: question, action: decision?.action ?? .ask, smallTalk: decision?.smallTalk,
      entries: decision?.action == .ask ? record.choices : record.posted,
      candidates: contents.isEmpty ? [] : receptionist.ranking(of: text.text).candidates.map(Reading.Candidate.init),
      microseconds: Int(time / .microseconds(1)))
  }
}

extension Receptionist {
  /// The business's.
  var timeZone: TimeZone { TimeZone(identifier: base.business.hours.timeZone) ?? .gmt }
}

extension ConversationState {
  /// A conversation that has just been opened, in the business's own language.
  static func opened(given surroundings: Surroundings, at now: Timestamp) -> ConversationState {
    var state = ConversationState()
    let opening = Command.open(channel: "eval", locale: surroundings.knowledge.business.locale)
    state.apply((try? decide(opening, in: state, given: surroundings, now: now))?.events ?? [], at: now)
    return state
  }

  mutating func apply(_ contents: [Event.Content], at now: Timestamp) {
    for content in contents { apply(Event(seq: seq + 1, at: now, content: content)) }
  }
}

extension Outcome {
  /// None for a message that was stored before.
  var events: [Event.Content] {
    if case .happened(let contents) = self { contents } else { [] }
  }
}

extension Reading.Candidate {
  fileprivate init(_ candidate: Matching.Candidate) {
    self.init(candidate.entry, variant: candidate.variant, confidence: candidate.confidence)
  }
}
