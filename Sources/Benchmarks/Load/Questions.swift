import Comprehension
import Conversation
import Desk
import Foundation
import Knowledge
import Storage

/// Questions of a business that its bot answers at once, in the business's own words.
///
/// One for each entry: whoever asks the same again and again in other words is not helped, and is given to a person.
enum Questions {
  /// The title of every entry to which the bot, asked at the beginning of a conversation, posts an answer and has the
  /// conversation stay with it.
  static func answered(by receptionist: Receptionist) async throws -> [String] {
    let desk = Desk(receptionist, store: InMemoryEventStore())
    var questions: [String] = []
    for entry in receptionist.base.entries {
      let conversation = try await desk.openConversation(channel: "bench")
      let events = try await desk.say(entry.title, id: firstID, in: conversation)
      let isAnswered = events.contains { event in
        if case .decided(let decision) = event.content { decision.action == .answer } else { false }
      }
      if isAnswered, try await desk.state(of: conversation).status == .bot { questions.append(entry.title) }
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
