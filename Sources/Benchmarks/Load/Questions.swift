import Comprehension
import Conversation
import Desk
import Foundation
import Knowledge
import Storage

/// Questions of a business that its bot answers at once, in its customers' words.
enum Questions {
  /// Every wording in the knowledge base to which the bot, asked at the beginning of a conversation, posts an answer
  /// and has the conversation stay with it.
  static func answered(by receptionist: Receptionist) async throws -> [String] {
    let desk = Desk(receptionist, store: InMemoryEventStore())
    var questions: [String] = []
    for entry in receptionist.base.entries {
      for text in [entry.title] + entry.phrasings.map(\.text) {
        let conversation = try await desk.openConversation(channel: "bench")
        let events = try await desk.say(text, id: firstID, in: conversation)
        let isAnswered = events.contains { event in
          if case .decided(let decision) = event.content { decision.action == .answer } else { false }
        }
        if isAnswered, try await desk.state(of: conversation).status == .bot { questions.append(text) }
      }
    }
    return questions
  }

  /// The size of what is stored for a question and its answer.
  static func turnBytes(of question: String, answeredBy receptionist: Receptionist) async throws -> Int {
    let desk = Desk(receptionist, store: InMemoryEventStore())
    let conversation = try await desk.openConversation(channel: "bench")
    return try JSONEncoder().encode(try await desk.say(question, id: firstID, in: conversation)).count
  }

  /// One letter is an id.
  private static let firstID = MessageID(rawValue: "q")!
}
