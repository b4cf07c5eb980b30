/// The encoders that a desk uses, and why it does without others.
package struct OpenedModels: Sendable {
  /// The smallest first; without any, answers go by words and word vectors. Whether one was altered since it was installed
  /// is told by its file's `requireUnaltered`, which reads every byte.
  package let encoders: [Encoder]
  package let notices: [ModelNotice]
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
      do throws(ModelError) { encoders.append(try open(size)) } catch { notices.append(.unusable(error)) }
    }
    if let size = choice.required, !holds(size) { notices.append(.missing(size, folder: folder)) }
    if choice == .auto, encoders.isEmpty, notices.isEmpty { notices.append(.noneInstalled(folder: folder)) }
    return OpenedModels(encoders: encoders, notices: notices)
  }

  /// The sizes that a choice wants on a machine and that are not there or cannot be opened, the smallest first.
  package func missing(_ choice: ModelChoice, on machine: Machine) -> [EncoderSize] {
    let usable = Set(EncoderSize.allCases.filter { holds($0) && (try? open($0)) != nil })
    return choice.wanted(ModelAdvice(for: machine, installed: usable)).filter { !usable.contains($0) }
  }
}
