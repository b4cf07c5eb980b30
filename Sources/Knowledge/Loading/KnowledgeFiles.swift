/// The files of a knowledge folder, by what they are for.
struct KnowledgeFiles {
  /// `business.yaml`, `sentences.yaml`, `canned.md`, if there.
  var business: SourceFile?
  var sentences: SourceFile?
  var canned: SourceFile?
  /// `proactive.md` at the top and in the languages' folders, sorted by path.
  var proactive: [SourceFile] = []
  /// Markdown, sorted by path.
  var topics: [SourceFile] = []

  struct SourceFile {
    /// Relative to the folder, with `/`.
    var path: String
    var read: () -> FileContent
  }

  var count: Int { topics.count + proactive.count + [business, sentences, canned].count { $0 != nil } }

  /// What a file of the folder is, by its path alone.
  enum Role {
    case business, sentences, canned, proactive, topic
    /// `business.yml` and the like: almost right.
    case misnamed(as: String)
    case none

    init(path: String) {
      let name = (path.split(separator: "/").last ?? "").lowercased()
      let isAtTop = !path.contains("/")
      switch name {
      case "business.yaml" where isAtTop: self = .business
      case "sentences.yaml" where isAtTop: self = .sentences
      case "business.yml" where isAtTop: self = .misnamed(as: "business.yaml")
      case "sentences.yml" where isAtTop: self = .misnamed(as: "sentences.yaml")
      case "canned.md" where isAtTop: self = .canned
      case "proactive.md" where isAtTop || LanguageCodes.isFolder(of: path): self = .proactive
      case "readme.md", "canned.md", "proactive.md": self = .none
      default: self = name.hasSuffix(".md") ? .topic : .none
      }
    }
  }

  mutating func add(_ file: SourceFile, _ findings: inout Findings) {
    switch Role(path: file.path) {
    case .business: business = file
    case .sentences: sentences = file
    case .canned: canned = file
    case .proactive: proactive.append(file)
    case .topic: topics.append(file)
    case .misnamed(let name):
      findings.warning(
        "misnamed-file", at: SourceLocation(file: file.path, line: 1), "`\(file.path)` is not read.",
        mend: "Rename it to `\(name)`.")
    case .none: break
    }
  }
}

/// What reading a file gave.
enum FileContent {
  case bytes([UInt8])
  /// The words why not.
  case failure(code: String, message: String, mend: String)
}
