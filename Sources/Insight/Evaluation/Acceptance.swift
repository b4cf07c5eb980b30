import Conversation
import Language

extension DialogueAct {
  /// Whether it says that the answer before was of no use.
  var rejects: Bool { self == .objection || self == .refusal || self == .noneOfThese }

  /// Whether it says that the answer before was of use.
  var accepts: Bool {
    switch self {
    case .smallTalk(.thanks), .smallTalk(.praise), .smallTalk(.farewell), .smallTalk(.acceptance): true
    default: false
    }
  }
}

extension Decision {
  /// The same answer for the same words, under which a person is offered since it did not help.
  var isSecondTime: Bool { action == .offer && cause == .miss && !entries.isEmpty }
}
