import Comprehension
import Conversation
import Desk
import Knowledge
import Storage

/// Fills a store with conversations as the desk leaves them.
enum StoredConversations {
  enum Kind: Hashable, Sendable {
    /// Answered by the bot; the customer may come back at any time.
    case atRest
    /// Waiting for a person.
    case waiting
  }

  /// Appends under way at the same time.
  private static let atOnce = 512

  /// Stores `count` conversations of the same few events, each under an id of its own, begun now.
  static func fill(
    _ store: any EventStore, with count: Int, _ kind: Kind, of receptionist: Receptionist, asking question: String
  ) async throws {
    let contents = try await contents(kind, of: receptionist, asking: question)
    let now = SystemClock().now()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<count {
        if number >= atOnce { try await group.next() }
        group.addTask {
          let id = ConversationID(random: .random(in: 0 ... .max), UInt64(number))
          _ = try await store.append(contents, to: id, expecting: 0, at: now)
        }
      }
      try await group.waitForAll()
    }
  }

  private static func contents(
    _ kind: Kind, of receptionist: Receptionist, asking question: String
  ) async throws -> [Event.Content] {
    let desk = Desk(receptionist, store: InMemoryEventStore())
    let conversation = try await desk.openConversation(channel: "bench")
    try await desk.say(question, id: MessageID(rawValue: "q")!, in: conversation)
    if kind == .waiting { try await desk.perform(.command(.askForPerson), in: conversation) }
    return try await desk.events(of: conversation, after: 0, limit: .max).map(\.content)
  }
}
