import Conversation
import Knowledge
import Wire

/// What the agent types.
extension ConsoleModel {
  mutating func typed(_ text: String) -> [ConsoleEffect] {
    let lines = isCut(text) ? [ConsoleEffect.show(layout.typed(text))] : []
    return lines + carriedOut(text)
  }

  /// Whether the terminal showed the end of the line alone while it was typed.
  private func isCut(_ text: String) -> Bool {
    guard manner.isTerminal, let width else { return false }
    return DisplayWidth.of(prompt) + Self.markWidth + DisplayWidth.of(SafeText.line(text)) >= width
  }

  /// Of what stands between the prompt and what is typed.
  private static let markWidth = 2

  private mutating func carriedOut(_ text: String) -> [ConsoleEffect] {
    if lesson != nil { return taught(text) }
    if let expanded, expanded.conversation == selected, expanded.text == text {
      return said(text, in: expanded.conversation, asTyped: true)
    }
    let line = grammar.read(text)
    if line != .command(ConsoleCommand(.quit)) { isWarned = false }
    if let effects = answerRefused(line) { return effects }
    begins(line, text)
    return refusedAtOnce(carriedOut(line, text))
  }

  private mutating func carriedOut(_ line: ConsoleLine, _ text: String) -> [ConsoleEffect] {
    switch line {
    case .nothing: return []
    case .problem(let problem): return [complain(problem.text)]
    case .reply(let reply):
      guard let selected else { return [complainOfSelection()] }
      return said(reply, in: selected, asTyped: reply == text)
    case .command(let command): return obey(command)
    }
  }

  private mutating func obey(_ command: ConsoleCommand) -> [ConsoleEffect] {
    if let effects = obeyGeneral(command) { return effects }
    guard let conversation = resolve(command) else {
      if case .number(let number) = command.conversation {
        return [complain("There is no conversation \(number) here: `queue` and `convs` show their numbers.")]
      }
      return [command.act == .claim ? complain("Nobody waits.") : complainOfSelection()]
    }
    return obey(command.act, in: conversation)
  }

  /// The conversation that is meant; nil where there is none.
  private mutating func resolve(_ command: ConsoleCommand) -> ConversationID? {
    switch command.conversation {
    case .number(let number): return numbers[number]
    case .id(let id): return known(id).id
    case nil: return command.act == .claim ? queue.first { canBeClaimed($0) }?.conversation : selected
    }
  }

  private func canBeClaimed(_ waiting: Waiting) -> Bool { waiting.meantFor.map { $0 == me.name } ?? true }

  /// What is about no conversation; nil for the rest.
  private mutating func obeyGeneral(_ command: ConsoleCommand) -> [ConsoleEffect]? {
    switch command.act {
    case .queue:
      isToldSinceAsked = false
      return [.ask(ConsoleAsk(.queue, .queue))]
    case .list(let status, let mine, let label, let limit):
      return [.ask(ConsoleAsk(.list, .conversations(status: status, mine: mine, label: label, limit: limit)))]
    case .leave:
      selected = nil
      return []
    case .search(let text, let limit): return [.ask(ConsoleAsk(.search, .search(text: text, limit: limit)))]
    case .presence(let presence):
      wished = presence
      return [.ask(ConsoleAsk(.presence, .presence(presence)))]
    case .agents: return [.ask(ConsoleAsk(.agents, .directory))]
    case .shortcodes: return [.ask(ConsoleAsk(.shortcodes, .directory))]
    case .status: return [.ask(ConsoleAsk(.status, .status))]
    case .help(let name): return [.show(ConsoleHelp.lines(about: name, layout))]
    case .teach(let given): return teach(given)
    case .quit: return quit()
    default: return nil
    }
  }

  private mutating func quit() -> [ConsoleEffect] {
    let open = own.filter { $0.status != .snoozed }
    guard manner.isTerminal, !open.isEmpty, !isWarned else { return [.leave] }
    isWarned = true
    let numbers = open.map { String($0.number) }.joined(separator: ", ")
    return [
      .say("Still yours: \(numbers). They go back to the queue if you stay away. `quit` again leaves.", .yellow)
    ]
  }

  private mutating func obey(_ act: ConsoleCommand.Act, in conversation: ConversationID) -> [ConsoleEffect] {
    func ask(_ purpose: ConsoleAsk.Purpose, _ request: ClientRequest) -> [ConsoleEffect] {
      [.ask(ConsoleAsk(purpose, request, in: conversation))]
    }
    switch act {
    case .claim, .takeOver, .reopen:
      claiming.insert(conversation)
      return ask(act == .reopen ? .reopen : .claim, act == .takeOver ? .takeOver : .claim)
    case .open: return select(conversation)
    case .reply(let text): return said(text, in: conversation, asTyped: false)
    case .canned(let names, let rest): return canned(names, then: rest, in: conversation)
    case .note(let text): return ask(.note, .note(text: text))
    case .label(let add, let remove): return ask(.label, .label(add: add, remove: remove))
    case .transfer(let target, let note): return transfer(to: target, note, conversation)
    case .handBack: return ask(.handBack, .handBack)
    case .snooze(let until): return ask(.snooze(until), .snooze(until: until))
    case .resolve(let reason): return ask(.resolve, .resolve(reason: reason))
    case .suggest: return ask(.suggest, .suggest)
    case .send(let number): return send(number, in: conversation)
    case .edit(let number, let text): return edit(number, text, in: conversation)
    case .why: return ask(.why, .why)
    case .history(let count): return [page(.history, Reading(lines: count), conversation)]
    case .follow: return [readLast(.follow, of: conversation)]
    case .unfollow: return ask(.unfollow, .unfollow)
    default: return []
    }
  }

