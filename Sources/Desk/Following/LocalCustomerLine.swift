package import Conversation
package import Language

/// A customer's side of a conversation at a desk in the same process.
package struct LocalCustomerLine: CustomerLine {
  package let conversation: ConversationID
  package let events: AsyncStream<Event>
  private let desk: Desk
  private let onClose: @Sendable () async -> Void

  init(
    desk: Desk, conversation: ConversationID, events: AsyncStream<Event>, onClose: @escaping @Sendable () async -> Void
  ) {
    self.desk = desk
    self.conversation = conversation
    self.events = events
    self.onClose = onClose
  }

  @discardableResult
  package func say(_ text: String) async throws(DeskError) -> Int {
    let id = MessageID(rawValue: "t-\(String(UInt64.random(in: 0 ... .max), radix: 36))")!
    return try await end(of: desk.say(text, id: id, in: conversation))
  }

  @discardableResult
  package func askForPerson() async throws(DeskError) -> Int {
    try await end(of: desk.perform(.askForPerson, in: conversation))
  }

  package func why() async throws(DeskError) -> [String] {
    guard let decision = try await desk.state(of: conversation).lastDecision else { return [] }
    return Why.lines(for: decision, in: await desk.knowledge)
  }

  package func locale() async -> LocaleCode {
    (try? await desk.state(of: conversation).locale) ?? .english
  }

  @discardableResult
  package func resolve() async throws(DeskError) -> Int {
    try await end(of: desk.perform(.resolve(by: nil), in: conversation))
  }

  package func close() async { await onClose() }

  /// The `seq` of the last of `events`; where nothing was stored, that of the conversation as it is.
  private func end(of events: [Event]) async throws(DeskError) -> Int {
    if let last = events.last { return last.seq }
    return try await desk.state(of: conversation).seq
  }
}
