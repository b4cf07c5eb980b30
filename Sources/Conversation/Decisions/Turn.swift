import Knowledge
import Language

/// What one command leads to, while it is being worked out.
///
/// The state moves with every event recorded, so a later step sees what an earlier one has done.
struct Turn {
  private(set) var state: ConversationState
  let given: Surroundings
  let now: Timestamp
  private(set) var contents: [Event.Content] = []

  init(_ state: ConversationState, given: Surroundings, now: Timestamp) {
    self.state = state
    self.given = given
    self.now = now
  }

  var voice: Voice { Voice(given.catalogue, given.knowledge.business, in: state.locale) }

  mutating func record(_ content: Event.Content) {
    contents.append(content)
    state.apply(Event(seq: state.seq + 1, at: now, content: content))
  }

  /// The bot speaks. Only where the bot owns the conversation or it waits for a person (I8).
  mutating func speak(_ text: String, entries: [EntryID] = [], prompt: Prompt? = nil) {
    precondition(state.status != .open && state.status != .snoozed, "the bot spoke in a person's conversation")
    record(.message(Message(from: voice.speaker, text: text, entries: entries, prompt: prompt)))
  }

  /// A note of the desk's own, such as a change of who speaks.
  mutating func note(_ text: String) {
    record(.message(Message(from: Speaker(.system), text: text)))
  }

  /// Tells the customer that the bot is automated, and records that it did (D13).
  mutating func disclose(_ occasion: Disclosure.Occasion, saying text: String, prompt: Prompt? = nil) {
    record(
      .disclosed(Disclosure(occasion: occasion, locale: state.locale, version: Catalogue.disclosureVersion)))
    speak(text, prompt: prompt)
  }

  mutating func move(to status: Status) {
    guard status != state.status else { return }
    record(.statusChanged(StatusChange(from: state.status, to: status)))
  }
}
