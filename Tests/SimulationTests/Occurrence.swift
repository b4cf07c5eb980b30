import Conversation

/// Something that has to happen on some of the days for the promises to have been tried at all.
enum Occurrence: Hashable {
  /// An event of the kind was stored, or was left of one that was erased.
  case event(Event.Kind)
  /// A person was called, for this reason.
  case handoff(Cause)
  /// A process died with an append under way that may yet be stored.
  case crashWhileStoring
  /// A process died when what it had under way was stored, and nobody had been told.
  case crashBeforeAnswer
  /// Somebody else stored something first.
  case lostRace
  /// What was sent again was known again.
  case knownAgain
  /// A person lost a conversation to the queue (E4).
  case takenBack
  /// Who had waited for long was told so (E3).
  case reminded
  /// The disk did not store, and said so.
  case refusedByDisk
  /// The disk stored, and said that it had failed.
  case failedWhenStored

  /// All that can happen: nothing of it is left out. Every kind of event and every cause of a hand-over can.
  static let all =
    Set(Event.Kind.allCases.map(event)).union(Cause.allCases.map(handoff))
    .union([.crashWhileStoring, .crashBeforeAnswer, .lostRace, .knownAgain, .takenBack, .reminded])
    .union([.refusedByDisk, .failedWhenStored])
}
