import TestSupport
import Testing

@Suite("The commands that README.md and docs write")
struct WrittenCommandsTests {
  @Test("Each is one that there is, with options that its --help names")
  func commands() async throws {
    var count = 0
    for page in try MarkdownPage.all() {
      for command in WrittenCommand.all(in: page) {
        count += 1
        let flaw =
          switch command.program {
          case .frontdesk: try await ProgramHelp.shared.flaw(of: command.arguments)
          case .make: try await MakeTarget(command).flaw()
          }
        #expect(flaw == nil, "\(command.place): \(command.text)")
      }
    }
    #expect(count > 60, "where none is found, none is held")
  }

  @Test("What is none of ours is told from what is, and a flaw from none")
  func reading() async throws {
    let flaws = [
      ("frontdesk dance", "there is no command `dance`"), ("frontdesk agents dance", "there is no command `dance`"),
      ("frontdesk chat --colour", "there is no option `--colour`"),
      ("frontdesk chat --data --quiet", "`--data` needs a value"),
      ("frontdesk check shop", "it takes 0 arguments, not 1"), ("frontdesk replay a b", nil),
      ("sudo -u x frontdesk status --data=/var | less", nil),
      ("$ .build/release/frontdesk model --model small # a", nil),
    ]
    for (text, flaw) in flaws {
      let command = try #require(WrittenCommand.all(in: text).first, "\(text)")
      #expect(try await ProgramHelp.shared.flaw(of: command.arguments) == flaw, "\(text)")
    }
    for text in ["frontdesk.yaml", "frontdesk", "/var/lib/frontdesk", "frontdesk-widget { --x: 1 }", "makes it so"] {
      #expect(WrittenCommand.all(in: text).isEmpty, "\(text)")
    }
  }
}
