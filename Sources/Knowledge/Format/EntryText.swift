import Markdown

/// What stands under one heading: other wordings, links to ask next, and the answer, which is all the rest.
struct EntryText {
  let source: SourceText
  let variables: Variables
  private(set) var phrasings: [Phrasing] = []
  private(set) var next: [DraftLink] = []
  private(set) var links: [DraftLink] = []
  private(set) var answer = ""
  /// Lines that are no part of the answer.
  private var taken: [ClosedRange<Int>] = []
  private var hasWords = false

  /// `lines` are all lines below the heading, `sections` the blocks on them.
  init(
    _ sections: ArraySlice<MarkdownOutline.Section>, lines: Range<Int>, of source: SourceText, variables: Variables,
    _ findings: inout Findings
  ) {
    self.source = source
    self.variables = variables
    var index = sections.startIndex
    while index < sections.endIndex {
      index += take(sections[index...], &findings)
    }
    if hasWords { answer = remainder(of: lines, &findings) }
    checkReferences(&findings)
  }

  /// Returns how many blocks were taken, at least one.
  private mutating func take(_ sections: ArraySlice<MarkdownOutline.Section>, _ findings: inout Findings) -> Int {
    let section = sections[sections.startIndex]
    if case .html(let html) = section.block, let comment = Comment(html) {
      taken.append(section.lines)
      if comment == .unclosed { reportUnclosed(section, "comment", "-->", &findings) }
      return 1
    }
    if case .paragraph = section.block, !Keyword.isDenied(in: source.line(section.lines.lowerBound)) {
      let text = PlainText.of([section.block])
      if let rest = Keyword.askNext.rest(of: text) {
        takeNext(section, rest, &findings)
        return 1
      }
      if let rest = Keyword.alsoAsked.rest(of: text) {
        taken.append(section.lines)
        let list = sections.dropFirst().first
        guard rest.trimmed.isEmpty, let list, case .list(let items) = list.block else {
          findings.error(
            "no-phrasings", at: place(section), "`Also asked:` is not followed by a list.",
            mend: "Write each wording on a line of its own, beginning with `- `.")
          return 1
        }
        take(items, of: list, &findings)
        return 2
      }
    }
    keep(section, &findings)
    return 1
  }

  private mutating func keep(_ section: MarkdownOutline.Section, _ findings: inout Findings) {
    hasWords = true
    links += section.links.map(draft)
    checkKeywords(in: section, &findings)
    switch section.block {
    case .html:
      findings.warning(
        "html", at: place(section), "HTML is shown to customers as it is written, not carried out.",
        mend: "Write it in markdown.")
    case .paragraph(let inlines)
    where Self.showsComment(inlines) && source.lines(section.lines).contains("<!--"):
      findings.warning(
        "html", at: place(section), "A comment within a paragraph is shown to customers.",
        mend: "Put the comment on lines of its own.")
    case .codeBlock where isUnclosedFence(section): reportUnclosed(section, "code block", "```", &findings)
    default: break
    }
  }

  private mutating func take(
    _ list: Block.List, of section: MarkdownOutline.Section, _ findings: inout Findings
  ) {
    taken.append(section.lines)
    for (item, position) in zip(list.items, section.items) {
      let place = source.location(line: position.line, byteColumn: position.column)
      let words = PlainText.of(item).replacingLineFeeds
      let text = variables.filled(words, at: place, &findings).trimmed
      guard text.unicodeScalars.count <= KnowledgeLimits.phrasingLengthMax else {
        findings.error(
          "long-phrasing", at: place,
          "This wording is longer than \(KnowledgeLimits.phrasingLengthMax) characters.",
          mend: "Write what a customer would type.")
        continue
      }
      if !text.isEmpty { phrasings.append(Phrasing(text: text, location: place)) }
    }
  }

  private mutating func takeNext(
    _ section: MarkdownOutline.Section, _ rest: Substring, _ findings: inout Findings
  ) {
    taken.append(section.lines)
    for number in section.lines { _ = filled(source.line(number), number, &findings) }
    next += section.links.filter { !$0.isImage }.map(draft)
    if section.links.isEmpty {
      findings.error(
        "no-links", at: place(section), "`Ask next:` names no entry.",
        mend: "Write links: [Returns](returns.md#return-an-item).")
    }
  }

