import Knowledge
import Language

/// What one command leads to, while it is being worked out.
///
/// The state moves with every event recorded, so a later step sees what an earlier one has done.
struct Turn {
  /// As the command met it.
  let before: ConversationState
  private(set) var state: ConversationState
  let given: Surroundings
  let now: Timestamp
  private(set) var contents: [Event.Content] = []

  init(_ state: ConversationState, given: Surroundings, now: Timestamp) {
    before = state
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
  mutating func speak(
    _ text: String, entries: [EntryID] = [], prompt: Prompt? = nil, standing: Standing? = nil
  ) {
    precondition(state.status != .open && state.status != .snoozed, "the bot spoke in a person's conversation")
    record(
      .message(Message(from: voice.speaker, text: text, entries: entries, prompt: prompt, standing: standing)))
  }

  /// Whether a sentence was part of the bot's turn before: it is not said twice in a row.
  func saidLast(_ key: SentenceKey) -> Bool { before.move?.text.contains(voice.says(key)) == true }

  /// A note of the desk's own, such as a change of who speaks.
  mutating func note(_ text: String) {
    record(.message(Message(from: Speaker(.system), text: text)))
  }

  /// Tells the customer that the bot is automated, and records that it did (D13).
  mutating func disclose(
    _ occasion: Disclosure.Occasion, saying text: String, prompt: Prompt? = nil, standing: Standing? = nil
  ) {
    record(
      .disclosed(Disclosure(occasion: occasion, locale: state.locale, version: Catalogue.disclosureVersion)))
    speak(text, prompt: prompt, standing: standing)
  }

  /// - Parameter agent: who moves it; nil: the bot, the customer or the desk itself.
  mutating func move(to status: Status, by agent: Agent? = nil, until: Timestamp? = nil, reason: String? = nil) {
    guard status != state.status else { return }
    record(.statusChanged(StatusChange(from: state.status, to: status, by: agent, until: until, reason: reason)))
  }

  /// Refuses what nobody could read, or what is longer than a message may be.
  func accept(_ text: MaskedText) throws(Refusal) {
    let limit = given.policy.messageScalarsMaximum
    guard text.text.unicodeScalars.count <= limit else { throw .tooLong(limit: limit) }
    guard !text.isBlank else { throw .empty }
  }

  /// A remark that may be left out: a blank one was.
  func accept(remark: MaskedText?) throws(Refusal) -> String? {
    guard let remark, !remark.isBlank else { return nil }
    try accept(remark)
    return remark.text
  }
}