  mutating func select(_ conversation: ConversationID) -> [ConsoleEffect] {
    guard let this = cases[conversation] else { return [] }
    selected = conversation
    refusedLine = nil
    let state = this.status.map { ": \(ConsoleWording.status($0))" } ?? ""
    return [.show(layout.rule("Conversation \(this.number)\(state)"))] + readUnread(conversation)
  }

  /// Says it to the customer; marked where it is the bot's draft (D10).
  mutating func said(_ text: String, in conversation: ConversationID, asTyped: Bool) -> [ConsoleEffect] {
    if let blank = blanks.sorted().first(where: { text.contains($0) }) {
      return [complain("Not sent: \(blank) is not filled in."), .type(asTyped ? text : "reply \(text)")]
    }
    blanks = []
    expanded = nil
    var mark: Message.Draft?
    if let draft, draft.conversation == conversation {
      mark = draft.text == text ? .unedited : .edited
      self.draft = nil
    }
    if asTyped { said[conversation, default: []].append(text) }
    return [.ask(ConsoleAsk(.reply, .reply(text: text, draft: mark), in: conversation))]
  }

  /// Into the line, to be read, changed and sent; a script has no line, and sends it.
  private mutating func canned(
    _ names: [String], then rest: String, in conversation: ConversationID
  ) -> [ConsoleEffect] {
    var values = ["agent.name": me.name, "conversation.id": conversation.rawValue]
    values.merge(cases[conversation]?.contactValues ?? [:]) { _, known in known }
    let replies = names.compactMap { name in directory.canned.first { $0.shortcode == name } }
    blanks = Set(replies.flatMap { $0.blanks(given: values) })
    let texts = replies.map { $0.filled(values, showingBlanks: true) }
    let text = (texts + (rest.isEmpty ? [] : [rest])).joined(separator: "\n")
    guard manner.isTerminal else { return said(text, in: conversation, asTyped: false) }
    expanded = (conversation, text)
    return [.type(text)]
  }

  private func transfer(to name: String, _ note: String?, _ conversation: ConversationID) -> [ConsoleEffect] {
    func ask(_ who: String, _ request: ClientRequest) -> [ConsoleEffect] {
      let noted = note.map { ConsoleEffect.ask(ConsoleAsk(.note, .note(text: $0), in: conversation)) }
      return [noted, .ask(ConsoleAsk(.transfer(who), request, in: conversation))].compactMap(\.self)
    }
    switch directory.target(name) {
    case .agent(let agent): return ask(agent.name, .transferToAgent(agent.id))
    case .department(let team): return ask(team.name, .transferToDepartment(DepartmentID(rawValue: team.id)))
    case .either(let agent, let team):
      return [complain("\(name) is an agent and a department: write @\(agent.name) or #\(team.id).")]
    case .unknown:
      let names = directory.agents.map(\.name) + directory.departments.map(\.id)
      let nearest = ConsoleGrammar.nearest(to: name.lowercased(), among: names, atMost: 2)
      let known = nearest.map { "Did you mean \($0)?" } ?? "There are \(names.joined(separator: ", "))."
      return [
        complain("Nobody and no department is called \(name). \(known) `reply …` says a line to the customer as it is.")
      ]
    }
  }

  private mutating func send(_ number: Int, in conversation: ConversationID) -> [ConsoleEffect] {
    guard let suggestion = suggestion(number, in: conversation) else { return [complain(Self.noSuggestion(number))] }
    draft = (conversation, suggestion.text)
    return said(suggestion.text, in: conversation, asTyped: false)
  }

  private mutating func edit(_ number: Int, _ text: String?, in conversation: ConversationID) -> [ConsoleEffect] {
    guard let suggestion = suggestion(number, in: conversation) else { return [complain(Self.noSuggestion(number))] }
    draft = (conversation, suggestion.text)
    if let text { return said(text, in: conversation, asTyped: false) }
    return [.type(suggestion.text)]
  }

  private func suggestion(_ number: Int, in conversation: ConversationID) -> SuggestedAnswer? {
    let all = cases[conversation]?.suggestions ?? []
    return all.indices.contains(number - 1) ? all[number - 1] : nil
  }

  private static func noSuggestion(_ number: Int) -> String {
    "There is no suggestion \(number): `suggest` asks the bot for some."
  }
}
