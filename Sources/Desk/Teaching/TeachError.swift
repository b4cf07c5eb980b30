package import Knowledge

/// Why a lesson was not learned. Nothing was written, unless it says so.
package enum TeachError: Error, Hashable, Sendable {
  /// What is wrong with the lesson itself.
  case refused(EditFailure)
  /// No entry has this id.
  case noEntry(EntryID)
  /// Not the name of a topic file that may be written: `returns.md`, `shop/returns.md`.
  case badTopic(String)
  /// A link leads out of the knowledge folder, or there is something other than a file of text (H28).
  case outside(file: String)
  /// The file or the lesson is another than when it was proposed: propose it again.
  case changed(file: String)
  /// The file or the folder cannot be read, or is too large or no UTF-8; `reason` says it.
  case unreadable(file: String, reason: String)
  /// The new text could not be written, in the file system's words; the old file stands as it was.
  case unwritable(file: String, reason: String)
}

extension TeachError: CustomStringConvertible {
  /// A foreign name, without what breaks a line or turns it round (H31).
  private static func shown(_ name: String) -> String {
    let scalars = name.unicodeScalars.map { scalar in
      scalar == " " || scalar.isASCII && scalar.value > 32 && scalar.value < 127 || scalar.properties.isAlphabetic
        ? Character(scalar) : "?"
    }
    return scalars.count > 64 ? String(scalars.prefix(63)) + "…" : String(scalars)
  }

  /// What is wrong and what to do, in a sentence or two for the agent; foreign names are made harmless in it (H31).
  package var description: String {
    switch self {
    case .refused(.unknownEntry(let id)), .noEntry(let id):
      "There is no entry `\(id)`. Name one that there is, or teach a new one."
    case .refused(.alreadyAsked(let id)): "`\(id)` has this wording already. Nothing needs to be taught."
    case .refused(.blank(let what)): "The \(what) has no words. Write some."
    case .refused(.tooLong(let what, let most)): "The \(what) has more than \(most) characters. Shorten it."
    case .refused(.variable(let name, let what)):
      "The \(what) holds {{\(Self.shown(name))}}, which is a variable. Write what customers are to read, or edit the file."
    case .refused(.humanClaim(let claim)): "The bot would claim to be human: “\(claim)”. Say it of your colleagues."
    case .refused(.doesNotFit(let file)):
      "\(file) cannot take it in without saying something else than before. Run `frontdesk check`, and edit it by hand."
    case .badTopic(let name): "“\(Self.shown(name))” is not a topic file. Name one that ends in .md, in this folder."
    case .outside(let file):
      "\(file) leads out of the knowledge folder, or is no file of text. Name a topic file in the folder."
    case .changed(let file): "\(file) or the lesson has changed since the proposal. Propose it again."
    case .unreadable(let file, let reason): "\(file) cannot be read: \(reason). Whoever runs the desk can mend that."
    case .unwritable(let file, let reason): "\(file) cannot be written: \(reason). Whoever runs the desk can mend that."
    }
  }
}
