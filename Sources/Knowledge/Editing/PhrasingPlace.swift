import Language
import Markdown

/// Where another phrasing of an entry is to be written.
struct PhrasingPlace {
  private let opened: OpenedFile
  /// The line of the entry's heading ends here.
  private let headingEnd: Int
  /// The list under the entry's last `Also asked:`, if there is one.
  private let list: MarkdownOutline.Section?

  init(_ opened: OpenedFile, of draft: Draft) {
    self.opened = opened
    let sections = opened.sections
    let head = sections.firstIndex { $0.lines.contains(draft.place.line) }
    headingEnd = head.map { sections[$0].lines.upperBound } ?? draft.place.line
    let body = head.map { sections[($0 + 1)...].prefix { !Self.beginsSomething($0) } } ?? []
    list = Array(zip(body, body.dropFirst())).last { Self.isKeyword($0) && Self.isList($1) }?.1
  }

  /// What may be put in, the likeliest first: which of them reads as it should is known only when it is read.
  func insertions(of question: String, in locale: LocaleCode) -> [Insertion] {
    let wording = MarkdownEscaping.line(question)
    if let list {
      let last = lastLine(of: list)
      return [Insertion(lines: [marker(of: list) + wording], after: last)]
    }
    // Where the answer begins with a list, the same bullet would make one list of the two.
    return ["- ", "* "].map { bullet in
      let isBlankAfter = opened.source.line(headingEnd + 1).trimmed.isEmpty
      return Insertion(
        lines: ["", Keyword.alsoAsked.written(in: locale), bullet + wording] + (isBlankAfter ? [] : [""]),
        after: headingEnd)
    }
  }

  /// cmark counts blank lines behind a list as its own.
  private func lastLine(of list: MarkdownOutline.Section) -> Int {
    var line = min(list.lines.upperBound, opened.lineCount)
    while line > list.lines.lowerBound, opened.source.line(line).trimmed.isEmpty { line -= 1 }
    return line
  }

  /// The mark of the last item with the blanks around it, or the number after it.
  private func marker(of list: MarkdownOutline.Section) -> String {
    guard case .list(let values) = list.block, let item = list.items.last else { return "- " }
    let line = Array(opened.source.line(item.line).utf8)
    let indent = line.prefix { $0 == UInt8(ascii: " ") }
    let mark = line[indent.count...].prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
    let blanks = line[(indent.count + mark.count)...].prefix { $0 == UInt8(ascii: " ") }
    let space = blanks.isEmpty ? " " : String(decoding: blanks, as: UTF8.self)
    let next = values.start.map { String($0 + values.items.count) + String(decoding: mark.suffix(1), as: UTF8.self) }
    return String(decoding: indent, as: UTF8.self) + (next ?? String(decoding: mark, as: UTF8.self)) + space
  }

  private static func beginsSomething(_ section: MarkdownOutline.Section) -> Bool {
    if case .heading(let level, _) = section.block { level <= 3 } else { false }
  }

  private static func isKeyword(_ section: MarkdownOutline.Section) -> Bool {
    guard case .paragraph = section.block, let rest = Keyword.alsoAsked.rest(of: PlainText.of([section.block]))
    else { return false }
    return rest.trimmed.isEmpty
  }

  private static func isList(_ section: MarkdownOutline.Section) -> Bool {
    if case .list = section.block { true } else { false }
  }
}
