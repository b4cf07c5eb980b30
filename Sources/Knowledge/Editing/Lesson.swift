/// What an agent wants the bot to know from now on.
package struct Lesson: Hashable, Sendable {
  package enum Target: Hashable, Sendable {
    /// Another phrasing of this entry.
    case entry(EntryID)
    /// A new entry; `topic` is a file of the knowledge folder, the desk's choice unless given.
    case heading(String, answer: String, topic: String?)
  }

  /// The customer's wording.
  package var question: String
  package var target: Target

  package init(question: String, target: Target) {
    self.question = question
    self.target = target
  }
}
