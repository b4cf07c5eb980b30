import Conversation
import Desk
import Knowledge
import Storage
import Wire

/// What is answered beside a conversation's own queue.
extension AgentParty {
  func answer(_ request: ClientRequest, _ envelope: Envelope) async {
    do throws(WireError) {
      answers.give(.success(try await answer(to: request, envelope)), to: request, envelope)
    } catch {
      answers.give(.failure(error), to: request, envelope)
    }
  }

  private func answer(to request: ClientRequest, _ envelope: Envelope) async throws(WireError) -> ServerMessage {
    let id = envelope.id
    func told(_ fields: [WireField] = []) -> ServerMessage { .ok(id, at: clock.now(), fields) }
    func meant() throws(WireError) -> ConversationID {
      guard let conversation = envelope.conversation else {
        throw WireError(.badField, "conv: it is missing; give the id of the conversation")
      }
      return conversation
    }
    switch request {
    case .queue: return told(await queue())
    case .conversations(let status, let mine, let label, let limit):
      return told(try await conversations(status, mine: mine, label: label, limit: limit))
    case .search(let text, let limit): return told(try await search(text, limit: limit))
    case .directory: return told(try await directory())
    case .status: return told([WireField("status", JSONValue(await services.status()))])
    case .history(let range, let limit): return told(try await history(range, limit: limit, of: meant(), id))
    case .follow(let seq): return told(try await follow(meant(), after: seq, id))
    case .unfollow: return told(try unfollow(meant()))
    case .suggest: return told(try await suggestions(for: meant()))
    case .why: return told(try await why(of: meant()))
    case .summary: return told(try await summary(of: meant()))
    case .presence(let presence): return told(try await setPresence(presence))
    case .teach(let lesson, let confirm): return told(try await teach(lesson, confirm, from: envelope.conversation))
    case .claim: return try await claim(meant(), id, takingOver: false)
    case .takeOver: return try await claim(meant(), id, takingOver: true)
    case .note(let text): return try await note(text, in: meant(), id)
    case .label(let add, let remove): return try await label(add, remove, in: meant(), id)
    case .transferToAgent(let name): return try await transfer(meant(), to: name, id)
    case .forget: return try await forget(meant(), id)
    case .reply, .transferToDepartment, .handBack, .snooze, .resolve:
      let conversation = try meant()
      guard let order = Order(request, of: envelope, by: account) else { throw Self.notForAgents }
      return try await perform(order, in: conversation, id)
    case .say, .choose, .human, .rate, .export, .page: throw Self.notForAgents
    }
  }

  private static let notForAgents = WireError(.forbidden, "this is not for agents")

  func fromServices<Value: Sendable>(
    _ body: (AgentServices) async throws(AgentServiceError) -> Value
  ) async throws(WireError) -> Value {
    do { return try await body(services) } catch {
      failures.note(error)
      throw WireError(error)
    }
  }

  func fromDesk<Value: Sendable>(
    _ body: (Desk) async throws(DeskError) -> Value
  ) async throws(WireError) -> Value {
    do { return try await body(desk) } catch { throw refusal(for: error) }
  }

  /// What an agent is told of an error; what is wrong with the store is for the log.
  func refusal(for error: DeskError) -> WireError {
    failures.note(error)
    return WireError(error)
  }
}
