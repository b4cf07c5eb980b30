package import Conversation
package import Wire

/// An agent's side of a desk: what the agents' console, `frontdesk forget` and `frontdesk status` speak through.
///
/// The room is the other end of the line protocol (docs/protocol.md), for terminals. Its `Connection` is made
/// again whenever it breaks, goes on where it was, sends again what was not answered, and drops what it has seen,
/// so that whoever stands behind it hears each event once and gets one answer to each request.
package struct AgentClient: Sendable {
  private let connection: Connection

  /// What is learnt of the desk, in order. To be iterated once.
  package var reports: AsyncStream<Report> { connection.reports }

  /// - Parameters:
  ///   - token: what `frontdesk agents add` printed; nil where the system says who it is.
  ///   - name: to work under; nil: the login name.
  ///   - presence: `away` where this connection does not make them online.
  package init(
    to address: DeskAddress, token: String? = nil, name: String? = nil, presence: AgentPresence? = nil
  ) {
    connection = Connection(to: address, hello: Hello(role: .agent, token: token, name: name, presence: presence))
  }

  /// Somebody who asks for the desk's `status` and takes no part.
  package init(observing address: DeskAddress) {
    connection = Connection(to: address, hello: Hello(role: .observer))
  }

  /// Begins to connect; `reports` says what came of it.
  package func start() { connection.start() }

  /// Asks, and waits for the answer; over a lost connection too.
  ///
  /// - Parameter id: the request's own, to send the same again under; made here unless given.
  /// - Throws: as `Connection.ask` does.
  package func ask(
    _ request: ClientRequest, in conversation: ConversationID? = nil, id: MessageID? = nil
  ) async throws(WireError) -> Answer {
    try await connection.ask(request, in: conversation, id: id)
  }

  /// As `ask`, in the order of the calls; `then` is called on another thread.
  package func send(
    _ request: ClientRequest, in conversation: ConversationID? = nil, id: MessageID? = nil,
    then: @escaping @Sendable (Result<Answer, WireError>) -> Void
  ) {
    connection.send(request, in: conversation, id: id, then: then)
  }

  /// Tells the customer that the agent is typing, or is no longer.
  package func typing(_ isOn: Bool, in conversation: ConversationID) {
    connection.post(.typing(conversation, isOn: isOn))
  }

  /// Says goodbye; `reports` ends soon.
  package func leave() { connection.leave() }
}
