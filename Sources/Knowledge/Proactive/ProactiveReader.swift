import Language

/// Reads `proactive.md`: each `## id {page=/checkout* after=30s}` and the plain text below it. What stands before the
/// first is for the writer. A file of the same name in a language's folder holds the same ids with other words.
struct ProactiveReader {
  private static let conditions = ["page", "after", "attribute", "returning"]

  let source: SourceText
  let variables: Variables
  let refusing: @Sendable (String) -> String?

  /// - Parameter locale: the language that the file is written in.
  func messages(in locale: LocaleCode, _ findings: inout Findings) -> [ProactiveMessage] {
    var messages: [ProactiveMessage] = []
    let heads = (1...max(1, source.lineCount)).filter { source.line($0).hasPrefix("## ") }
    for (order, head) in heads.enumerated() {
      let end = order + 1 < heads.count ? heads[order + 1] : source.lineCount + 1
      guard var message = message(at: head, &findings) else { continue }
      if let first = messages.first(where: { $0.id == message.id }) {
        findings.error(
          "duplicate-id", at: message.location, "The id `\(message.id)` is taken by \(first.location).",
          mend: "Give one of the two another one; the first counts now.")
        continue
      }
      guard let text = text(of: (head + 1)..<end, under: message.location, &findings) else { continue }
      message.texts = [locale: text]
      messages.append(message)
    }
    return messages
  }

  private func message(at line: Int, _ findings: inout Findings) -> ProactiveMessage? {
    let place = SourceLocation(file: source.file, line: line, column: Self.column)
    let heading = String(source.line(line).dropFirst(3))
    let (title, attributes) = HeadingAttributes.split(heading) ?? (heading.trimmed, HeadingAttributes())
    let id = attributes.id ?? title
    guard Slug.isID(id) else {
      findings.error(
        "bad-id", at: place, "A proactive message is named by small letters, digits and hyphens; this one is left out.",
        mend: "Write `## \(Slug.of(id))`.")
      return nil
    }
    var message = ProactiveMessage(id: id, texts: [:], location: place)
    let malformed = attributes.malformed.map(\.word) + attributes.classes.map { ".\($0)" }
    for word in malformed { _ = report(word, "is no condition", at: place, &findings) }
    var isWhole = malformed.isEmpty
    for (key, value) in attributes.values.sorted(by: { $0.key < $1.key }) {
      let spot = attributes.offsets[key].map { offset in
        SourceLocation(file: source.file, line: line, column: Self.column + offset)
      }
      isWhole = take(key, value, into: &message, at: spot ?? place, &findings) && isWhole
    }
    // Without one of its conditions it would be said to those whom it is not for.
    return isWhole ? message : nil
  }

  /// - Returns: whether it is a condition.
  private func take(
    _ key: String, _ value: String, into message: inout ProactiveMessage, at place: SourceLocation,
    _ findings: inout Findings
  ) -> Bool {
    switch key {
    case "page" where value.hasPrefix("/") || value.hasPrefix("*"):
      message.pages = value.split(separator: "|").map { String($0).trimmed }
    case "page":
      return report(value, "is no path of a website", mend: "Write `page=/checkout*`.", at: place, &findings)
    case "after":
      guard let seconds = Self.seconds(value) else {
        return report(
          value, "is no time", mend: "Write `after=30s` or `after=2m`, an hour at most.", at: place, &findings)
      }
      message.afterSeconds = seconds
    case "returning":
      guard ["yes", "no"].contains(value) else {
        return report(value, "is neither yes nor no", mend: "Write `returning=yes`.", at: place, &findings)
      }
      message.isReturning = value == "yes"
    case "attribute":
      let parts = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, !parts[0].isEmpty else {
        return report(value, "names no value", mend: "Write `attribute=\"plan=premium\"`.", at: place, &findings)
      }
      message.attribute = ProactiveMessage.Attribute(name: parts[0], value: parts[1])
    default:
      findings.error(
        "unknown-condition", at: place, "`\(key)` is no condition of a proactive message; this one is left out.",
        mend: Nearest.mend(
          key, among: Self.conditions, otherwise: "Known are: \(Self.conditions.joined(separator: ", "))."))
      return false
    }
    return true
  }

  private func report(
    _ word: String, _ fault: String, mend: String = "Write `page=`, `after=`, `attribute=` or `returning=` before it.",
    at place: SourceLocation, _ findings: inout Findings
  ) -> Bool {
    findings.error("bad-condition", at: place, "`\(word)` \(fault); this message is left out.", mend: mend)
    return false
  }

  private func text(of lines: Range<Int>, under place: SourceLocation, _ findings: inout Findings) -> String? {
    let written = lines.map { source.line($0) }.joined(separator: "\n").trimmed
    let text = variables.filled(written, at: place, &findings)
    guard !text.isEmpty, text.unicodeScalars.count <= KnowledgeLimits.proactiveLengthMax else {
      findings.error(
        "bad-proactive", at: place,
        text.isEmpty
          ? "This message says nothing and is left out."
          : "This message is longer than \(KnowledgeLimits.proactiveLengthMax) characters and is left out.",
        mend: "Write a sentence or two below the heading.")
      return nil
    }
    if let claim = HumanClaim.found(in: text, refusing) {
      HumanClaim.report(claim, "This message", at: place, &findings)
      return nil
    }
    return text
  }

  private static func seconds(_ text: String) -> Int? {
    guard let unit = text.last, let number = Int(text.dropLast()) else { return nil }
    let seconds = unit == "s" ? number : unit == "m" && number <= 60 ? number * 60 : -1
    return (0...3_600).contains(seconds) ? seconds : nil
  }

  /// Of the first scalar behind `## `.
  private static let column = 4
}
