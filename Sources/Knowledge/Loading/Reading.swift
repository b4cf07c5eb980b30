/// The state of a load under way.
struct Reading {
  let total: Int
  var done = 0
  var findings: Findings

  /// Nil, and a diagnostic, for what is not text.
  mutating func source(_ file: KnowledgeFiles.SourceFile, _ progress: (KnowledgeLoader.Progress) -> Void) -> SourceText?
  {
    defer {
      done += 1
      progress(KnowledgeLoader.Progress(done: done, total: total))
    }
    switch file.read() {
    case .failure(let code, let message, let mend):
      findings.error(code, at: SourceLocation(file: file.path, line: 1), message, mend: mend)
      return nil
    case .bytes(let bytes):
      guard let bad = UTF8Flaw.firstBadByte(in: bytes) else { return SourceText(file: file.path, utf8: bytes) }
      let (line, column) = UTF8Flaw.position(of: bad, in: bytes)
      findings.error(
        "not-utf8", at: SourceLocation(file: file.path, line: line, column: column),
        "This file is not UTF-8: byte \(String(bytes[bad], radix: 16)) stands here.",
        mend: "Save it as UTF-8; it is not read now.")
      return nil
    }
  }
}
