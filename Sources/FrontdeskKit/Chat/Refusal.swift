import Conversation

extension Frontdesk {
  /// Why a step of a conversation is not taken. Nothing has changed then.
  public enum Refusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// Another person has the conversation (I8).
    case notOwner
    /// The same id was used for something else (I2).
    case idConflict
    /// Not 1–64 of `[A-Za-z0-9._:-]`.
    case badID(String)
    /// The text has more Unicode scalars than `limit`.
    case tooLong(limit: Int)
    /// Nothing that can be seen.
    case empty
    /// The step does not fit where the conversation stands.
    case wrongStatus(Chat.Status)

    /// What is wrong, and what to do about it.
    public var description: String {
      switch self {
      case .notOwner: "Another person has the conversation. Let them reply, hand it back or release it first."
      case .idConflict: "The id was used for something else. Give every message an id of its own."
      case .badID(let id): "“\(id)” is no message id. Use 1–64 letters, digits, dots, colons, hyphens and underscores."
      case .tooLong(let limit): "The text has more than \(limit) Unicode scalars. Send it in parts."
      case .empty: "There is nothing in the text that can be seen. Send some words."
      case .wrongStatus(let status):
        "That cannot be done in a conversation whose status is \(status.rawValue). See what `status` says first."
      }
    }
  }
}

extension Frontdesk.Refusal {
  init(_ refusal: Conversation.Refusal) {
    switch refusal {
    case .notOwner: self = .notOwner
    case .idConflict: self = .idConflict
    case .tooLong(let limit): self = .tooLong(limit: limit)
    case .empty: self = .empty
    case .wrongState(let status): self = .wrongStatus(Frontdesk.Chat.Status(status))
    case .unknownDepartment, .badLabel, .badScore, .badTime:
      preconditionFailure("no step of a chat's names a department, a label, a score or a time to come: \(refusal)")
    }
  }
}
