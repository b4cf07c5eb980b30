package import Conversation
package import Language

/// A customer's side of a conversation at a desk in the same process.
package struct LocalCustomerLine: CustomerLine {
  package let conversation: ConversationID
  package let events: AsyncStream<Event>
  package let notices: AsyncStream<LineNotice>
  private let desk: Desk
  private let following: Following
  private let streaming: Streaming

  init(to conversation: ConversationID, at desk: Desk) async throws(DeskError) {
    let (events, eventsIn) = AsyncStream.makeStream(of: Event.self)
    let (notices, noticesIn) = AsyncStream.makeStream(of: LineNotice.self, bufferingPolicy: .bufferingNewest(64))
    self.conversation = conversation
    self.events = events
    self.notices = notices
    self.desk = desk
    streaming = Streaming(events: eventsIn, notices: noticesIn)
    following = try await desk.follow(conversation, after: 0, streaming)
    eventsIn.onTermination = { [following] _ in following.end() }
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

  package func typing(_ isOn: Bool) async {
    desk.typing(Speaker(.customer), isOn: isOn, in: conversation, by: following)
  }

  package func close() async {
    following.end()
    streaming.finish()
  }
}

/// Passes on into streams what is told.
private final class Streaming: Listener {
  private let events: AsyncStream<Event>.Continuation
  private let notices: AsyncStream<LineNotice>.Continuation

  init(events: AsyncStream<Event>.Continuation, notices: AsyncStream<LineNotice>.Continuation) {
    self.events = events
    self.notices = notices
  }

  func finish() {
    events.finish()
    notices.finish()
  }

  func hear(_ events: [Event], in conversation: ConversationID) { for event in events { self.events.yield(event) } }

  func hear(_ place: QueuePlace?, of conversation: ConversationID) { notices.yield(.place(place)) }

  func hear(typing speaker: Speaker, isOn: Bool, in conversation: ConversationID) {
    notices.yield(.typing(speaker, isOn: isOn))
  }

  func lost(_ conversation: ConversationID) { finish() }
}
