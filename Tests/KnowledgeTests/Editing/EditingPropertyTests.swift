import Language
import Markdown
import TestSupport
import Testing

@testable import Knowledge

/// Whatever agents and customers write, the file says what it said and the lesson beside it, and nothing else.
@Suite struct EditingPropertyTests {
  private static let pieces = [
    "# x", "## y {#z}", "---", "===", "Also asked:", "Ask next: [a](#one)", "Auch gefragt :", "- item", "* item",
    "1. one", "2) two", "> quote", "```", "~~~", "<!-- answer -->", "<b>", "&amp;", "{{shop}}", "{{ nope|x }}", "{#id}",
    "[a]: http://x", "[l](#one)", "![i](x)", "*em*", "__st__", "`code`", "~~gone~~", "a | b", "--|--", ":--", "\\",
    "\\*",
    "    four blanks", "\ttab", "\u{202E}turned", "\u{0}nul", "e\u{301}", "👩‍👩‍👧", "line  ", "http://x.example/a_b?c=d&e",
    "#",
    "word", "topic: x", "| a |", "|--|", "§ 5.", "3.", "Also asked\\:", "+", "\u{2028}", "\r", "«Ça»", "!", "}", "{",
  ]

  private static let files = [
    "", "# T\n",
    "---\ntopic: T\n---\n\n## One {#one}\n\nAlso asked:\n- a\n- b\n\nAn answer.\n\n## Two {#two}\n\n* l\n* m\n",
    "## One {#one}\n\n### V\n\nAlso asked:\n+ v\n\nx\n\n## Two\n- a",
    "One {#one}\n---\ntext\n\n## Two {#two}\n<!-- note -->\n\ny",
    "## One {#one}\r\n\r\nAlso asked:\r\n\r\n1. a\r\n\r\n2. b\r\n\r\nx",
    "## One {#one}\ntext [l](#two)\n\n## Two {#two}\n\n    code\n",
  ]

  private func text(_ generator: inout SeededGenerator, joins: [String]) -> String {
    (0..<Int.random(in: 1...5, using: &generator)).map { _ in
      Self.pieces.randomElement(using: &generator)! + joins.randomElement(using: &generator)!
    }.joined()
  }

  private func meaning(_ text: String) -> FileMeaning {
    OpenedFile(text, file: "a.md", Variables(values: ["shop": "SHOP"])).meaning
  }

  @Test("Foreign text opens nothing: reading the edited file gives the old entries and the lesson", arguments: 0..<8)
  func onlyTheLesson(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let editor = KnowledgeEditor(Business(name: "B", variables: ["shop": "SHOP"]), refusing: { _ in nil })
    var (written, refused) = (0, 0)
    for _ in 0..<400 {
      let file = Self.files.randomElement(using: &generator)!
      let question = text(&generator, joins: [" ", ""])
      let answer = text(&generator, joins: [" ", "\n", "\n\n", ""])
      let isNew = Bool.random(using: &generator)
      let target =
        isNew ? Lesson.Target.heading(text(&generator, joins: [" "]), answer: answer, topic: nil) : .entry("one")
      do {
        let edit = try editor.edit(
          file, of: "a.md", Lesson(question: question, target: target), in: .german, isTaken: { $0 == "one" })
        written += 1
        let (old, new) = (meaning(file), meaning(edit.after))
        switch edit.change {
        case .phrasing(let phrasing, _):
          #expect(phrasing.text == LessonText.line(question).withoutVariables)
          var expected = old
          let place = try #require(old.entries.firstIndex { $0.id == "one" })
          expected.entries[place].phrasings.append(phrasing.text)
          #expect(new.entries == expected.entries)
        case .entry(let entry):
          #expect(Array(new.entries.dropLast()) == old.entries)
          let read = MarkdownDocument(parsing: entry.answer).plainText
          let said = LessonText.lines(answer).map(\.withoutVariables).filter { !$0.isEmpty }.joined(separator: "\n")
          #expect(read == said, "\(entry.answer)")
        }
        #expect(Set(new.findings).isSubset(of: Set(old.findings)))
      } catch EditFailure.blank, EditFailure.unknownEntry, EditFailure.alreadyAsked, EditFailure.variable {
      } catch {
        refused += 1
        Issue.record("\(error) \([file, question, answer, "\(target)"])")
      }
    }
    #expect(written > 200)
    // What is escaped rightly always fits.
    #expect(refused == 0)
  }
}
