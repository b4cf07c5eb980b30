import Markdown

/// Reads a heading's words and attributes from its source.
struct HeadingReader {
  let source: SourceText
  let variables: Variables

  /// Nil, and an error, for a heading without words.
  func draft(_ section: MarkdownOutline.Section, _ findings: inout Findings) -> Draft? {
    let heading = content(of: section)
    let place = source.location(line: section.lines.lowerBound, byteColumn: section.column)
    let split =
      heading.text.unicodeScalars.count <= KnowledgeLimits.phrasingLengthMax
      ? HeadingAttributes.split(heading.text) : nil
    let words = split.map { Self.plain($0.title) } ?? Self.plain(section.block)
    let title = variables.filled(words, at: place, &findings).trimmed
    guard !title.isEmpty else {
      findings.error(
        "empty-heading", at: place, "This heading has no words.",
        mend: "Write the question that the text below answers.")
      return nil
    }
    guard title.unicodeScalars.count <= KnowledgeLimits.phrasingLengthMax else {
      findings.error(
        "long-heading", at: place, "This heading is longer than \(KnowledgeLimits.phrasingLengthMax) characters.",
        mend: "Write the question alone, and the rest below it.")
      return nil
    }
    var draft = Draft(id: split?.attributes.id ?? Slug.of(title), idPlace: place, title: title, place: place)
    guard let attributes = split?.attributes else { return draft }
    func spot(_ offset: Int) -> SourceLocation {
      SourceLocation(file: place.file, line: heading.line, column: heading.column + offset)
    }
    for word in attributes.malformed {
      findings.error(
        "bad-attribute", at: spot(word.offset), "`\(word.word)` is not an attribute.",
        mend: "Write `#id`, `.class`, `key=value` or `key=\"longer value\"`.")
    }
    if let id = attributes.id { set(id, at: spot(attributes.offsets["#"] ?? 0), in: &draft, &findings) }
    draft.attributes = attributes.values
    if !attributes.classes.isEmpty { draft.attributes["class"] = attributes.classes.joined(separator: " ") }
    draft.attributePlaces = attributes.offsets.mapValues(spot)
    return draft
  }

  private func set(_ id: String, at place: SourceLocation, in draft: inout Draft, _ findings: inout Findings) {
    draft.idPlace = place
    guard !Slug.isID(id) else {
      draft.id = id
      return
    }
    draft.id = Slug.of(id)
    findings.warning(
      "bad-id", at: place, "An id has only small letters, digits and hyphens; `\(id)` was read as `\(draft.id)`.",
      mend: "Write `#\(draft.id)`, here and where it is linked.")
  }

  /// The heading's text without its marks, and where it begins, column in Unicode scalars.
  private func content(of section: MarkdownOutline.Section) -> (text: String, line: Int, column: Int) {
    let line = section.lines.lowerBound
    let scalars = Array(source.line(line).unicodeScalars)
    let indent = scalars.prefix { $0 == " " }.count
    guard indent < scalars.count, scalars[indent] == "#" else {
      // Underlined, maybe over several lines: its words are near enough to its source.
      return (Self.plain(section.block), line, indent + 1)
    }
    let marks = scalars[indent...].prefix { $0 == "#" }.count
    var start = indent + marks
    while start < scalars.count, scalars[start] == " " || scalars[start] == "\t" { start += 1 }
    var end = scalars.count
    while end > start, scalars[end - 1] == " " || scalars[end - 1] == "\t" { end -= 1 }
    var closing = end
    while closing > start, scalars[closing - 1] == "#" { closing -= 1 }
    if closing == start || scalars[closing - 1] == " " { end = closing }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[start..<end])
    return (String(text), line, start + 1)
  }

  private static func plain(_ source: String) -> String {
    let hasMarks = source.utf8.contains { "*_`[]<>&\\!~".utf8.contains($0) }
    return hasMarks ? MarkdownDocument(parsing: "# " + source).plainText : source
  }

  private static func plain(_ block: Block) -> String { PlainText.of([block]) }
}