  /// The lines below the heading without those taken, variables filled in, no blank lines at the ends.
  private func remainder(of lines: Range<Int>, _ findings: inout Findings) -> String {
    var kept: [String] = []
    var gaps = taken[...]
    var number = lines.lowerBound
    var afterGap = true
    while number < lines.upperBound {
      if let gap = gaps.first, gap.contains(number) {
        number = gap.upperBound + 1
        gaps = gaps.dropFirst()
        if let last = kept.last, !last.isEmpty { kept.append("") }
        afterGap = true
        continue
      }
      let line = source.line(number)
      let isBlank = line.trimmed.isEmpty
      if !(isBlank && afterGap) {
        kept.append(isBlank ? "" : filled(line, number, &findings))
        afterGap = false
      }
      number += 1
    }
    while kept.last?.isEmpty == true { kept.removeLast() }
    return kept.joined(separator: "\n")
  }

  private func filled(_ line: String, _ number: Int, _ findings: inout Findings) -> String {
    let (text, unknown) = variables.filled(line)
    for variable in unknown {
      variables.report(
        variable, at: SourceLocation(file: source.file, line: number, column: variable.offset + 1), &findings)
    }
    return text
  }

  /// A keyword counts at the beginning of a paragraph only; elsewhere customers would read it.
  private func checkKeywords(in section: MarkdownOutline.Section, _ findings: inout Findings) {
    guard case .paragraph = section.block, section.lines.count > 1 else { return }
    for number in section.lines.dropFirst() {
      let line = source.line(number)
      guard Keyword.allCases.contains(where: { $0.rest(of: line) != nil }) else { continue }
      findings.error(
        "no-blank-line", at: SourceLocation(file: source.file, line: number),
        "`\(line.prefix { $0 != ":" }):` stands within a paragraph and is shown to customers.",
        mend: "Put a blank line before it.")
    }
  }

  /// A link whose address is defined elsewhere in the file is no link in the answer by itself.
  private func checkReferences(_ findings: inout Findings) {
    guard let first = links.first, !holdsAllAddresses else { return }
    let found = MarkdownOutline(parsing: answer).sections.reduce(0) { $0 + $1.links.count }
    guard found < links.count else { return }
    findings.warning(
      "reference-link", at: first.place, "A link here has its address in another part of the file.",
      mend: "Write the address beside the text: [text](address).")
  }

  /// A quick look that spares most answers a second reading: as many `](` as links.
  private var holdsAllAddresses: Bool {
    zip(answer.utf8, answer.utf8.dropFirst()).count { $0 == UInt8(ascii: "]") && $1 == UInt8(ascii: "(") }
      >= links.count
  }

  private static func showsComment(_ inlines: [Inline]) -> Bool {
    inlines.contains { inline in
      if case .text(let text) = inline { text.utf8.contains(UInt8(ascii: "<")) && text.contains("<!--") } else { false }
    }
  }

  private func isUnclosedFence(_ section: MarkdownOutline.Section) -> Bool {
    guard section.lines.upperBound >= source.lineCount, section.lines.count > 1 else { return false }
    let fence = source.line(section.lines.lowerBound).trimmed.prefix(3)
    return (fence == "```" || fence == "~~~") && !source.line(section.lines.upperBound).trimmed.hasPrefix(fence)
  }

  private func reportUnclosed(
    _ section: MarkdownOutline.Section, _ what: String, _ end: String, _ findings: inout Findings
  ) {
    findings.error(
      "unclosed", at: place(section), "This \(what) has no end, so it takes in all that follows in the file.",
      mend: "Write `\(end)` where it ends.")
  }

  private func draft(_ link: MarkdownOutline.Link) -> DraftLink {
    DraftLink(
      label: variables.filled(link.label).text, destination: link.destination,
      place: source.location(line: link.position.line, byteColumn: link.position.column))
  }

  private func place(_ section: MarkdownOutline.Section) -> SourceLocation {
    source.location(line: section.lines.lowerBound, byteColumn: section.column)
  }

  /// HTML that is one comment and nothing else: a note of the writer, or the mark before an answer.
  private enum Comment {
    case closed
    case unclosed

    init?(_ html: String) {
      let text = html.trimmed
      guard text.hasPrefix("<!--") else { return nil }
      guard let end = text.firstRange(of: "-->") else {
        self = .unclosed
        return
      }
      guard end.upperBound == text.endIndex else { return nil }
      self = .closed
    }
  }
}

extension String {
  fileprivate var replacingLineFeeds: String {
    utf8.contains(UInt8(ascii: "\n")) ? split(separator: "\n").joined(separator: " ") : self
  }
}
