import Client
import Conversation
import Desk
import Foundation
import Insight
import Knowledge
import Language
import Storage
import Terminal

/// One chat from its greeting to its end: the terminal or the pipe, and the connection to a desk.
@MainActor struct ChatRun {
  /// Which desk it is.
  enum Place: Sendable {
    /// That of a data folder on this machine.
    case access(DeskAccess, KnowledgeBase)
    case address(DeskAddress)

    var address: DeskAddress {
      switch self {
      case .access(let access, _): access.address
      case .address(let address): address
      }
    }
  }

  private let command: ChatCommand
  private let place: Place
  private let language: LocaleCode?
  private let notes: NoteBoard

  nonisolated init(_ command: ChatCommand, at place: Place, language: LocaleCode?, notes: NoteBoard) {
    self.command = command
    self.place = place
    self.language = language
    self.notes = notes
  }

  func ending() async -> ChatSession.Ending {
    let isTerminal = isatty(STDIN_FILENO) == 1 && OutputFile.standardOutput.isTerminal
    let screen = screen(isTerminal ? LineEditor(history: history) : nil)
    if case .access(let access, let base) = place {
      let summary = DiagnosticsSummary(base.diagnostics, in: command.knowledge.knowledge).text
      for note in [summary, access.remark].compactMap(\.self) { screen.note(note) }
    }
    let noting = Task { [notes] in for await note in notes.notes { screen.note(note) } }
    defer {
      noting.cancel()
      screen.editor?.stop()
    }
    return await session(on: screen).run(lines(for: screen))
  }

  private func lines(for screen: ChatScreen) -> AsyncStream<TypedLine> {
    guard let editor = screen.editor else { return PipeReader().lines }
    editor.onInterruption = { screen.note("Press Ctrl-C again or Ctrl-D to leave.") }
    if case .access(let access, _) = place { editor.onEnding = { await access.leave() } }
    editor.onHistoryFailure = { screen.note("What you type will not be recalled in the next chat: \($0.reason).") }
    let label = Speaker(.customer).label(in: .shipped, language ?? ownLanguage)
    editor.start(prompt: TypingPrompt.text(label, screen.abilities))
    return editor.lines
  }

  private func screen(_ editor: LineEditor?) -> ChatScreen {
    ChatScreen(
      editor: editor, abilities: command.output.abilities(of: .standardOutput),
      noteAbilities: command.output.abilities(of: .standardError))
  }

  /// Of what is typed; none for a desk elsewhere, which keeps nothing here.
  private var history: LineHistory? {
    guard case .access = place else { return nil }
    let folder = URL(fileURLWithPath: command.knowledge.knowledge, isDirectory: true)
    return LineHistory(in: command.data.data, for: folder.standardizedFileURL.path)
  }

  private var ownLanguage: LocaleCode {
    if case .access(_, let base) = place { base.business.locale } else { .english }
  }

  private func session(on screen: ChatScreen) -> ChatSession {
    let (place, language) = (place, language)
    return ChatSession(
      on: screen,
      ChatSession.Services(
        open: { try await RemoteCustomerLine(to: place.address, locale: language, channel: "terminal") },
        catalogue: {
          if case .access(let access, _) = place, let host = access.host { host.desk.catalogue } else { .shipped }
        },
        save: keeper.save))
  }

  private var keeper: TranscriptKeeper {
    guard case .access(_, let base) = place else { return TranscriptKeeper(knowledge: nil, zone: nil, data: nil) }
    return TranscriptKeeper(
      knowledge: command.knowledge.knowledge, zone: TimeZone(identifier: base.business.hours.timeZone),
      data: command.data.data)
  }
}
