/// What an agent wants the bot to know from now on.
package struct Lesson: Hashable, Sendable {
  /// Where the lesson goes.
  package enum Target: Hashable, Sendable {
    /// Another phrasing of this entry.
    case entry(EntryID)
    /// A new entry; `topic` is a file of the knowledge folder, the desk's choice unless given.
    case heading(String, answer: String, topic: String?)
  }

  /// The customer's wording.
  package var question: String
  /// An entry that is there, or a new one.
  package var target: Target

  /// Nothing is checked yet: `KnowledgeEditor` refuses what cannot be written.
  package init(question: String, target: Target) {
    self.question = question
    self.target = target
  }
}
