/// The encoders that a desk uses, and why it does without others.
package struct OpenedModels: Sendable {
  /// The smallest first; without any, answers go by words and word vectors. Whether one was altered since it was
  /// installed is told by its file's `requireUnaltered`, which reads every byte.
  package let encoders: [Encoder]
  /// What is missing or of no use, for whoever runs the desk; none where all is as the owner wants it.
  package let notices: [ModelNotice]
  /// Where they lie.
  package let shelf: ModelShelf
}

extension ModelShelf {
  /// Opens the model and reads every byte of it.
  ///
  /// - Throws: also where it was altered since it was installed.
  package func openWhole(_ size: EncoderSize) throws(ModelError) -> Encoder {
    let encoder = try open(size)
    try encoder.file.requireUnaltered()
    return encoder
  }

  /// Opens what is installed and allowed. What cannot be used is left out and named: a desk never fails for a model.
  package func models(for choice: ModelChoice) -> OpenedModels {
    var (encoders, notices): ([Encoder], [ModelNotice]) = ([], [])
    for size in choice.allowed where holds(size) {
      do throws(ModelError) { encoders.append(try open(size)) } catch {
        notices.append(.unusable(size, error, self))
      }
    }
    if let size = choice.required, !holds(size) { notices.append(.missing(size, self)) }
    if choice == .auto, encoders.isEmpty, notices.isEmpty { notices.append(.noneInstalled(self)) }
    return OpenedModels(encoders: encoders, notices: notices, shelf: self)
  }

  /// The sizes that a choice wants on a machine and that are not there whole, the smallest first. Reads every byte of
  /// those that are there: what a desk would refuse is to be installed anew.
  package func missing(_ choice: ModelChoice, on machine: Machine) -> [EncoderSize] {
    let usable = Set(EncoderSize.allCases.filter { holds($0) && (try? openWhole($0)) != nil })
    return choice.wanted(ModelAdvice(for: machine, installed: usable)).filter { !usable.contains($0) }
  }
}
