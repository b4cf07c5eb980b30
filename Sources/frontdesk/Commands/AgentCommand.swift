import ArgumentParser
import Client
import Conversation
import Foundation
import Knowledge
import Terminal
import Wire

struct AgentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agent",
    abstract: "Work at the desk: the queue, conversations, replies.",
    discussion: """
      Without --connect it joins the desk of the data folder, where the same user needs no token, and runs that desk \
      itself if nobody does. A desk elsewhere asks for the token that `frontdesk agents add` printed; it is read from \
      the environment, FRONTDESK_TOKEN, or from a file, never from the command line, where others could see it. `help` \
      lists what can be typed. Through a pipe, each line is carried out in its turn, and nothing is given to the agent \
      before `presence online`; once a line that selects a conversation is refused, none is selected until another one \
      succeeds.

      Examples:
        frontdesk agent
        frontdesk agent --name Maria
        FRONTDESK_TOKEN=fd_… frontdesk agent --connect desk.example.com:7411

      Exit status: 0 the agent left or the input ended, 2 the desk cannot be reached or does not let them in.
      """)

  @OptionGroup var knowledge: KnowledgeOptions
  @OptionGroup var data: DataOptions
  @Option(
    help: ArgumentHelp(
      "A desk that runs elsewhere: HOST:PORT, tls:HOST:PORT, unix:PATH or its data folder.", valueName: "address"))
  var connect: String?
  @Option(help: ArgumentHelp("The name to work under where no token is needed; the login name unless given."))
  var name: String?
  @Option(help: ArgumentHelp("A file that holds the token and nothing else.", valueName: "file"))
  var tokenFile: String?
  @Flag(help: "Ring no bell when somebody waits.")
  var quiet = false
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let token = try token()
    let notes = NoteBoard()
    let ending: ChatSession.Ending
    if let connect {
      guard let address = DeskAddress(connect) else { throw Failure.badAddress(connect) }
      ending = await work(at: address, token, notes)
    } else {
      let signals = StartSignals.whileStarting(data.data, isService: false)
      let access = try await DeskAccess(knowledge, data, read: try knowledge.loadWatched(), tell: notes.put)
      signals.done()
      ending = await work(at: access.address, token, notes, leaving: access.leave)
      await access.leave()
    }
    if ending == .failed { throw ExitStatus.unusable }
  }

  @MainActor
  private func work(
    at address: DeskAddress, _ token: String?, _ notes: NoteBoard, leaving: (@Sendable () async -> Void)? = nil
  ) async -> ChatSession.Ending {
    let isTerminal = isatty(STDIN_FILENO) == 1 && OutputFile.standardOutput.isTerminal
    let screen = ChatScreen(
      editor: isTerminal ? LineEditor(history: nil) : nil, abilities: output.abilities(of: .standardOutput),
      noteAbilities: output.abilities(of: .standardError))
    let noting = Task { for await note in notes.notes { screen.note(note) } }
    defer {
      noting.cancel()
      screen.editor?.stop()
    }
    let client = AgentClient(to: address, token: token, name: name, presence: isTerminal ? nil : .away)
    let console = AgentConsole(on: screen, client, isQuiet: quiet)
    guard let editor = screen.editor else { return await console.run(PipeReader().lines) }
    editor.onInterruption = { screen.note("Press Ctrl-C again or Ctrl-D to leave.") }
    editor.onEnding = leaving
    editor.start(prompt: TypingPrompt.text("desk", screen.abilities))
    return await console.run(editor.lines)
  }

  private func token() throws(Failure) -> String? {
    if let tokenFile {
      guard let bytes = FileManager.default.contents(atPath: tokenFile), bytes.count <= 4_096 else {
        throw Failure("\(SafeText.line(tokenFile)): no token can be read there.", mend: "Name the file that holds it.")
      }
      return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
    return ProcessInfo.processInfo.environment["FRONTDESK_TOKEN"]
  }
}

extension Failure {
  static func badAddress(_ text: String) -> Failure {
    Failure(
      "“\(SafeText.line(text))” is no address of a desk.",
      mend: "Use HOST:PORT, tls:HOST:PORT, unix:PATH, or the path of a data folder.")
  }
}
