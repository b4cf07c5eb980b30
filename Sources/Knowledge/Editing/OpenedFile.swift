import Markdown

/// A topic file read for editing.
struct OpenedFile {
  let text: String
  let file: String
  let source: SourceText
  let topic: TopicFile
  let meaning: FileMeaning

  init(_ text: String, file: String, _ variables: Variables) {
    self.text = text
    self.file = file
    source = SourceText(file: file, utf8: Array(text.utf8))
    var findings = Findings()
    topic = TopicFile(source, variables: variables, today: nil, &findings)
    meaning = FileMeaning(topic.drafts, findings)
  }

  var lineCount: Int { source.lineCount }

  /// The blocks of the file, front matter left out.
  var sections: [MarkdownOutline.Section] {
    MarkdownOutline(parsing: source.text(blankingFirst: topic.frontMatter.lineCount)).sections
  }

  func with(_ insertion: Insertion, _ variables: Variables) -> OpenedFile {
    var lines = RawLines(text)
    lines.insert(insertion.lines, after: min(insertion.after, lines.count))
    return OpenedFile(lines.text, file: file, variables)
  }
}

/// Lines to be put into a file.
struct Insertion {
  var lines: [String]
  /// The line that they follow, from 1; 0: the beginning of the file.
  var after: Int
}
