import Foundation
import Glibc
import Testing

@Suite("Typing at a terminal")
struct TypingTests {
  private let place: Workplace

  init() async throws { place = try await Workplace().withSample() }

  private func chat(_ environment: [String: String] = [:], columns: Int = 80) async throws -> TerminalSession {
    let session = try TerminalSession(["chat"], in: place.path, environment: environment, columns: columns)
    try await session.waitsForInput()
    return session
  }

  @Test("Ctrl-C empties the line; on the line still empty it leaves, with status 0")
  func interrupt() async throws {
    let chat = try await chat()
    chat.type("half a quest")
    try await chat.shows("You: half a quest")
    chat.type("\u{3}")
    try await chat.shows("Press Ctrl-C again")
    try await chat.waitsForInput()
    #expect(!chat.screen.text.contains("half a quest"))
    chat.type("x")
    try await chat.shows("You: x")
    chat.type("\u{3}")
    try await chat.waitsForInput()
    chat.type("\u{3}")
    #expect(try await chat.ending() == .exit(0))
    #expect(chat.isRestored)
  }

  @Test("Ctrl-C leaves a search through earlier lines")
  func interruptedSearch() async throws {
    let chat = try await chat()
    chat.enter("how much is delivery")
    try await chat.shows("€4 within the country")
    try await chat.waitsForInput()
    chat.type("\u{12}much")
    try await chat.shows("reverse-i-search")
    chat.type("\u{3}")
    try await chat.waitsForInput()
    chat.enter("wher is my oder")
    try await chat.shows("The tracking link")
  }

  @Test("Ctrl-D on an empty line leaves; in a line it does not")
  func endOfInput() async throws {
    let chat = try await chat()
    chat.type("ab\u{4}")
    try await chat.shows("You: ab")
    chat.type("\u{15}")
    try await chat.waitsForInput()
    chat.type("\u{4}")
    #expect(try await chat.ending() == .exit(0))
    #expect(chat.isRestored)
  }

  @Test("a request to end restores the terminal", arguments: [SIGTERM, SIGHUP, SIGQUIT])
  func terminated(signal: Int32) async throws {
    let chat = try await chat()
    chat.type("half a")
    try await chat.shows("You: half a")
    chat.send(signal: signal)
    let ending = try await chat.ending()
    #expect(ending == .signal(signal))
    #expect(chat.isRestored)
  }

  @Test("Ctrl-Z gives the terminal back to the shell, and coming back shows the typed text again")
  func suspended() async throws {
    let shell = try TerminalSession(
      ["--norc", "-i"], in: place.path, environment: ["PS1": "shell> "], executable: "/bin/bash")
    try await shell.shows("shell>")
    shell.enter(try Program.path() + " chat")
    try await shell.waitsForInput()
    shell.type("half a")
    try await shell.shows("You: half a")
    shell.type("\u{1A}")
    try await shell.shows("Stopped")
    shell.enter("fg")
    try await shell.shows("the typed text") { $0.lineOfCursor == "You: half a" }
    shell.type("\u{15}how much is delivery\r")
    try await shell.shows("€4 within the country")
  }

  @Test("Ctrl-Z where no shell could let it go on stops nothing, and leaves the typed text where it was")
  func notSuspended() async throws {
    let chat = try await chat()
    chat.type("half a")
    try await chat.shows("You: half a")
    chat.type("\u{1A}")
    try await chat.shows("the typed text") { $0.lineOfCursor == "You: half a" }
    chat.type("\u{15}how much is delivery\r")
    try await chat.shows("€4 within the country")
  }

  @Test("A window that changes its size, and changes it again, shows what is typed once")
  func resized() async throws {
    let chat = try await chat()
    chat.type("half a")
    try await chat.shows("You: half a")
    for columns in [70, 60, 75] { chat.resize(columns: columns) }
    chat.type(" loaf")
    try await chat.shows("the typed text") { $0.lineOfCursor == "You: half a loaf" }
    #expect(chat.screen.text.components(separatedBy: "half a").count == 2)
  }

  @Test("a line that comes in while the customer types stands above, and the typed text is kept")
  func incomingLine() async throws {
    let chat = try await chat()
    chat.type("how much is deli")
    try await chat.shows("You: how much is deli")
    chat.type("\u{1B}[D\u{1B}[D")
    try place.write("## Do you sell cats? {#cats}\n\nNo cats.\n", to: "knowledge/cats.md")
    try await chat.shows("the notice above the typed text") { screen in
      screen.text.contains("Knowledge updated") && screen.lineOfCursor == "You: how much is deli"
    }
    #expect(chat.screen.column == "You: how much is de".count, "the cursor is where it was")
    chat.type("\u{5}very\r")
    try await chat.shows("€4 within the country")
  }

