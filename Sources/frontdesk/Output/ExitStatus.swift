import Insight
import Terminal

/// What the program ends with. Thrown by a command that has said all there is to say.
struct ExitStatus: Error, Hashable, Sendable {
  let code: Int32

  /// There is something to mend: a flaw in the knowledge, a transcript that went otherwise.
  static let findings = ExitStatus(code: 1)
  /// It could not be done as asked: wrong usage, something that cannot be read or written.
  static let unusable = ExitStatus(code: 2)
}

/// Why something could not be done, and what to do: shown on standard error, with exit status 2.
struct Failure: Error, Hashable, Sendable {
  var message: String

  /// - Parameters:
  ///   - what: a sentence, with the place it is about.
  ///   - mend: a sentence.
  init(_ what: String, mend: String) { message = "\(what)\n  \(mend)" }

  init(_ file: UnreadableFile) {
    let place = file.line.map { "\(file.path):\($0)" } ?? file.path
    self.init(SafeText.line("\(place): \(file.message)"), mend: SafeText.line(file.mend))
  }
}
