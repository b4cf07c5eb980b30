import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// Walks a knowledge folder and says which files to read, without reading any.
///
/// Links out of the folder are refused (H28), and so is whatever is no ordinary file: a pipe would block the reader.
struct FolderScan {
  let folder: URL
  private let root: String

  init(folder: URL) throws(KnowledgeError) {
    self.folder = folder
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder) else {
      throw KnowledgeError(
        .folderMissing, path: folder.path, "There is no such folder.",
        mend: "Check the path, or make a sample there with `frontdesk init`.")
    }
    guard isFolder.boolValue else {
      throw KnowledgeError(
        .notAFolder, path: folder.path, "This is a file, not a folder.", mend: "Name the folder that it lies in.")
    }
    guard let pointer = realpath(folder.path, nil) else {
      throw KnowledgeError(
        .unreadable, path: folder.path, "The folder cannot be reached.", mend: "Allow this user to read it.")
    }
    root = String(cString: pointer)
    free(pointer)
  }

  func files(_ findings: inout Findings) throws(KnowledgeError) -> KnowledgeFiles {
    var files = KnowledgeFiles()
    var bytes = 0
    try visit("", depth: 0, &files, &bytes, &findings)
    guard bytes <= KnowledgeLimits.bytesMax else {
      throw KnowledgeError(
        .tooLarge, path: folder.path,
        "The files here are larger than \(KnowledgeLimits.bytesMax / 1_048_576) MiB together.",
        mend: "Move what is no knowledge out of the folder.")
    }
    files.topics.sort { $0.path < $1.path }
    return files
  }

  private func visit(
    _ relative: String, depth: Int, _ files: inout KnowledgeFiles, _ bytes: inout Int, _ findings: inout Findings
  ) throws(KnowledgeError) {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: root + "/" + relative)
    } catch {
      guard !relative.isEmpty else {
        throw KnowledgeError(
          .unreadable, path: folder.path, "The folder cannot be read.", mend: "Allow this user to read it.")
      }
      findings.error(
        "unreadable", at: SourceLocation(file: relative, line: 1), "This folder cannot be read.",
        mend: "Allow this user to read it.")
      return
    }
    for name in names.sorted() where !name.hasPrefix(".") {
      let path = relative.isEmpty ? name : relative + "/" + name
      switch FileKind(of: root + "/" + path, within: root) {
      case .folder:
        guard depth < KnowledgeLimits.folderDepthMax else {
          findings.error(
            "too-deep", at: SourceLocation(file: path, line: 1), "This folder lies too deep to be read.",
            mend: "Move it up.")
          continue
        }
        try visit(path, depth: depth + 1, &files, &bytes, &findings)
      case .file(let size, let resolved):
        let before = files.count
        files.add(
          KnowledgeFiles.SourceFile(path: path, read: { FileReading.content(of: resolved, path: path) }), &findings)
        if files.count > before { bytes += size }
      case let kind: refuse(kind, path, &findings)
      }
    }
  }

  private func refuse(_ kind: FileKind, _ path: String, _ findings: inout Findings) {
    let isWanted: Bool
    if case .none = KnowledgeFiles.Role(path: path) { isWanted = false } else { isWanted = true }
    let place = SourceLocation(file: path, line: 1)
    switch kind {
    case .outside:
      findings.error(
        "outside-link", at: place, "This link leads out of the knowledge folder and is not followed.",
        mend: "Put a copy of the file here.")
    case .linkedFolder:
      findings.warning(
        "linked-folder", at: place, "A link to a folder is not followed.", mend: "Move the folder itself here.")
    case .broken where isWanted:
      findings.error("unreadable", at: place, "This link leads nowhere.", mend: "Remove it, or mend what it names.")
    case .special where isWanted:
      findings.error("unreadable", at: place, "This is not an ordinary file.", mend: "Put a file of text here.")
    default: break
    }
  }
}

/// What lies at a path, links followed.
enum FileKind {
  case folder
  /// In bytes, and the path that no link is part of.
  case file(size: Int, resolved: String)
  case outside
  case linkedFolder
  case broken
  case special

  init(of path: String, within root: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      self = .broken
      return
    }
    let isLink = status.st_mode & S_IFMT == S_IFLNK
    guard let pointer = realpath(path, nil) else {
      self = .broken
      return
    }
    let resolved = String(cString: pointer)
    free(pointer)
    guard resolved == root || resolved.hasPrefix(root + "/") || root == "/" else {
      self = .outside
      return
    }
    guard lstat(resolved, &status) == 0 else {
      self = .broken
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: self = isLink ? .linkedFolder : .folder
    case S_IFREG: self = .file(size: Int(status.st_size), resolved: resolved)
    default: self = .special
    }
  }
}
