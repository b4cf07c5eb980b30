import Conversation
import Desk
import Knowledge
import Storage
import Wire

extension ServerMessage {
  /// The `ok` for something that was stored (I1).
  static func ok(_ done: Done, _ id: MessageID, in conversation: ConversationID) -> ServerMessage {
    .ok(
      Acknowledgement(
        id: id, at: done.at, conversation: conversation, seq: done.seq, isDuplicate: done.isDuplicate),
      fields: [WireField("last", .integer(done.last))])
  }

  /// The `ok` for anything else.
  static func ok(_ id: MessageID, at now: Timestamp, _ fields: [WireField] = []) -> ServerMessage {
    .ok(Acknowledgement(id: id, at: now), fields: fields)
  }

  /// - Parameter transport: where the system says that it is the user who runs the desk, what is wrong with the store
  ///   is told in full.
  static func error(_ error: DeskError, _ id: MessageID, over transport: Transport? = nil) -> ServerMessage {
    if case .store(let cause) = error, transport?.user != nil {
      return .error(WireError(.storage, cause.words, retryAfterMilliseconds: 5_000), id: id)
    }
    return .error(WireError(error), id: id)
  }
}

extension WireError {
  /// A conversation that does not exist, and one that is somebody else's (I9).
  static let notFound = WireError(.notFound, "no such conversation, or not yours; check conv")
  /// Unknown, wrong and revoked are not told apart (H37).
  static let unknownCredentials = WireError(.auth, "unknown session, token or name; check it and say hello again")
  /// Where and why is in the log (`StoreFailureLog`): the client can do nothing about it. Only the store knows whether it was stored.
  static let storage = WireError(
    .storage, "it may not be stored; send it again later with the same id, which tells",
    retryAfterMilliseconds: 5_000)

  /// What was erased is stored as erased; only the file may still hold it.
  static let tracesLeft = WireError(
    .storage,
    "it is no longer shown, but traces may be left on the disk; send it again later with the same id, which tells",
    retryAfterMilliseconds: 5_000)

  /// A claim of what somebody else has.
  static let alreadyClaimed = WireError(
    .alreadyClaimed, "somebody else has the conversation already; a lead may take it over, by saying so")

  init(_ error: DeskError) {
    switch error {
    case .refused(let refusal): self.init(refusal)
    case .store(.tracesLeft): self = .tracesLeft
    case .store: self = .storage
    case .notFound: self = .notFound
    case .unknownChoice:
      self.init(.badField, "choice: none of the choices that the last line gave; send one of those, or say it")
    case .overloaded:
      self.init(
        .overloaded, "more is asked than can be kept up with; wait and send it again with the same id",
        retryAfterMilliseconds: 1_000)
    }
  }

  init(_ refusal: Refusal) {
    switch refusal {
    case .notOwner: self.init(.notOwner, "somebody else has the conversation; only its owner may do this")
    case .idConflict: self.init(.idConflict, "this id was used for something else; take another")
    case .tooLong(let limit): self.init(.tooLong, "text: more than \(limit) characters; shorten it")
    case .empty: self.init(.badField, "text: nothing that can be seen; write some words")
    case .wrongState(let status):
      self.init(.wrongState, "this cannot be done while the conversation is \(status.rawValue)")
    case .unknownDepartment(let id):
      self.init(.badField, "department: there is no \(id.rawValue); leave it out, or name another")
    case .badLabel:
      self.init(
        .badField,
        "labels: must be 1–32 of [a-z0-9_-] each, at most \(ConversationState.labelsMaximum) on a conversation")
    case .badScore: self.init(.badField, "score: must be a whole number from 1 to 5")
    case .badTime: self.init(.badField, "until: must be a time to come, within a year")
    }
  }

  init(_ error: TeachError) {
    // Who teaches may read where files are; what is wrong with a lesson is for them to mend.
    switch error {
    case .unreadable, .unwritable: self.init(.storage, error.description)
    case .refused, .noEntry, .badTopic, .outside, .changed: self.init(.badField, error.description)
    }
  }

  init(_ error: AgentServiceError) {
    switch error {
    case .forbidden: self.init(.forbidden, "another agent has this conversation")
    case .notFound: self = .notFound
    case .store: self = .storage
    }
  }
}
