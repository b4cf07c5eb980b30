import Conversation

/// Something that waits for its turn in a conversation.
enum Errand: Sendable {
  /// - Parameter mayBeNew: the conversation need not exist.
  case carryOut(Order, mayBeNew: Bool, then: @Sendable (Result<CarriedOut, DeskError>) -> Void)
  case look(@Sendable (Result<ConversationState, DeskError>) -> Void)
  /// Again for each page of what was missed, until it is all told.
  case follow(Following, then: @Sendable (Result<Void, DeskError>) -> Void)
  /// Somebody who followed is told no places in the queue any more.
  case leave(any Listener)
  /// - Parameter by: who need not be told.
  case typing(Speaker, isOn: Bool, by: Following?)
}

/// What came of an order, with the events that it led to: none where the same had been carried out before.
struct CarriedOut: Sendable {
  var done: Done
  var events: [Event] = []
}
