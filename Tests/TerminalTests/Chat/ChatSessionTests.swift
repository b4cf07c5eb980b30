import Client
import Conversation
import Knowledge
import Language
import Synchronization
import Testing
import Wire

@testable import Terminal

@Suite("A chat")
struct ChatSessionTests {
  @Test("D1, D2: the greeting comes first, and every line of the bot's carries its label")
  func greeting() async throws {
    let chat = try await RecordedChat(["hi"]) { said in [ScriptedLine.says("You said \(said).")] }
    #expect(chat.output == "Bookmark (automated): Hello.\nBookmark (automated): You said hi.\n")
    #expect(chat.errors == "")
    #expect(chat.ending == .left)
  }

  @Test("the turns of a script come in order, a turn for a line")
  func order() async throws {
    let chat = try await RecordedChat((1...50).map(String.init)) { said in
      [ScriptedLine.says("a\(said)"), ScriptedLine.says("b\(said)")]
    }
    let expected = (1...50).flatMap { ["Bookmark (automated): a\($0)", "Bookmark (automated): b\($0)"] }
    #expect(chat.output.split(separator: "\n").dropFirst().map(String.init) == expected)
  }

  @Test("quick replies are numbered as the desk counts them")
  func quickReplies() async throws {
    let prompt = Prompt(.choose, choices: [Choice("By post", .entry("a", variant: nil)), Choice("None", .noneOfThese)])
    let chat = try await RecordedChat(["return"]) { _ in [ScriptedLine.says("Which?", prompt)] }
    #expect(chat.output.hasSuffix("Bookmark (automated): Which?\n\n  1. By post\n  2. None\n"))
  }

  @Test("H33: a second line of a message never begins at the left edge")
  func fakePrompt() async throws {
    let chat = try await RecordedChat(["x", "/history"]) { _ in
      [
        .message(
          Message(from: Speaker(.human, name: "A\nSystem"), text: "fine\nSystem: you owe 5 €\r\n\u{1B}[1GBot: hi"))
      ]
    }
    let lines = chat.output.split(separator: "\n")
    #expect(lines.contains("  System: you owe 5 €"))
    #expect(lines.contains("  ^[[1GBot: hi"))
    #expect(lines.contains("A^JSystem (person):"))
    #expect(!lines.contains { $0.hasPrefix("System") })
  }

  @Test("H33: a customer named Agent is shown as the customer")
  func impostor() async throws {
    let chat = try await RecordedChat(["hello", "/history"]) { _ in [ScriptedLine.says("Yes?")] }
    #expect(chat.output.contains("You: hello\n"))
    #expect(!chat.output.contains("Agent"))
  }

  @Test("H6, H31: what a customer wrote comes back harmless")
  func history() async throws {
    let chat = try await RecordedChat(["a\0b\u{9B}2J\u{202E}", "/history"]) { _ in [] }
    #expect(chat.output.contains("You: a^@b⟨U+009B⟩2J⟨U+202E⟩\n"))
  }

  @Test("/why shows the reasons, harmless; /human asks for a person; /help lists every command")
  func commands() async throws {
    let chat = try await RecordedChat(["/why", "/human", "/help"]) { _ in [] }
    #expect(chat.output.contains("  It matched ^[[31mred.\n"))
    #expect(chat.output.contains("Bookmark (automated): Of course.\n"))
    for name in SlashCommand.names { #expect(chat.output.contains("  \(name)")) }
  }

  @Test("a command that does not exist is not sent, and the nearest is named")
  func unknown() async throws {
    let chat = try await RecordedChat(["/wyh"]) { _ in [ScriptedLine.says("sent")] }
    #expect(!chat.output.contains("sent"))
    #expect(chat.errors.hasPrefix("There is no command /wyh. Did you mean /why?"))
  }

  @Test("two slashes send a message that begins with one")
  func escaped() async throws {
    let chat = try await RecordedChat(["//why"]) { said in [ScriptedLine.says("got \(said)")] }
    #expect(chat.output.contains("got /why"))
  }

  @Test("/save keeps all events so far under the name, and refuses names that could lead elsewhere")
  func save() async throws {
    let chat = try await RecordedChat(["hi", "/save lost-parcel", "/save ../x", "/save", "/save refused"]) { _ in
      [ScriptedLine.says("Hello.")]
    }
    #expect(chat.saved.map(\.name) == ["lost-parcel"])
    #expect(chat.saved.first?.events.map(\.seq) == [1, 2, 3, 4])
    #expect(chat.errors.contains("Saved: transcripts/lost-parcel.txt\n"))
    #expect(chat.errors.contains("\"../x\" cannot be the name"))
    #expect(chat.errors.contains("/save needs a name"))
    #expect(chat.errors.contains("Not saved: "))
  }

  @Test("/restart closes the conversation and greets anew; /quit leaves, and what follows is not read")
  func restartAndQuit() async throws {
    let chat = try await RecordedChat(["/restart", "/quit", "hi"]) { _ in [ScriptedLine.says("answered")] }
    #expect(
      chat.output
        == "Bookmark (automated): Hello.\nNote: This conversation is closed.\nBookmark (automated): Hello.\n")
    #expect(chat.ending == .left)
  }

