import Language
import Testing

@testable import Knowledge

@Suite struct KnowledgeEditorTests {
  private func edit(
    _ text: String?, _ lesson: Lesson, file: String = "a.md", in locale: LocaleCode = .english,
    taken: Set<EntryID> = [], refusing: @escaping @Sendable (String) -> String? = { _ in nil }
  ) throws(EditFailure) -> KnowledgeEdit {
    try KnowledgeEditor(Business(name: "Corner Books", variables: ["shop": "x"]), refusing: refusing)
      .edit(text, of: file, lesson, in: locale, isTaken: { taken.contains($0) })
  }

  @Test("A wording goes under the last phrasing of its entry, with the bullet that stands there")
  func joinsTheList() throws {
    let text = "## One {#one}\n\nAlso asked:\n *  first\n *  second\n\n- an answer\n\n## Two {#two}\n\nx\n"
    let done = try edit(text, Lesson(question: "third\n way", target: .entry("one")))
    #expect(done.after == text.replacing(" *  second\n", with: " *  second\n *  third way\n"))
  }

  @Test("A numbered list goes on with its next number")
  func goesOnCounting() throws {
    let text = "## One\n\nAlso asked:\n1) first\n2) second\n\nx\n"
    #expect(try edit(text, Lesson(question: "third", target: .entry("one"))).after.contains("2) second\n3) third\n"))
  }

  @Test(
    "An entry without other wordings gets them in the language of its file",
    arguments: [("en", "Also asked:"), ("de", "Auch gefragt:"), ("fr", "Autres formulations :"), ("pl", "Also asked:")])
  func makesTheList(language: String, keyword: String) throws {
    let lesson = Lesson(question: "first", target: .entry("one"))
    let done = try edit("## One\n\nText.\n", lesson, in: LocaleCode(rawValue: language))
    #expect(done.after == "## One\n\n\(keyword)\n- first\n\nText.\n")
  }

  @Test("An answer that begins with a list stays an answer")
  func keepsListsApart() throws {
    let done = try edit("## One\n\n- a\n- b\n", Lesson(question: "first", target: .entry("one")))
    #expect(done.after == "## One\n\nAlso asked:\n* first\n\n- a\n- b\n")
  }

  @Test("Line ends, the byte order mark and a missing last line end stay as they are")
  func keepsBytes() throws {
    let text = "\u{FEFF}## One\r\n\r\nAlso asked:\r\n- a\r\n\r\nText."
    let done = try edit(text, Lesson(question: "b", target: .entry("one")))
    #expect(Array(done.after.utf8) == Array("\u{FEFF}## One\r\n\r\nAlso asked:\r\n- a\r\n- b\r\n\r\nText.".utf8))
  }

  @Test("A new entry is put at the end, with the customer's wording and an id that is free")
  func appends() throws {
    let lesson = Lesson(question: "u wrap?", target: .heading("Do you wrap?", answer: "Yes.\nFor €2.", topic: nil))
    let done = try edit("# Shop\n\n## A {#a}\n\nx", lesson, taken: ["do-you-wrap"])
    #expect(
      done.after
        == "# Shop\n\n## A {#a}\n\nx\n\n## Do you wrap? {#do-you-wrap-2}\n\nAlso asked:\n- u wrap?\n\nYes.\\\nFor €2.\n"
    )
    guard case .entry(let entry) = done.change else { throw EditFailure.blank("entry") }
    #expect(entry.topic == "Shop" && entry.phrasings.map(\.text) == ["u wrap?"])
  }

  @Test("A file that is not there begins with its topic")
  func makesTheFile() throws {
    let lesson = Lesson(question: "Do you wrap?", target: .heading("Do you wrap?", answer: "Yes.", topic: nil))
    let done = try edit(nil, lesson, file: "gift-wrapping.md")
    #expect(done.after == "# Gift wrapping\n\n## Do you wrap? {#do-you-wrap}\n\nYes.\n")
    #expect(done.diff.hasPrefix("--- /dev/null\n+++ gift-wrapping.md\n@@ -0,0 +1,5 @@\n+# Gift wrapping\n"))
  }

  @Test("D4: a heading or an answer that claims the bot is human is refused")
  func refusesClaims() {
    let refusing: @Sendable (String) -> String? = { $0.contains("I am human") ? "I am human" : nil }
    for (heading, answer) in [("Q", "Sure, I am\nhuman"), ("I am human", "x"), ("Q", "I **am** human")] {
      let lesson = Lesson(question: "q", target: .heading(heading, answer: answer, topic: nil))
      #expect(throws: EditFailure.humanClaim("I am human")) { try edit("", lesson, refusing: refusing) }
    }
  }

  @Test(
    "A heading or an answer that would be filled in, and not said as it was written, is refused; a customer's may hold it",
    arguments: [("A {{shop}}", "x", "heading"), ("A", "see\n{{ nope }}", "answer"), ("A", "{{\nnope}}", "answer")])
  func variables(heading: String, answer: String, place: String) throws {
    let lesson = Lesson(question: "{{shop}}", target: .heading(heading, answer: answer, topic: nil))
    #expect(throws: EditFailure.variable(heading == "A" ? "nope" : "shop", in: place)) {
      try edit("## B\n\nx\n", lesson)
    }
    let harmless = Lesson(question: "{{shop}}", target: .heading("A {b", answer: "{{a|b}", topic: nil))
    #expect(throws: Never.self) { try edit("## B\n\nx\n", harmless) }
  }

  @Test("What cannot be learned is refused with its reason")
  func refusals() {
    let text = "## One\n\nAlso asked:\n- Known\n\nx\n"
    #expect(throws: EditFailure.unknownEntry("two")) { try edit(text, Lesson(question: "a", target: .entry("two"))) }
    #expect(throws: EditFailure.alreadyAsked("one")) {
      try edit(text, Lesson(question: " known ", target: .entry("one")))
    }
    #expect(throws: EditFailure.blank("question")) {
      try edit(text, Lesson(question: "\u{202E}\n", target: .entry("one")))
    }
    #expect(throws: EditFailure.tooLong("question", most: 1_000)) {
      try edit(text, Lesson(question: String(repeating: "a", count: 1_001), target: .entry("one")))
    }
    #expect(throws: EditFailure.doesNotFit(file: "a.md")) {
      try edit(
        text + "\n```\nno end", Lesson(question: "a", target: .heading("New", answer: "x", topic: nil)))
    }
  }

  @Test("The diff is what `diff -u` prints")
  func diff() throws {
    let text = "## One\n\nAlso asked:\n- a\n\nText.\n\n## Two\n\nx\n"
    let done = try edit(text, Lesson(question: "b", target: .entry("one")))
    #expect(done.diff == "--- a.md\n+++ a.md\n@@ -2,6 +2,7 @@\n \n Also asked:\n - a\n+- b\n \n Text.\n \n")
    let last = try edit("## One\n\nAlso asked:\n- a", Lesson(question: "b", target: .entry("one")))
    #expect(
      last.diff
        == "--- a.md\n+++ a.md\n@@ -1,4 +1,5 @@\n ## One\n \n Also asked:\n-- a\n\\ No newline at end of file\n+- a\n+- b\n"
    )
  }
}
