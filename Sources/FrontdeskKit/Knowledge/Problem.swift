import Embedding
import Knowledge

extension Frontdesk {
  /// Something that should be mended, where it stands, and how.
  public struct Problem: Hashable, Sendable, CustomStringConvertible {
    /// How much it matters.
    public enum Severity: String, Hashable, Sendable, CaseIterable {
      /// What stands there is left out.
      case error
      /// What stands there is used, and probably not what was meant.
      case warning
    }

    /// How much it matters.
    public let severity: Severity
    /// A stable name: `duplicate-id`, `dead-link`, `sentence`, `model`.
    public let code: String
    /// The file, relative to the knowledge folder; the folder itself where the problem is with all of it.
    public let file: String
    /// From 1; nil where the problem is with a folder.
    public let line: Int?
    /// From 1, in Unicode scalars; nil where the problem is with a folder.
    public let column: Int?
    /// One sentence: what is wrong.
    public let what: String
    /// One sentence: what to do about it.
    public let mend: String

    /// `orders.md:3:1: error: …`, and the mend behind it.
    public var description: String {
      let place = ([file] + [line, column].compactMap { $0.map(String.init) }).joined(separator: ":")
      return "\(place): \(severity.rawValue): " + [what, mend].filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  /// Why a folder is not answered from: what is mistaken in it, and how to mend that.
  public struct KnowledgeMistakes: Error, Hashable, Sendable, CustomStringConvertible {
    /// One at least, sorted by place.
    public let problems: [Problem]

    init(_ problems: [Problem]) { self.problems = problems }

    /// A problem a line.
    public var description: String { problems.map(\.description).joined(separator: "\n") }
  }
}

extension Frontdesk.Problem {
  init(_ diagnostic: Diagnostic) {
    self.init(
      severity: diagnostic.severity == .error ? .error : .warning, code: diagnostic.code,
      file: diagnostic.location.file, line: diagnostic.location.line, column: diagnostic.location.column,
      what: diagnostic.message, mend: diagnostic.mend)
  }

  init(_ error: KnowledgeError) {
    self.init(
      severity: .error, code: error.kind.rawValue, file: error.path, line: nil, column: nil, what: error.message,
      mend: error.mend)
  }

  /// A model that is not used: answers go by the others.
  init(_ notice: ModelNotice, in folder: String) {
    self.init(
      severity: .warning, code: "model", file: folder, line: nil, column: nil, what: notice.words, mend: "")
  }
}
