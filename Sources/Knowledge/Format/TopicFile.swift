import Markdown

/// One markdown file: its entries as drafts, in the order written.
struct TopicFile {
  private(set) var drafts: [Draft] = []
  let frontMatter: FrontMatter
  private let source: SourceText
  private let variables: Variables

  init(_ source: SourceText, variables: Variables, today: CivilDate?, _ findings: inout Findings) {
    self.source = source
    self.variables = variables
    frontMatter = FrontMatter(of: source, today: today, &findings)
    let outline = MarkdownOutline(parsing: source.text(blankingFirst: frontMatter.lineCount))
    read(outline.sections, &findings)
    if drafts.isEmpty {
      findings.warning(
        "no-entries", at: SourceLocation(file: source.file, line: 1), "This file has no entry.",
        mend: "Begin each question with `## `.")
    }
  }

  /// Where the variants go that stand under the heading of level 2 read last.
  private enum Home {
    case nowhere
    case entry
    /// That heading was bad and has been reported; what stands under it is lost with it, without another word.
    case lost
  }

  /// Each heading of level 1 to 3 begins something; what stands before the first one is nobody's answer.
  private mutating func read(_ sections: [MarkdownOutline.Section], _ findings: inout Findings) {
    let heads = sections.indices.filter { (1...3).contains(Self.level(of: sections[$0])) }
    var topic = frontMatter.topic
    var home = Home.nowhere
    for (order, head) in heads.enumerated() {
      let level = Self.level(of: sections[head])
      if level == 1 {
        let place = source.location(line: sections[head].lines.lowerBound, byteColumn: sections[head].column)
        let title = variables.filled(PlainText.of([sections[head].block]), at: place, &findings).trimmed
        topic = frontMatter.topic ?? title
        home = .nowhere
        continue
      }
      let end = order + 1 < heads.count ? heads[order + 1] : sections.endIndex
      let draft = draft(sections[head..<end], endsBefore: sections[end...].first, &findings)
      if level == 2 {
        home = draft == nil ? .lost : .entry
        if var draft {
          draft.topic = topic ?? ""
          drafts.append(draft)
        }
      } else if let draft {
        add(draft, to: home, &findings)
      }
    }
  }

  /// From a heading and the blocks under it.
  private func draft(
    _ sections: ArraySlice<MarkdownOutline.Section>, endsBefore following: MarkdownOutline.Section?,
    _ findings: inout Findings
  ) -> Draft? {
    guard let heading = sections.first,
      var draft = HeadingReader(source: source, variables: variables).draft(heading, &findings)
    else { return nil }
    let first = heading.lines.upperBound + 1
    let last = following?.lines.lowerBound ?? source.lineCount + 1
    let text = EntryText(
      sections.dropFirst(), lines: first..<max(first, last), of: source, variables: variables, &findings)
    draft.phrasings = text.phrasings
    draft.answer = text.answer
    draft.links = text.links
    draft.next = text.next
    return draft
  }

  private mutating func add(_ variant: Draft, to home: Home, _ findings: inout Findings) {
    switch home {
    case .entry:
      drafts[drafts.count - 1].next += variant.next
      drafts[drafts.count - 1].variants.append(variant)
    case .nowhere:
      findings.error(
        "stray-variant", at: variant.place, "`### \(variant.title)` stands under no entry.",
        mend: "Write `## ` for a question of its own.")
    case .lost: break
    }
  }

  private static func level(of section: MarkdownOutline.Section) -> Int {
    if case .heading(let level, _) = section.block { level } else { 0 }
  }
}
