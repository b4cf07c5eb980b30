/// What a turn of phrase tells of how an answer was taken. Each has a list a language, `Resources/cues/<language>`.
enum CueKind: Int, CaseIterable, Sendable {
  /// "that's not what I asked"
  case objection
  /// "no, I meant the other one": puts the question right.
  case correction
  /// "I've tried that already"
  case known
  /// "is this a joke": patience is going.
  case exasperation
  case thanks
  /// "ok", "got it"
  case acceptance
  /// "that's all", "bye"
  case closing
  /// "and what about", "one more thing"
  case newtopic
  /// "so do I", "in that case": builds on the answer.
  case followup
  /// "never mind": drops it without a grudge.
  case letgo
  /// "sorry, my mistake", "haha": the answer may have failed, the mood has not.
  case mild
  case praise
  /// "oh great", "thanks for nothing": seldom meant.
  case mock
  case threat
  /// "third time now": comes in with a grudge.
  case opener
  /// Insults somebody here.
  case abuse
  /// "it was promised for Monday", "nobody was there": something went wrong before this conversation.
  case grievance
}
