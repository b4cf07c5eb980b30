package import Client
package import Conversation
import Wire

/// A customer's chat in a terminal or through a pipe: lines in, the conversation out.
///
/// The room holds what people see and type in a terminal: this chat, the agents' console, and below both the line
/// editor and the rendering, which lets no foreign text act there (H31, H32).
///
/// Everything the bot says, and when, comes from the desk at the other end of the `CustomerLine`; the session adds only
/// commands of its own and says on standard error what went wrong.
@MainActor package final class ChatSession {
  /// What the session has done for it by others.
  package struct Services: Sendable {
    /// Begins a conversation, or goes on with one.
    package var open: @Sendable () async throws -> any CustomerLine
    /// The bot's sentences as they are now.
    package var catalogue: @Sendable () async -> Catalogue
    /// Keeps the events under a name (`[A-Za-z0-9_-]`, 1–64), and returns the path of the file.
    package var save: @Sendable (_ name: String, ConversationID, _ shown: [Event]) async throws -> String

    package init(
      open: @escaping @Sendable () async throws -> any CustomerLine,
      catalogue: @escaping @Sendable () async -> Catalogue,
      save: @escaping @Sendable (_ name: String, ConversationID, _ shown: [Event]) async throws -> String
    ) {
      self.open = open
      self.catalogue = catalogue
      self.save = save
    }
  }

  /// How a chat came to its end.
  package enum Ending: Hashable, Sendable {
    /// The customer left, or the input ended.
    case left
    /// It could not go on; why has been said.
    case failed
  }

  private enum Step { case next, leave }

  private let screen: ChatScreen
  private let services: Services
  private var view: ConversationView?
  /// Of the line that is carried out; nil at a terminal.
  private var lineNumber: Int?
  /// Whether the last thing asked of the desk failed for good.
  private var failed = false

  package init(on screen: ChatScreen, _ services: Services) {
    self.screen = screen
    self.services = services
  }

  /// Greets, then answers `lines` one after the other until they end or the customer leaves.
  package func run(_ lines: AsyncStream<TypedLine>) async -> Ending {
    screen.editor?.completion.commands = SlashCommand.names
    screen.editor?.onTyping = { [weak self] in self?.view?.customerTypes($0) }
    guard await begin() else { return .failed }
    for await line in lines {
      lineNumber = line.number
      if await take(line) == .leave { break }
      if mustStop { break }
    }
    await view?.end()
    if let failure = screen.failure { screen.note("Standard output takes nothing more: \(failure.reason).", .red) }
    return failed || screen.failure != nil ? .failed : .left
  }

  /// At a terminal the customer may try again; a script that goes on without answers would only do harm.
  private var mustStop: Bool { screen.failure != nil || view == nil || failed && !screen.isConversation }

  private func begin() async -> Bool {
    do {
      let view = ConversationView(try await services.open(), on: screen, catalogue: services.catalogue)
      self.view = view
      await view.begin()
      return true
    } catch {
      complain(error)
      return false
    }
  }

  private func take(_ line: TypedLine) async -> Step {
    switch line {
    case .text(let text, _): return await take(text)
    default:
      if let problem = ChatProblem.with(line) { screen.note(problem, .red) }
      if case .unreadable = line { failed = true }
      return .next
    }
  }

  private func take(_ text: String) async -> Step {
    guard let command = SlashCommand(text) else {
      let text = text.hasPrefix("//") ? String(text.dropFirst()) : text
      if !text.allSatisfy(\.isWhitespace) { await ask { line in try await line.say(text) } }
      return .next
    }
    if command == .quit { return .leave }
    await obey(command)
    return .next
  }

  private func obey(_ command: SlashCommand) async {
    switch command {
    case .help: screen.show(HelpList.lines())
    case .why: await explain()
    case .human: await ask { line in try await line.askForPerson() }
    case .history: await view?.showAgain()
    case .save(let name): await save(as: name)
    case .restart: await restart()
    case .unknown(let typed, let nearest): screen.note(ChatProblem.unknown(typed, nearest: nearest), .red)
    case .quit: break
    }
  }

  /// Has the desk do something, and returns when all that it led to is shown.
  private func ask(_ what: (any CustomerLine) async throws -> Int) async {
    guard let view else { return }
    do {
      let seq = try await patiently { try await what(view.line) }
      failed = false
      await view.showsAll(through: seq)
    } catch {
      complain(error)
    }
  }

  /// A script is as fast as the desk takes it: what came too fast is sent again. At a terminal the customer is told.
  private func patiently<Value>(_ what: () async throws -> Value) async throws -> Value {
    while true {
      do { return try await what() } catch let error as WireError where error.passes && !screen.isConversation {
        try await Task.sleep(for: .milliseconds(error.retryAfterMilliseconds ?? 1_000))
      }
    }
  }

  private func explain() async {
    guard let view else { return }
    do {
      let reasons = try await patiently { try await view.line.why() }
      guard !reasons.isEmpty else { return screen.note("There is nothing to explain yet: ask something first.") }
      let wrapper = LineWrapper(width: screen.width.map { $0 - 2 })
      screen.show(
        reasons.flatMap(SafeText.lines).flatMap { wrapper.wrap(StyledLine($0)) }.map { $0.indented(by: "  ") })
    } catch {
      complain(error)
    }
  }

  private func save(as name: String?) async {
    guard let name, ChatProblem.isName(name) else { return screen.note(ChatProblem.badName(name), .red) }
    guard let view else { return }
    do {
      screen.note("Saved: \(try await services.save(name, view.line.conversation, view.events))")
    } catch {
      screen.note("Not saved: \(error)", .red)
    }
  }

  private func restart() async {
    await ask { line in try await line.resolve() }
    await view?.end()
    view = nil
    if await !begin() { failed = true }
  }

  private func complain(_ error: any Error) {
    let problem = ChatProblem(error, canRetype: screen.isConversation, number: lineNumber)
    screen.note(problem.text, .red)
    failed = problem.endsScript
  }
}

extension WireError {
  /// Whether the desk takes the same a little later: it says when. A connection that is closed is overloaded without end.
  fileprivate var passes: Bool { code == .rateLimited || code == .overloaded && retryAfterMilliseconds != nil }
}
