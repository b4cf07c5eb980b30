import Conversation
import Desk
import Foundation
import Insight
import Knowledge
import Language
import Terminal

/// One chat from its greeting to its end: the terminal or the pipe, the desk behind it, and the watch on the knowledge.
@MainActor struct ChatRun {
  private let command: ChatCommand
  private let base: KnowledgeBase
  private let desk: LearningDesk
  private let language: LocaleCode?
  private let changes: AsyncStream<Void>

  nonisolated init(
    _ command: ChatCommand, base: KnowledgeBase, desk: LearningDesk, language: LocaleCode?, changes: AsyncStream<Void>
  ) {
    self.command = command
    self.base = base
    self.desk = desk
    self.language = language
    self.changes = changes
  }

  func ending() async -> ChatSession.Ending {
    let isTerminal = isatty(STDIN_FILENO) == 1 && OutputFile.standardOutput.isTerminal
    let screen = screen(isTerminal ? LineEditor(history: history) : nil)
    if let summary = DiagnosticsSummary(base.diagnostics, in: command.knowledge.knowledge).text { screen.note(summary) }
    let reloading = keepUpToDate(screen)
    defer {
      reloading.cancel()
      screen.editor?.stop()
    }
    return await session(on: screen).run(lines(for: screen))
  }

  private func lines(for screen: ChatScreen) -> AsyncStream<TypedLine> {
    guard let editor = screen.editor else { return PipeReader().lines }
    editor.onInterruption = { screen.note("Press Ctrl-C again or Ctrl-D to leave.") }
    editor.onHistoryFailure = { screen.note("What you type will not be recalled in the next chat: \($0.reason).") }
    let label = Speaker(.customer).label(in: .shipped, language ?? base.business.locale)
    editor.start(prompt: TypingPrompt.text(label, screen.abilities))
    return editor.lines
  }

  private func screen(_ editor: LineEditor?) -> ChatScreen {
    func abilities(of file: OutputFile) -> TerminalAbilities {
      TerminalAbilities(
        environment: ProcessInfo.processInfo.environment, isTerminal: file.isTerminal,
        wantsColour: !command.output.noColour)
    }
    return ChatScreen(
      editor: editor, abilities: abilities(of: .standardOutput), noteAbilities: abilities(of: .standardError))
  }

  private var history: LineHistory {
    let folder = URL(fileURLWithPath: command.knowledge.knowledge, isDirectory: true)
    return LineHistory(in: command.data.data, for: folder.standardizedFileURL.path)
  }

  private func session(on screen: ChatScreen) -> ChatSession {
    let keeper = TranscriptKeeper(
      knowledge: command.knowledge.knowledge, zone: TimeZone(identifier: base.business.hours.timeZone))
    let (desk, language, learned) = (desk.desk, language, desk.learned)
    return ChatSession(
      on: screen,
      ChatSession.Services(
        open: { () throws(DeskError) in
          try await desk.line(to: try await desk.openConversation(channel: "terminal", locale: language))
        },
        ready: { await learned.value },
        catalogue: { await desk.catalogue },
        save: keeper.save))
  }

  /// Follows the edits of the knowledge folder, away from the main actor, and says above the line being typed what came
  /// of each.
  private func keepUpToDate(_ screen: ChatScreen) -> Task<Void, Never> {
    let reloader = KnowledgeReloader(folder: command.knowledge.knowledge, desk: desk.desk)
    let (changes, learned) = (changes, desk.learned)
    return Task.detached {
      await learned.value
      for await _ in changes {
        guard let notice = await reloader.reload() else { continue }
        await screen.note(notice)
      }
    }
  }
}
