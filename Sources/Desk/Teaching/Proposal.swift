package import Conversation
package import Knowledge

/// What teaching would change, to be shown before it is done.
package struct Proposal: Hashable, Sendable {
  /// Relative to the knowledge folder.
  package var file: String
  /// The entry that learns the wording, or the new one.
  package var entry: EntryID
  /// As `diff -u` prints it. Holds foreign text.
  package var diff: String
  /// What would get into each other's way from then on, with its place and mend.
  package var collisions: [String]
  /// Whoever says it has seen this proposal. Worthless as soon as the file or the lesson is another.
  package var confirm: String
}

/// A lesson that was carried out.
package struct Taught: Hashable, Sendable {
  /// The entry that learnt the wording, or the new one.
  package var entry: EntryID
  /// The knowledge file, then the transcript where one was written: paths as the desk knows them.
  package var written: [String]
  /// What the desk said of reading the folder again, or of a transcript that could not be written.
  package var remarks: [String]
}

/// What a transcript of a lesson is made of.
package struct TaughtLesson: Sendable {
  /// Card numbers struck out (P5).
  package var question: String
  /// The entry that learnt the question as a wording, or was made for it.
  package var entry: EntryID
  /// That it was learned from, so that what is kept of it can be found when its words are erased (P3).
  package var conversation: ConversationID?
  /// The last event of it when the lesson was taught.
  package var seq: Int
}
