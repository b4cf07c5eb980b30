import Language

extension Turn {
  /// Decides, and speaks `words`, after a line to what the customer is in the midst of where the decision meets that.
  mutating func say(_ words: String, _ decision: Decision, prompt: Prompt? = nil) {
    let line = [acknowledgement(of: decision), words].compactMap(\.self).joined(separator: " ")
    record(.decided(decision))
    speak(line, prompt: prompt)
  }

  /// One line, without grovelling.
  func acknowledgement(of decision: Decision) -> String? {
    switch decision.circumstance {
    case .sad?: voice.says(.acknowledgeSad)
    case .urgent?: voice.says(.acknowledgeUrgent)
    case .despair?, nil: nil
    }
  }

  /// The offer of a person to somebody who has had enough: not in the same words twice.
  var offerForMood: String { voice.says(state.offersForMood == 0 ? .offerMood : .offerMoodAgain) }
}
