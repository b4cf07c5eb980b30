/// Reads `canned.md`: each `## shortcode` and the plain text below it. What stands before the first is for the writer.
struct CannedReader {
  let source: SourceText
  let variables: Variables

  func replies(_ findings: inout Findings) -> [CannedReply] {
    var replies: [CannedReply] = []
    var firsts: [String: SourceLocation] = [:]
    let heads = (1...max(1, source.lineCount)).filter { source.line($0).hasPrefix("## ") }
    for (order, head) in heads.enumerated() {
      let end = order + 1 < heads.count ? heads[order + 1] : source.lineCount + 1
      guard let shortcode = shortcode(at: head, &findings) else { continue }
      let place = SourceLocation(file: source.file, line: head, column: Self.column)
      if let first = firsts[shortcode] {
        findings.error(
          "duplicate-shortcode", at: place, "The shortcode `\(shortcode)` is taken by \(first).",
          mend: "Give one of the two another one; the first counts now.")
        continue
      }
      guard let text = text(of: (head + 1)..<end, under: place, &findings) else { continue }
      firsts[shortcode] = place
      replies.append(CannedReply(shortcode: shortcode, text: text, location: place))
    }
    return replies
  }

  /// Of the first scalar behind `## `.
  private static let column = 4

  private func shortcode(at line: Int, _ findings: inout Findings) -> String? {
    let written = source.line(line).dropFirst(3).trimmed
    if Slug.isID(written), written.utf8.count <= KnowledgeLimits.shortcodeLengthMax { return written }
    var meant = String(Slug.of(written).prefix(KnowledgeLimits.shortcodeLengthMax))
    while meant.hasSuffix("-") { meant.removeLast() }
    findings.error(
      "bad-shortcode", at: SourceLocation(file: source.file, line: line, column: Self.column),
      "A shortcode has 1 to \(KnowledgeLimits.shortcodeLengthMax) small letters, digits and hyphens; this reply is left out.",
      mend: "Write `## \(meant)`.")
    return nil
  }

  private func text(of lines: Range<Int>, under place: SourceLocation, _ findings: inout Findings) -> String? {
    var kept = lines.map { line in filled(line, &findings) }
    while kept.last?.isEmpty == true { kept.removeLast() }
    let text = kept.drop(while: \.isEmpty).joined(separator: "\n")
    guard !text.isEmpty else {
      findings.error(
        "empty-reply", at: place, "This canned reply has no text and is left out.",
        mend: "Write below the heading what the agent says.")
      return nil
    }
    guard text.unicodeScalars.count <= KnowledgeLimits.replyLengthMax else {
      findings.error(
        "long-reply", at: place,
        "This canned reply is longer than \(KnowledgeLimits.replyLengthMax) characters and is left out.",
        mend: "Shorten it; a message holds no more.")
      return nil
    }
    return text
  }

  /// The business's variables filled in; those of a conversation stay as they are.
  private func filled(_ number: Int, _ findings: inout Findings) -> String {
    let line = source.line(number)
    var unknown: [CannedVariable] = []
    let text = CannedVariable.replacing(in: line) { variable in
      if CannedReply.knownNames.contains(variable.name) { return variable.source }
      if CannedReply.possibleNames.contains(variable.name) {
        if variable.fallback == nil { unknown.append(variable) }
        return variable.source
      }
      if let value = variables.values[variable.name] ?? variable.fallback { return value }
      unknown.append(variable)
      return variable.source
    }
    for variable in unknown { report(variable, line: number, &findings) }
    return text.trimmed.isEmpty ? "" : text
  }

  private func report(_ variable: CannedVariable, line: Int, _ findings: inout Findings) {
    let place = SourceLocation(file: source.file, line: line, column: variable.offset + 1)
    if CannedReply.possibleNames.contains(variable.name) {
      findings.error(
        "no-fallback", at: place, "`{{\(variable.name)}}` is not known of every customer.",
        mend: "Say what stands there otherwise: `{{\(variable.name)|there}}`.")
    } else if variables.isComplete {
      let names = CannedReply.knownNames + CannedReply.possibleNames + variables.values.keys.sorted()
      findings.error(
        "unknown-variable", at: place,
        "`{{\(variable.name)}}` is neither among the `variables` of business.yaml nor known of a conversation.",
        mend: Nearest.mend(
          variable.name, among: names, otherwise: "Add `\(variable.name)` there; it is left out of the reply now."))
    }
  }
}
