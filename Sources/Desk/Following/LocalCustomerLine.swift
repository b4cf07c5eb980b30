package import Conversation
package import Language

/// A customer's side of a conversation at a desk in the same process.
package struct LocalCustomerLine: CustomerLine {
  package let conversation: ConversationID
  package let events: AsyncStream<Event>
  private let desk: Desk
  private let following: Following

  init(to conversation: ConversationID, at desk: Desk) async throws(DeskError) {
    let (events, continuation) = AsyncStream.makeStream(of: Event.self)
    self.conversation = conversation
    self.events = events
    self.desk = desk
    following = try await desk.follow(conversation, after: 0, EventStreaming(continuation))
    continuation.onTermination = { [following] _ in following.end() }
  }

  @discardableResult
  package func say(_ text: String) async throws(DeskError) -> Int {
    let id = MessageID(rawValue: "t-\(String(UInt64.random(in: 0 ... .max), radix: 36))")!
    return try await desk.perform(.say(text, id: id), in: conversation).last
  }

  @discardableResult
  package func askForPerson() async throws(DeskError) -> Int {
    try await desk.perform(.command(.askForPerson), in: conversation).last
  }

  package func why() async throws(DeskError) -> [String] {
    guard let decision = try await desk.state(of: conversation).lastDecision else { return [] }
    return Why.lines(for: decision, in: desk.knowledge)
  }

  package func locale() async -> LocaleCode {
    (try? await desk.state(of: conversation).locale) ?? .english
  }

  @discardableResult
  package func resolve() async throws(DeskError) -> Int {
    try await desk.perform(.command(.resolve(by: nil)), in: conversation).last
  }

  package func close() async {
    following.end()
    (following.listener as? EventStreaming)?.finish()
  }
}

/// Passes events on into a stream.
private final class EventStreaming: Listener {
  private let continuation: AsyncStream<Event>.Continuation

  init(_ continuation: AsyncStream<Event>.Continuation) { self.continuation = continuation }

  func finish() { continuation.finish() }

  func hear(_ events: [Event], in conversation: ConversationID) {
    for event in events { continuation.yield(event) }
  }

  func hear(_ place: QueuePlace?, of conversation: ConversationID) {}

  func hear(typing speaker: Speaker, isOn: Bool, in conversation: ConversationID) {}

  func lost(_ conversation: ConversationID) { continuation.finish() }
}
