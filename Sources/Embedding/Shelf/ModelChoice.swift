/// Which of the installed encoders an owner has the desk use.
package enum ModelChoice: String, Hashable, Sendable, CaseIterable {
  /// What is installed.
  case auto
  /// The large one, and the small one before it where that is installed too.
  case large
  /// The small one alone.
  case small
  /// None: answers go by words and word vectors alone.
  case none

  /// The sizes that may be used, the smallest first.
  package var allowed: [EncoderSize] {
    switch self {
    case .auto, .large: [.small, .large]
    case .small: [.small]
    case .none: []
    }
  }

  /// The size whose absence is against the owner's word.
  var required: EncoderSize? {
    switch self {
    case .large: .large
    case .small: .small
    case .auto, .none: nil
    }
  }

  /// The sizes that should be installed on a machine, the smallest first.
  package func wanted(_ advice: ModelAdvice) -> [EncoderSize] {
    self == .auto ? advice.sizes : required.map { [$0] } ?? []
  }
}
