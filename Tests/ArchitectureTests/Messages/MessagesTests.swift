import Foundation
import Testing

@Suite("docs/errors.md lists what the program says where something is wrong", .serialized)
struct MessagesTests {
  private let house = House.shared
  private static let sources = MessageKind.sources(in: .shared)

  @Test("Its lists are made from the sources: a message that is new, gone or otherwise worded changes the page")
  func lists() throws {
    let file = house.root.appending(path: "docs/errors.md")
    var page = MessagesPage(try String(contentsOf: file, encoding: .utf8))
    let isWriting = ProcessInfo.processInfo.environment["FRONTDESK_WRITE_SNAPSHOTS"] != nil
    for kind in MessageKind.all {
      let found = page.list(of: kind.messages(in: Self.sources), in: kind)
      if isWriting { page.put(found, for: kind) }
      #expect(page.list(of: kind) == found, "\(kind.name): write it anew with FRONTDESK_WRITE_SNAPSHOTS=1")
    }
    if isWriting { try page.text.write(to: file, atomically: true, encoding: .utf8) }
  }

  @Test("Each place in which a kind is looked for has some of it, so that a construct that changes is missed")
  func places() {
    for kind in MessageKind.all {
      for place in kind.places {
        let alone = MessageKind(name: kind.name, places: [place]).messages(in: Self.sources)
        #expect(!alone.isEmpty, "\(kind.name): nothing like \(place.construct) in Sources/\(place.path)")
      }
    }
  }

  @Test("Each type of error in the sources is one whose words are listed, or one that says nothing to people")
  func types() {
    let declaration = /(?:enum|struct|class) (\w+):.*\bError\b/
    let found = house.files.flatMap { file in
      file.code.compactMap { line in (try? declaration.firstMatch(in: line.text)).map { "\(file.room).\($0.1)" } }
    }
    #expect(Set(found).subtracting(Self.spoken).subtracting(Self.silent.keys) == [], "where are its words listed?")
    #expect(Self.spoken.union(Self.silent.keys).subtracting(found) == [], "gone")
  }

  @Test("The scanner reads literals as the compiler does")
  func scanner() {
    let source = #"""
      // Failure("a comment")
      throw Failure(
        SafeText.line("\(path):\(names.joined(separator: ", ")) is “odd”, "
          + "and \(count > 1 ? "many" : "one") \u{201C}too\u{201D}."),
        mend: known.isEmpty ? "Name \"none\" here." : #"Write "one" \here."#)
      let long = Failure(
        """
        One line \
        of two.
        """, mend: mend)
      """#
    #expect(
      SwiftText(source).calls(of: ["Failure"]) == [
        Spoken(
          message: "…:… is “odd”, and … “too”.", mend: #"Name "none" here. *or* Write "one" \here."#),
        Spoken(message: "One line of two."),
      ])
  }

  /// Types of errors whose words are on the page.
  private static let spoken: Set = [
    "Benchmarks.Flaw", "Client.Ending", "Conversation.Flaw", "Desk.TeachError", "Embedding.ModelError",
    "FrontdeskKit.JournalMistake", "FrontdeskKit.Refusal", "Insight.Misunderstanding", "Insight.UnreadableFile",
    "Knowledge.KnowledgeError", "Server.ServerError", "Storage.StoreError", "Terminal.GrammarProblem",
    "Wire.WireError", "frontdesk.Failure", "frontdesk.Refusal",
  ]

  /// Those that are put into words elsewhere, and where.
  private static let silent = [
    "Conversation.Refusal": "WireError", "Desk.AgentServiceError": "WireError",
    "Desk.DeskError": "WireError", "Desk.SignInFailure": "WireError and the website",
    "FrontdeskKit.KnowledgeMistakes": "the knowledge folder's own", "Insight.TranscriptFlaws": "flaws of transcripts",
    "Knowledge.EditFailure": "TeachError", "Server.Flaw": "the website", "Storage.AgentDirectoryError": "agents",
    "Terminal.Failure": "what the system said", "Wire.JSONFault": "WireError", "Wire.WireFailure": "WireError",
    "frontdesk.ExitStatus": "what was said before it",
  ]
}
