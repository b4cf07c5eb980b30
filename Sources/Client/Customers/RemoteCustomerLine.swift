package import Conversation
package import Language
package import Wire

/// A customer's side of a conversation at a desk that is reached by a connection.
///
/// A lost connection is made again, and nothing is lost with it: `notices` says so. Requests throw a `WireError`.
package struct RemoteCustomerLine: CustomerLine {
  /// The one that the desk named in its welcome; it stays the same over lost connections.
  package let conversation: ConversationID
  /// What the desk said when it let the customer in. Its `session` is the customer's secret.
  package let welcome: Welcome
  private let connection: Connection
  private let feed: CustomerFeed

  /// Without what is not for customers, such as decisions and notes. After `forget` it begins again at the first.
  package var events: AsyncStream<Event> { feed.events }
  /// Among them `lost` and `back` for the connection, and at last `ended`, unless it was closed by a goodbye.
  package var notices: AsyncStream<LineNotice> { feed.notices }

  /// Begins a conversation.
  ///
  /// - Parameter channel: where the customer comes in; the transport's name unless given.
  /// - Throws: `Ending`: the desk was not reached, or did not let the customer in. Later losses are no errors.
  package init(
    to address: DeskAddress, locale: LocaleCode? = nil, channel: String? = nil
  ) async throws(Ending) {
    let connection = Connection(to: address, hello: Hello(role: .customer, locale: locale, channel: channel))
    let feed = CustomerFeed()
    Task { await feed.follow(connection) }
    connection.start()
    let welcome = try await feed.welcome()
    guard let conversation = welcome.conversation else {
      connection.leave()
      throw .refused(WireError(.notFound, "The desk named no conversation."))
    }
    (self.connection, self.feed, self.welcome, self.conversation) = (connection, feed, welcome, conversation)
  }

  /// - Throws: `WireError`; for a text longer than the welcome allows, without asking the desk.
  @discardableResult
  package func say(_ text: String) async throws -> Int {
    // The desk would refuse it in words for whoever writes clients.
    let limit = welcome.limits.textScalars
    guard text.unicodeScalars.count <= limit else {
      throw WireError(.tooLong, "text: more than \(limit) characters; shorten it")
    }
    return try await ask(.say(text: text))
  }

  /// Asks for a person as `human` of the protocol does. Throws `WireError`.
  @discardableResult
  package func askForPerson() async throws -> Int { try await ask(.human) }

  /// Ends the conversation, without a reason. Throws `WireError`.
  @discardableResult
  package func resolve() async throws -> Int { try await ask(.resolve(reason: nil)) }

  /// The `lines` that the desk answers with; they are made there, see `Why`. Throws `WireError`.
  package func why() async throws -> [String] {
    let answer = try await connection.ask(.why)
    return answer.fields["lines"]?.array?.compactMap(\.string) ?? []
  }

  /// As the events told so far say; English before the first.
  package func locale() async -> LocaleCode { await feed.locale }

  /// Not answered, and lost where there is no connection at the moment.
  package func typing(_ isOn: Bool) async { connection.post(.typing(nil, isOn: isOn)) }

  /// Says goodbye. What is not answered by the time the desk lets go fails.
  package func close() async { connection.leave() }

  private func ask(_ request: ClientRequest) async throws -> Int {
    let answer = try await connection.ask(request)
    return await feed.shows(through: answer.last)
  }
}

extension Answer {
  /// The last event that the request led to; 0 where nothing was stored.
  package var last: Int { fields["last"]?.integer ?? acknowledgement.seq ?? 0 }
}
