import Comprehension
import Conversation
import Foundation
import Knowledge

/// A conversation of which nothing is stored, through the code that customers talk to: on an ordinary morning, whatever
/// day it is.
struct Rehearsal: Sendable {
  let receptionist: Receptionist
  let now: Timestamp
  /// Just opened, in the business's own language.
  let opened: ConversationState
  private let surroundings: Surroundings

  init(_ receptionist: Receptionist) {
    self.receptionist = receptionist
    now = LocalMoment.ordinaryMorning.timestamp(in: receptionist.timeZone)
    surroundings = receptionist.surroundings(at: now)
    opened = .opened(given: surroundings, at: now)
  }

  /// What a line of the customer's leads to: nothing where the desk refuses it, since it is empty or too long.
  ///
  /// - Parameter name: of the message, unique in its conversation.
  func hear(
    _ text: MaskedText, as name: String, in state: ConversationState
  ) -> (understanding: Understanding, contents: [Event.Content]) {
    let understanding = receptionist.understand(text, in: state)
    let said = Command.say(text, id: MessageID(rawValue: name)!, understanding)
    return (understanding, (try? decide(said, in: state, given: surroundings, now: now))?.events ?? [])
  }
}

extension Receptionist {
  /// The business's.
  var timeZone: TimeZone { TimeZone(identifier: base.business.hours.timeZone) ?? .gmt }
}

extension ConversationState {
  fileprivate static func opened(given surroundings: Surroundings, at now: Timestamp) -> ConversationState {
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
