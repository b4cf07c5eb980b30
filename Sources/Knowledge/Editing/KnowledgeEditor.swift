package import Language
import Markdown

/// Writes lessons into topic files. Pure: text in, text out.
///
/// Questions, headings and answers are foreign text and are escaped. Every edit is read back, and one that would change
/// anything but what the lesson says is refused.
package struct KnowledgeEditor: Sendable {
  private let variables: Variables
  private let refusing: @Sendable (String) -> String?

  /// - Parameter refusing: returns the words with which a text claims that the bot is human, if it does (D4).
  package init(_ business: Business, refusing: @escaping @Sendable (String) -> String?) {
    variables = Variables(values: business.variables)
    self.refusing = refusing
  }

  /// - Parameters:
  ///   - text: the file's; nil: it does not exist.
  ///   - locale: the file's language.
  ///   - isTaken: whether an entry has this id already, in any file.
  package func edit(
    _ text: String?, of file: String, _ lesson: Lesson, in locale: LocaleCode, isTaken: (EntryID) -> Bool
  ) throws(EditFailure) -> KnowledgeEdit {
    let question = try readable(lesson.question, "question", most: KnowledgeLimits.phrasingLengthMax)
    let opened = OpenedFile(text ?? "", file: file, variables)
    switch lesson.target {
    case .entry(let id): return try addPhrasing(question, to: id, opened, in: locale)
    case .heading(let heading, let answer, _):
      let heading = try readable(heading, "heading", most: KnowledgeLimits.phrasingLengthMax)
      let new = NewEntry(
        id: Self.freeID(for: heading, isTaken), heading: heading, phrasing: question == heading ? nil : question,
        answer: MarkdownEscaping.paragraphs(try answerLines(answer)), locale: locale)
      return try addEntry(new, opened, isNewFile: text == nil)
    }
  }
}

extension KnowledgeEditor {
  private func addPhrasing(
    _ question: String, to id: EntryID, _ opened: OpenedFile, in locale: LocaleCode
  ) throws(EditFailure) -> KnowledgeEdit {
    guard let place = opened.topic.drafts.firstIndex(where: { $0.id == id.rawValue }) else {
      throw .unknownEntry(id)
    }
    let draft = opened.topic.drafts[place]
    let folded = question.lowercased()
    guard !([draft.title] + draft.phrasings.map(\.text)).contains(where: { $0.lowercased() == folded }) else {
      throw .alreadyAsked(id)
    }
    var expected = opened.meaning
    expected.entries[place].phrasings.append(question)
    for insertion in PhrasingPlace(opened, of: draft).insertions(of: question, in: locale) {
      let edited = opened.with(insertion, variables)
      guard edited.meaning.fulfils(expected), let added = edited.topic.drafts[place].phrasings.last else { continue }
      return KnowledgeEdit(
        file: opened.file, before: opened.text, after: edited.text, change: .phrasing(added, of: id))
    }
    throw .doesNotFit(file: opened.file)
  }

  private func addEntry(
    _ new: NewEntry, _ opened: OpenedFile, isNewFile: Bool
  ) throws(EditFailure) -> KnowledgeEdit {
    let opening = isNewFile ? ["# " + MarkdownEscaping.line(NewEntry.topic(ofFile: opened.file)), ""] : [""]
    let edited = opened.with(Insertion(lines: opening + new.lines, after: opened.lineCount), variables)
    guard let draft = edited.topic.drafts.last else { throw .doesNotFit(file: opened.file) }
    var expected = opened.meaning
    expected.entries.append(new.meaning(topic: draft.topic))
    guard edited.meaning.fulfils(expected) else { throw .doesNotFit(file: opened.file) }
    return KnowledgeEdit(
      file: opened.file, before: isNewFile ? nil : opened.text, after: edited.text,
      change: .entry(
        Entry(
          id: EntryID(rawValue: draft.id), title: draft.title, phrasings: draft.phrasings, answer: draft.answer,
          topic: draft.topic, location: draft.place)))
  }
}

extension KnowledgeEditor {
  private func readable(_ text: String, _ what: String, most: Int) throws(EditFailure) -> String {
    if what == "heading" { try refuseVariables(LessonText.line(text), what) }
    let line = LessonText.line(text).withoutVariables
    guard !line.isEmpty else { throw .blank(what) }
    guard line.unicodeScalars.count <= most else { throw .tooLong(what, most: most) }
    if what == "heading" { try refuse(line) }
    return line
  }

  private func answerLines(_ text: String) throws(EditFailure) -> [String] {
    let said = LessonText.lines(text)
    try refuseVariables(said.joined(separator: "\n"), "answer")
    let lines = said.map(\.withoutVariables)
    guard !lines.isEmpty else { throw .blank("answer") }
    let most = KnowledgeLimits.replyLengthMax
    guard lines.reduce(0, { $0 + $1.unicodeScalars.count }) <= most else { throw .tooLong("answer", most: most) }
    try refuse(lines.joined(separator: "\n"))
    return lines
  }

  /// A question may be a customer's own words, and is only compared with others. What is said would be changed.
  private func refuseVariables(_ text: String, _ what: String) throws(EditFailure) {
    if let variable = Variables(values: [:]).filled(text).unknown.first { throw .variable(variable.name, in: what) }
  }

  private func refuse(_ text: String) throws(EditFailure) {
    if let claim = HumanClaim.found(in: text, refusing) { throw .humanClaim(claim) }
  }

  private static func freeID(for heading: String, _ isTaken: (EntryID) -> Bool) -> EntryID {
    let slug = Slug.of(heading)
    var number = 1
    while true {
      let suffix = number == 1 ? "" : "-\(number)"
      let id = EntryID(rawValue: slug.prefix(KnowledgeLimits.idLengthMax - suffix.count) + suffix)
      if !isTaken(id) { return id }
      number += 1
    }
  }
}
