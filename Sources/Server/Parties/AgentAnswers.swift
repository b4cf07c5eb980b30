import Desk
import Storage
import Wire

/// The last step of each of an agent's requests: what came of it is put on record (P11) and then answered, in the order
/// in which it came about.
final class AgentAnswers: Sendable {
  private struct Answer: Sendable {
    var request: ClientRequest
    var envelope: Envelope
    var result: Result<ServerMessage, WireError>
  }

  private let waiting = AsyncStream.makeStream(of: Answer.self)

  init(
    to account: AgentAccount, _ services: AgentServices, _ mailbox: Mailbox, _ requests: RequestLine,
    _ failures: StoreFailureLog
  ) {
    let answers = waiting.stream
    Task {
      for await answer in answers {
        do throws(AgentServiceError) { try await Self.record(answer, of: account, services) } catch {
          // What was done stays done, so that it is answered as such; it is among the conversation's events too.
          failures.note(error)
        }
        switch answer.result {
        case .success(let message): mailbox.post(.answer(message))
        case .failure(let error): mailbox.post(.answer(.error(error, id: answer.envelope.id)))
        }
        requests.answered()
      }
    }
  }

  deinit { waiting.continuation.finish() }

  func give(_ result: Result<ServerMessage, WireError>, to request: ClientRequest, _ envelope: Envelope) {
    waiting.continuation.yield(Answer(request: request, envelope: envelope, result: result))
  }

  private static func record(
    _ answer: Answer, of account: AgentAccount, _ services: AgentServices
  ) async throws(AgentServiceError) {
    let (name, conversation) = (answer.request.name, answer.envelope.conversation)
    switch answer.result {
    case .success where answer.request.isOnRecordBefore: break
    case .success: try await services.audit(name, by: account, in: conversation, detail: answer.request.detail)
    case .failure(let error):
      try await services.audit("\(name)_refused", by: account, in: conversation, detail: error.code.rawValue)
    }
  }
}

extension ClientRequest {
  /// Whether it is on record by the time that it succeeded: what is read before it is given, what is erased before it
  /// is done, what is taught with the entry that it went to.
  fileprivate var isOnRecordBefore: Bool {
    switch self {
    case .history, .follow, .suggest, .why, .summary, .search, .conversations, .forget, .teach(_, confirm: .some): true
    case .say, .choose, .human, .rate, .export, .page, .queue, .directory, .status, .presence, .unfollow, .claim,
      .takeOver, .reply, .note, .label, .transferToAgent, .transferToDepartment, .handBack, .snooze, .resolve, .teach:
      false
    }
  }

  /// What is recorded of it beside its name.
  fileprivate var detail: String? { if case .takeOver = self { "take_over" } else { nil } }
}
