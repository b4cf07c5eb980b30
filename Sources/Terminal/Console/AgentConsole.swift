package import Client
import Conversation
package import Foundation
import Knowledge
import Wire

/// An agent's console in a terminal or through a pipe: what the desk tells and the agent types go into a
/// `ConsoleModel`, and what follows from it is carried out here.
@MainActor package final class AgentConsole {
  private let screen: ChatScreen
  private let client: AgentClient
  private let isQuiet: Bool
  private var model: ConsoleModel
  /// Of the line that is carried out; nil at a terminal and before the first one.
  private var lineNumber: Int?
  private var isOver = false
  private var failed = false
  private var shownTitle = ""
  private var shownPrompt = ""
  private let pace = TypingPace()
  /// The conversation whose customer was told that the agent is typing.
  private var typingIn: ConversationID?
  /// Answered asks, and whether the first answers are there.
  private let settled = Milestone()
  private var asked = 0
  private let ready = Milestone()

  /// - Parameters:
  ///   - zone: the agent's, for times.
  ///   - isQuiet: no bell.
  package init(on screen: ChatScreen, _ client: AgentClient, zone: TimeZone = .current, isQuiet: Bool = false) {
    self.screen = screen
    self.client = client
    self.isQuiet = isQuiet
    let manner = ConsoleModel.Manner(abilities: screen.abilities, isTerminal: screen.isConversation, zone: zone)
    model = ConsoleModel(manner)
  }

  /// Connects, and works until the agent leaves, the input ends, or the desk is gone for good.
  package func run(_ lines: AsyncStream<TypedLine>) async -> ChatSession.Ending {
    screen.signal([.keepTitle])
    listenToKeys()
    client.start()
    let hearing = Task {
      for await report in client.reports { hear(report) }
      end()
    }
    await ready.wait(for: 1)
    for await line in lines {
      if isOver { break }
      take(line)
      // A script's lines are carried out one after the other; a person may go on typing meanwhile.
      if !screen.isConversation { await settles() }
      if isOver || screen.failure != nil { break }
    }
    client.leave()
    await hearing.value
    screen.signal([.restoreTitle])
    return failed || screen.failure != nil ? .failed : .left
  }

  private func hear(_ report: Report) {
    if case .ended(let ending) = report, ending != .left { failed = true }
    update { $0.report(report) }
    if case .welcomed = report { Task { await openForWork() } }
  }

  /// A script begins when the first answers are there.
  private func openForWork() async {
    await settles()
    ready.reach(1)
  }

  /// Returns when all that was asked is answered, what the answers led to as well: a claim asks for the last lines.
  private func settles() async {
    while !isOver, settled.reached < asked { await settled.wait(for: asked) }
  }

  private func take(_ line: TypedLine) {
    lineNumber = line.number
    switch line {
    case .text(let text, _): update { $0.typed(text) }
    default:
      if let problem = ChatProblem.with(line) { screen.note(problem, .red) }
      if case .unreadable = line { failed = true }
    }
  }

  private func update(_ change: (inout ConsoleModel) -> [ConsoleEffect]) {
    model.now = Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
    model.width = screen.width
    let effects = change(&model)
    var pendingLines: [StyledLine] = []
    for effect in effects {
      if case .show(let lines) = effect {
        pendingLines += lines
        continue
      }
      show(&pendingLines)
      carryOut(effect)
    }
    show(&pendingLines)
    refresh()
  }

  private func show(_ lines: inout [StyledLine]) {
    if !lines.isEmpty { screen.show(lines) }
    lines = []
  }

  private func carryOut(_ effect: ConsoleEffect) {
    switch effect {
    case .show(let lines): screen.show(lines)
    case .say(let text, let style):
      screen.note(lineNumber.map { "Line \($0): \(text)" } ?? text, style)
    case .ask(let ask): send(ask)
    case .signal(.bell): if !isQuiet { screen.signal([.bell]) }
    case .signal(let signal): screen.signal([signal])
    case .type(let text): screen.editor?.type(text)
    case .leave: end()
    }
  }

  private func send(_ ask: ConsoleAsk) {
    asked += 1
    client.send(ask.request, in: ask.conversation) { result in
      Task { @MainActor in
        self.update { $0.answered(ask, result) }
        self.settled.reach(self.settled.reached + 1)
      }
    }
  }

  /// Nothing is waited for any longer.
  private func end() {
    guard !isOver else { return }
    isOver = true
    settled.end()
    ready.end()
    screen.editor?.stop()
  }
}

extension AgentConsole {
  private func refresh() {
    if model.title != shownTitle {
      shownTitle = model.title
      screen.signal([.title(shownTitle)])
    }
    if model.prompt != shownPrompt {
      shownPrompt = model.prompt
      screen.editor?.setPrompt(TypingPrompt.text(shownPrompt, screen.abilities, mark: ">"))
    }
  }

  private func listenToKeys() {
    guard let editor = screen.editor else { return }
    editor.completes = { [weak self] in self?.model.completions(for: $0) ?? [] }
    editor.onTyping = { [weak self] in self?.agentTypes($0) }
    let goesOn = editor.onInterruption
    editor.onInterruption = { [weak self] in
      self?.update { $0.interrupted() }
      goesOn()
    }
  }

  /// Only what would be said to the customer counts as typing.
  private func agentTypes(_ isOn: Bool) {
    let line = screen.editor?.line ?? ""
    let isReply =
      if case .reply = model.grammar.read(line) { model.lesson == nil } else { false }
    if let conversation = typingIn, !isOn || !isReply || conversation != model.selected {
      if pace.tells(false) { client.typing(false, in: conversation) }
      typingIn = nil
    }
    guard isOn, isReply, let conversation = model.selected, model.cases[conversation]?.isMine == true else { return }
    typingIn = conversation
    if pace.tells(true) { client.typing(true, in: conversation) }
  }
}
