/// A file of the knowledge folder as it would be with a lesson in it.
package struct KnowledgeEdit: Sendable {
  /// What the bot knows more, as the file is read again.
  package enum Change: Sendable {
    /// Another wording of an entry that was there.
    case phrasing(Phrasing, of: EntryID)
    /// A new one, with what was asked as a phrasing unless that is its heading.
    case entry(Entry)
  }

  /// Relative to the knowledge folder.
  package var file: String
  /// Nil: there is no such file yet.
  package var before: String?
  /// The whole file with the lesson in it; all that was there before stays as it was.
  package var after: String
  /// What the file then says besides what it said.
  package var change: Change

  /// The entry that the lesson belongs to, new or not.
  package var entry: EntryID {
    switch change {
    case .phrasing(_, let entry): entry
    case .entry(let entry): entry.id
    }
  }

  /// As `diff -u` prints it.
  package var diff: String { InsertionDiff(file: file, before: before, after: after).text }
}