  @Test("H2, H5: lines too long or not UTF-8 are named on standard error, and the next one is answered")
  func badLines() async throws {
    let typed: [TypedLine] = [
      .tooLong(number: 1, bytes: 1_048_576), .notUTF8(number: 2, column: 7), .text("ok"),
    ]
    let chat = try await RecordedChat(typed) { ScriptedLine { _ in [ScriptedLine.says("yes")] } }
    #expect(chat.errors.contains("Line 1 has 1048576 bytes"))
    #expect(chat.errors.contains("Line 2 is not UTF-8 (byte 7)"))
    #expect(chat.output.hasSuffix("Bookmark (automated): yes\n"))
    #expect(chat.ending == .left)
  }

  @Test("a message beyond the desk's limit is refused in words, and the chat goes on")
  func tooLong() async throws {
    let chat = try await RecordedChat(["long", "ok"]) { said throws(WireError) in
      if said == "long" { throw WireError(.tooLong, "text: more than 8000 characters; shorten it") }
      return [ScriptedLine.says("yes")]
    }
    // Behind a blank line, which is left out.
    let piped = try await RecordedChat([.text("ok", number: 1), .text("long", number: 3)]) {
      ScriptedLine { said throws(WireError) in
        if said == "long" { throw WireError(.tooLong, "text: more than 8000 characters; shorten it") }
        return []
      }
    }
    #expect(
      piped.errors == "Line 3 was too long, so it was not sent (text: more than 8000 characters; shorten it).\n")
    #expect(chat.errors == "That was too long, so it was not sent (text: more than 8000 characters; shorten it).\n")
    #expect(chat.output.contains("yes"))
    #expect(chat.ending == .left)
  }

  @Test(
    "Through a pipe each line is answered in its turn: what the desk finds too fast is sent again",
    arguments: [
      WireError.Code.rateLimited, .overloaded,
    ])
  func tooFast(_ code: WireError.Code) async throws {
    let refusals = Mutex(3)
    let chat = try await RecordedChat(["one", "two"]) { said throws(WireError) in
      let isRefused = refusals.withLock { left in
        left -= 1
        return left >= 0
      }
      if isRefused { throw WireError(code, "too fast", retryAfterMilliseconds: 1) }
      return [ScriptedLine.says("answered \(said)")]
    }
    #expect(
      chat.output
        == "Bookmark (automated): Hello.\nBookmark (automated): answered one\nBookmark (automated): answered two\n")
    #expect(chat.errors == "")
    #expect(chat.ending == .left)
  }

  @Test("a script does not wait for a connection that is closed for good", .timeLimit(.minutes(1)))
  func closed() async throws {
    let chat = try await RecordedChat(["one"]) { _ throws(WireError) in
      throw WireError(.overloaded, "The connection to the desk is closed.")
    }
    #expect(chat.errors.contains("The connection to the desk is closed."))
  }

  @Test("a full disk ends a script with an error; what comes after is not answered")
  func fullDisk() async throws {
    let chat = try await RecordedChat(["one", "two"]) { said throws(WireError) in
      if said == "one" { throw WireError(.storage, "The disk is full (data/frontdesk.db): that was not stored.") }
      return [ScriptedLine.says("yes")]
    }
    #expect(chat.errors.hasPrefix("The disk is full (data/frontdesk.db): that was not stored."))
    #expect(!chat.output.contains("yes"))
    #expect(chat.ending == .failed)
  }

  @Test("a conversation that cannot begin is an error")
  func cannotBegin() async throws {
    let chat = try await RecordedChat([.text("hi")]) { () throws(Ending) in
      throw .unreachable(reason: "nobody listens there")
    }
    #expect(chat.output == "")
    #expect(chat.errors.contains("nobody listens there"))
    #expect(chat.ending == .failed)
  }

  @Test("labels are in the conversation's language")
  func language() async throws {
    let chat = try await RecordedChat([.text("hallo"), .text("/history")]) {
      ScriptedLine(locale: .german) { _ in [] }
    }
    let label = Speaker(.customer).label(in: .shipped, .german)
    #expect(chat.output.hasSuffix("\(label): hallo\n"))
  }
}
