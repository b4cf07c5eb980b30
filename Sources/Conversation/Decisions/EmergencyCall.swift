import Language

/// Why a person is called at once, whatever else a line says.
struct EmergencyCall {
  /// For whoever asks why.
  var rule: String
  /// What the customer is told.
  var words: SentenceKey
}

extension Understanding {
  /// Of despair, and of a word that the business listed.
  var emergencyCall: EmergencyCall? {
    if circumstances.contains(.despair) {
      return EmergencyCall(rule: "the customer speaks of ending their life", words: .handOverDespair)
    }
    return emergency.map {
      EmergencyCall(rule: "the business listed “\($0)” as a reason to call a person", words: .handOverEmergency)
    }
  }
}
