/// Why a knowledge folder gives no knowledge base at all. What is wrong with a single file is a `Diagnostic` instead.
package struct KnowledgeError: Error, Hashable, CustomStringConvertible {
  /// A stable name for programs.
  package enum Kind: String, Hashable, Sendable {
    case folderMissing = "folder-missing"
    case notAFolder = "not-a-folder"
    case unreadable
    case noMarkdown = "no-markdown"
    case tooLarge = "too-large"
    case tooManyEntries = "too-many-entries"
  }

  /// What a program decides by; people read the sentences.
  package var kind: Kind
  /// The folder, as it was given.
  package var path: String
  /// One sentence: what is wrong.
  package var message: String
  /// One sentence: what to do about it.
  package var mend: String

  package init(_ kind: Kind, path: String, _ message: String, mend: String) {
    self.kind = kind
    self.path = path
    self.message = message
    self.mend = mend
  }

  package var description: String { "\(path): \(message) \(mend)" }
}
