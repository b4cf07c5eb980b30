/// Why a lesson cannot be written into a file. Nothing is changed then.
package enum EditFailure: Error, Hashable, Sendable {
  /// The file holds no entry of this id.
  case unknownEntry(EntryID)
  /// The entry has this wording already.
  case alreadyAsked(EntryID)
  /// `question`, `heading` or `answer` has nothing to read in it.
  case blank(String)
  /// `question`, `heading` or `answer` has more Unicode scalars than this.
  case tooLong(String, most: Int)
  /// `heading` or `answer` holds the name of a variable in double braces, for which something else would be said.
  case variable(String, in: String)
  /// The words with which the text claims that the bot is human (D4).
  case humanClaim(String)
  /// With the lesson in it, the file would not say what it said before and the lesson beside it: a comment or code
  /// block without an end, say.
  case doesNotFit(file: String)
}
