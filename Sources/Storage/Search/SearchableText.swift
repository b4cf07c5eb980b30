import Conversation

/// What of an event a search looks in, and who said it.
struct SearchableText {
  /// The kinds of event that have one.
  static let kinds: [Event.Kind] = [.message, .noted]

  let from: Speaker
  let text: String

  init?(of content: Event.Content) {
    switch content {
    case .message(let message):
      from = message.from
      text = message.text
    case .noted(let note):
      from = Speaker(.human, name: note.by.name)
      text = note.text
    default: return nil
    }
  }

  /// As a hit of a search for `wanted`, words that it holds.
  func hit(in conversation: ConversationID, of event: Event, wanted: [String]) -> SearchHit {
    SearchHit(
      conversation: conversation, seq: event.seq, at: event.at, from: from,
      snippet: Snippet.of(text, around: wanted))
  }
}