  @Test("Tab completes commands and the labels of the replies on offer")
  func completion() async throws {
    let chat = try await chat()
    chat.type("/hu\t")
    try await chat.shows("You: /human")
    chat.type("\u{15}")
    chat.enter("how much is delivery")
    try await chat.shows("2. How do I get to you?")
    try await chat.waitsForInput()
    chat.type("how do\t")
    try await chat.shows("You: How do I get to you?")
    chat.type("\r")
    try await chat.shows("answered") { $0.text.ranges(of: "(automated):").count == 3 }
    chat.type("/h\t")
    try await chat.shows("the commands that begin so") {
      $0.text.contains("/help") && $0.text.contains("/history") && $0.lineOfCursor == "You: /h"
    }
  }

  @Test("the arrow keys recall lines, in the next chat too; P5: without card numbers, on disk nor in memory")
  func history() async throws {
    let first = try await chat()
    first.enter("how much is delivery")
    try await first.shows("€4 within")
    first.enter("my card 4111 1111 1111 1111 was charged")
    try await first.shows("struck out")
    first.type("\u{4}")
    _ = try await first.ending()
    let second = try await chat()
    second.type("\u{1B}[A")
    try await second.shows("the masked line") { $0.lineOfCursor.hasPrefix("You: my card ") }
    #expect(!second.screen.lineOfCursor.contains("4111 1111 1111 1111"))
    second.type("\u{1B}[A")
    try await second.shows("You: how much is delivery")
    let files = try #require(FileManager.default.enumerator(atPath: place.path + "/data")).compactMap { $0 as? String }
    #expect(files.contains { $0.hasPrefix("typed-") })
    for file in files where !file.hasSuffix(".sock") {
      let data = try Data(contentsOf: URL(fileURLWithPath: place.path + "/data/" + file))
      #expect(data.range(of: Data("4111 1111 1111".utf8)) == nil, "\(file)")
    }
  }

  @Test("a narrower window wraps what comes after to its width")
  func resize() async throws {
    let chat = try await chat(columns: 100)
    chat.resize(columns: 40)
    chat.send(signal: SIGWINCH)
    chat.enter("wher is my oder")
    try await chat.shows("a line broken at 40 columns") { screen in
      screen.lines.contains { String($0).hasPrefix("  The tracking link is in the e-mail we") }
    }
  }

  @Test(
    "a megabyte typed or pasted is an error that says so, and the next question is answered", arguments: [false, true])
  func megabyte(marked: Bool) async throws {
    let chat = try await chat()
    let text = String(repeating: "lorem ipsum dolor ", count: 58_255)
    #expect(text.utf8.count > 1_048_576)
    chat.type(marked ? "\u{1B}[200~\(text)\u{1B}[201~\r" : text + "\r")
    try await chat.shows("bytes, and 65536 are the most")
    chat.enter("how much is delivery")
    try await chat.shows("€4 within the country")
    chat.type("\u{4}")
    #expect(try await chat.ending() == .exit(0))
  }

  @Test("a message over the desk's limit is refused, and the up arrow brings it back")
  func tooLong() async throws {
    let chat = try await chat()
    chat.type("\u{1B}[200~" + String(repeating: "word ", count: 2_000) + "\u{1B}[201~\r")
    try await chat.shows("more than 8000 characters")
    try await chat.waitsForInput()
    chat.type("\u{1B}[A")
    try await chat.shows("the line again") { $0.lineOfCursor.contains("word word") }
  }

  @Test("a marked paste of several lines is one message")
  func paste() async throws {
    let chat = try await chat()
    chat.type("\u{1B}[200~how much\nis delivery\u{1B}[201~\r")
    try await chat.shows("€4 within the country")
    chat.enter("/history")
    try await chat.shows("both lines under one label") { $0.text.contains("You:\n  how much\n  is delivery\n") }
  }

  @Test("bytes that are not UTF-8 are an error, and the next question is answered")
  func invalid() async throws {
    let chat = try await chat()
    chat.type([0x61, 0xFF, 0xC3, 0x28] + Array("\r".utf8))
    try await chat.shows("That line is not UTF-8 (byte 2)")
    chat.enter("how much is delivery")
    try await chat.shows("€4 within the country")
  }

  @Test("with NO_COLOR, or in a dumb terminal, nothing is styled", arguments: [["NO_COLOR": "1"], ["TERM": "dumb"]])
  func plain(environment: [String: String]) async throws {
    let chat = try await chat(environment)
    chat.enter("how much is delivery")
    try await chat.shows("€4 within the country")
    let sent = String(decoding: chat.raw, as: UTF8.self)
    #expect(!sent.contains(#/\u{1B}\[[0-9;]*m/#))
  }

  @Test("in a locale that is not UTF-8, letters are still letters")
  func locale() async throws {
    let chat = try await chat(["LC_ALL": "C"])
    chat.type("für über")
    try await chat.shows("You: für über")
    chat.type("\u{7F}\u{7F}\u{7F}")
    try await chat.shows("letters gone, not bytes") { $0.lineOfCursor == "You: für ü" }
  }
}
