import Conversation
import Knowledge

extension Frontdesk {
  /// What came of one step of a conversation.
  public struct Turn: Hashable, Sendable {
    /// What happened: to be kept with what happened before, all or none of it.
    public let events: [Event]
    /// What the customer is to be shown: every new line but their own.
    public let lines: [Line]
    /// Who has the conversation now.
    public let status: Chat.Status
    /// Somebody is wanted: in whose queue the conversation is to stand. Nil where nothing about that changed.
    public let handOff: HandOff?
    /// Why the bot did what it did, in plain sentences, the deciding one first. Empty where it decided nothing.
    public let why: [String]
    /// How frustrated the customer is. Nil where they said nothing, or to a person.
    public let frustration: Frustration?
    /// The same had been heard before, under the same id; nothing happened now (I2).
    public let isRepeated: Bool
  }

  /// That a person is wanted.
  public struct HandOff: Hashable, Sendable {
    /// Why.
    public enum Cause: String, Hashable, Sendable, CaseIterable {
      /// The customer has had enough.
      case mood
      /// The customer asked for one.
      case request
      /// The entry is one for people.
      case topic
      /// No answer was found, or accepted.
      case miss
      /// A word that the business listed, or despair.
      case emergency
      /// The person who had it could not go on.
      case transfer
    }

    /// How soon, from the least urgent on.
    public enum Priority: String, Hashable, Sendable, CaseIterable {
      /// After all others.
      case low
      /// As they come.
      case normal
      /// Before the others.
      case high
      /// At once.
      case urgent
    }

    /// Why.
    public let cause: Cause
    /// How soon.
    public let priority: Priority
    /// The key of the department in `business.yaml`; nil: whoever is free.
    public let department: String?
  }
}

extension Frontdesk.HandOff {
  init(_ handoff: Handoff) {
    self.init(
      cause: Cause(handoff.cause), priority: Priority(handoff.priority), department: handoff.department?.rawValue)
  }
}

extension Frontdesk.HandOff.Cause {
  fileprivate init(_ cause: Conversation.Cause) {
    self =
      switch cause {
      case .mood: .mood
      case .request: .request
      case .topic: .topic
      case .miss: .miss
      case .emergency: .emergency
      case .transfer: .transfer
      }
  }
}

extension Frontdesk.HandOff.Priority {
  fileprivate init(_ priority: Knowledge.Priority) {
    self =
      switch priority {
      case .low: .low
      case .normal: .normal
      case .high: .high
      case .urgent: .urgent
      }
  }
}
