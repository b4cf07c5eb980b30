import Client
import Conversation
import Knowledge
import Wire

/// What the desk answers to what was asked.
extension ConsoleModel {
  mutating func answered(_ ask: ConsoleAsk, _ result: Result<Answer, WireError>) -> [ConsoleEffect] {
    switch result {
    case .success(let answer):
      if let conversation = ask.conversation { return done(ask.purpose, conversation, answer) }
      return told(ask.purpose, answer.fields)
    case .failure(let error): return failed(ask, error)
    }
  }

  private mutating func told(_ purpose: ConsoleAsk.Purpose, _ fields: [WireField]) -> [ConsoleEffect] {
    switch purpose {
    case .queue:
      let effects = queueAnswered(fields)
      return queueShown() + effects.filter { if case .show = $0 { false } else { true } }
    case .ownAgain: return ownAgain(fields["convs"]?.array?.compactMap(Listed.init) ?? [])
    case .queueAtStart: return queueAnswered(fields)
    case .ownAtStart: return ownAtStart(fields["convs"]?.array?.compactMap(Listed.init) ?? [])
    case .list: return list(fields["convs"]?.array?.compactMap(Listed.init) ?? [])
    case .search: return found(fields["hits"]?.array ?? [])
    case .directory:
      directory = DeskDirectory(fields)
      return []
    case .agents:
      directory = DeskDirectory(fields)
      return [.show(directory.agents.map { layout.agentLine($0) })]
    case .shortcodes:
      directory = DeskDirectory(fields)
      guard !directory.canned.isEmpty else { return [say("There are no canned replies: canned.md holds them.")] }
      return [.show(directory.canned.flatMap { layout.labelled("/" + $0.shortcode, .bold, layout.plain($0.text)) })]
    case .status: return [.show(layout.block(StatusLines.of(fields["status"] ?? .null)))]
    case .tryLesson(let lesson): return tried(lesson, fields)
    case .teach:
      let written = fields["written"]?.array?.compactMap(\.string) ?? []
      let remarks = fields["remarks"]?.array?.compactMap(\.string) ?? []
      return [say("Taught. Written: \(written.joined(separator: ", ")).")]
        + (remarks.isEmpty ? [] : [.show(layout.block(remarks, .yellow))])
    default: return []
    }
  }

  private mutating func done(
    _ purpose: ConsoleAsk.Purpose, _ conversation: ConversationID, _ answer: Answer
  ) -> [ConsoleEffect] {
    let number = name(conversation)
    switch purpose {
    case .claim, .reopen: return claimed(conversation)
    case .card: return carded(answer.fields["summary"] ?? .null, conversation)
    case .reply: return []
    case .note: return [say("\(number): noted. The customer does not see it.")]
    case .label: return [say("\(number): labelled.")]
    case .transfer(let who): return over(conversation, "\(number) waits for \(who) now.")
    case .handBack: return over(conversation, "\(number) is with the bot again.")
    case .snooze(let until):
      return over(conversation, "\(number) is put aside until \(layout.time(until)).", keeps: true)
    case .resolve:
      change(conversation) { $0.status = .resolved }
      return over(conversation, "\(number) is resolved. `reopen \(number)` takes it up again.")
    case .suggest: return suggested(answer.fields["suggestions"]?.array ?? [], conversation)
    case .why: return [.show(layout.block(answer.fields["lines"]?.array?.compactMap(\.string) ?? []))]
    case .history, .cardLines: return history(answer.events, conversation)
    case .givenLines:
      let isFollowed = known(conversation).isFollowed
      return history(answer.events, conversation) + (isFollowed ? [] : follow(after: answer.events.last, conversation))
    case .follow: return followed(answer.events, conversation)
    case .rejoin:
      change(conversation) { $0.isFollowed = true }
      return []
    case .unfollow:
      change(conversation) { $0.isFollowed = false }
      return [say("\(number) is not followed any more.")]
    default: return []
    }
  }

  /// What is known of the customer may be older than the lines that are read.
  private mutating func carded(_ summary: JSONValue, _ conversation: ConversationID) -> [ConsoleEffect] {
    change(conversation) { this in
      this.identity = KnownIdentity(summary: summary)
      this.lastAsked = summary["asked"]?.array?.last?.string
    }
    return [.show(layout.card(summary, number: known(conversation).number))]
  }

  /// It is ours: the reason, the summary and the last lines.
  private mutating func claimed(_ conversation: ConversationID) -> [ConsoleEffect] {
    claiming.remove(conversation)
    change(conversation) { this in
      this.isMine = true
      this.isFollowed = true
      this.status = .open
      this.unread = 0
      this.unseen = []
    }
    queue.removeAll { $0.conversation == conversation }
    decided(on: conversation)
    return backOnline() + [
      say("\(name(conversation)) is yours. What you type now goes to the customer; `help` lists what else you can do."),
      .ask(ConsoleAsk(.card, .summary, in: conversation)), read(conversation, .cardLines),
    ]
  }

  /// Who is offline loses what they have after the grace (E4), which nobody wants who has just taken something.
  private mutating func backOnline() -> [ConsoleEffect] {
    guard me.presence == "offline" else { return [] }
    wished = .online
    return [.ask(ConsoleAsk(.presence, .presence(.online)))]
  }

  /// The desk gave it to the agent, or another window of theirs took it: as after a claim, but for what is selected. A
  /// line that is being typed to one customer must not go to another.
  mutating func given(_ conversation: ConversationID) -> [ConsoleEffect] {
    change(conversation) { this in
      this.isMine = true
      this.status = .open
    }
    queue.removeAll { $0.conversation == conversation }
    if selected == nil, refusedLine == nil { selected = conversation }
    let number = name(conversation)
    let next = selected == conversation ? "What you type now goes to the customer." : "`open \(number)` selects it."
    return [
      say("\(number) is yours now. \(next)"), .signal(.bell),
      .ask(ConsoleAsk(.card, .summary, in: conversation)), readAgain(conversation),
    ]
  }

  /// Its last lines, and from there on what is said.
  mutating func readAgain(_ conversation: ConversationID) -> ConsoleEffect { read(conversation, .givenLines) }

  private mutating func read(_ conversation: ConversationID, _ purpose: ConsoleAsk.Purpose) -> ConsoleEffect {
    change(conversation) { $0.isBeingRead = true }
    return .ask(ConsoleAsk(purpose, .history(.before(nil), limit: 20), in: conversation))
  }

  /// What came while there was no connection.
  private mutating func ownAgain(_ listed: [Listed]) -> [ConsoleEffect] {
    let given = listed.filter { $0.status == .open && cases[$0.conversation]?.isMine != true }
      .flatMap { self.given($0.conversation) }
    let aside = listed.filter { $0.status == .snoozed && setBack.contains($0.conversation) }.map { rejoined($0) }
    let gone = setBack.subtracting(listed.map(\.conversation))
    setBack = []
    return given + aside + gone.flatMap { over($0, "\(name($0)) is not yours any more.") }
  }

  private mutating func rejoined(_ listed: Listed) -> ConsoleEffect {
    change(listed.conversation) { $0.isMine = true }
    return .ask(ConsoleAsk(.rejoin, .follow(after: listed.seq), in: listed.conversation))
  }

  /// It is not the agent's to speak in any more.
  private mutating func over(_ conversation: ConversationID, _ text: String, keeps: Bool = false) -> [ConsoleEffect] {
    change(conversation) { this in
      if !keeps { this.isMine = false }
      this.suggestions = []
    }
    if selected == conversation { selected = nil }
    return [say(text)]
  }

  private mutating func ownAtStart(_ listed: [Listed]) -> [ConsoleEffect] {
    let open = listed.filter {
      ($0.status == .open || $0.status == .snoozed) && cases[$0.conversation]?.isMine != true
    }
    guard !open.isEmpty else { return [] }
    return [say("Yours already:")] + list(open)
      + open.map { rejoined($0) }
  }

  private mutating func list(_ listed: [Listed]) -> [ConsoleEffect] {
    guard !listed.isEmpty else { return [say("There are none.")] }
    let lines = listed.map { listed in
      change(listed.conversation) { this in
        this.status = listed.status ?? this.status
        this.firstLine = listed.firstLine ?? this.firstLine
      }
      let this = known(listed.conversation)
      return layout.listLine(listed, number: this.number, unread: this.unread, now: now)
    }
    return [.show(lines)]
  }

  private mutating func found(_ hits: [JSONValue]) -> [ConsoleEffect] {
    let lines = hits.flatMap { hit -> [StyledLine] in
      guard let id = hit["conv"]?.string.flatMap(ConversationID.init(rawValue:)) else { return [] }
      let kind = hit["from"]?["kind"]?.string.flatMap(Speaker.Kind.init(rawValue:)) ?? .system
      let speaker = layout.speaker(Speaker(kind, name: hit["from"]?["name"]?.string ?? ""))
      let at = Timestamp(milliseconds: Int64(hit["ts"]?.integer ?? 0))
      return layout.labelled(
        "\(known(id).number)  \(layout.time(at))  \(speaker.label)", speaker.style,
        layout.plain(hit["snippet"]?.string ?? ""))
    }
    return [lines.isEmpty ? say("Nothing was found.") : .show(lines)]
  }

  private mutating func suggested(_ list: [JSONValue], _ conversation: ConversationID) -> [ConsoleEffect] {
    let suggestions = list.compactMap(SuggestedAnswer.init)
    change(conversation) { $0.suggestions = suggestions }
    guard !suggestions.isEmpty else { return [say("The bot knows no answer to the customer's last line.")] }
    let lines = suggestions.enumerated().flatMap { index, suggestion in
      let percent = Int((suggestion.confidence * 100).rounded())
      return layout.labelled(
        "\(index + 1). \(suggestion.title) (\(percent) %\(suggestion.isSure ? "" : ", a guess"), \(suggestion.entry))",
        suggestion.isSure ? .bold : .faint, layout.plain(suggestion.text))
    }
    let unsure = suggestions.contains(where: \.isSure) ? "" : "The bot would not say any of these by itself. "
    return [.show(lines), say(unsure + "`send K` sends one as it is, `edit K` puts it into the line.")]
  }

  private mutating func history(_ events: [WireEvent], _ conversation: ConversationID) -> [ConsoleEffect] {
    for event in events { remember(event) }
    let last = events.last?.seq ?? 0
    let meanwhile = known(conversation).unseen.filter { $0.seq > last }
    change(conversation) { this in
      this.unread = 0
      this.unseen = []
      this.isBeingRead = false
    }
    let lines = (events + meanwhile).flatMap { self.lines(of: $0) }
    return lines.isEmpty ? [] : [.show(lines)]
  }

  private mutating func remember(_ event: WireEvent) {
    switch event.content {
    case .message(let message) where message.from.name == me.name && message.from.kind == .human:
      change(event.conversation) { $0.lastReplied = message.text }
    case .plain(.contactLeft(let left)):
      change(event.conversation) { if !$0.contact.contains(left.text) { $0.contact.append(left.text) } }
    case .plain(.contactIdentified(let identity)):
      change(event.conversation) { $0.identity = KnownIdentity(identity) }
    default: break
    }
  }

  /// What was said, and from there on what is.
  private mutating func followed(_ events: [WireEvent], _ conversation: ConversationID) -> [ConsoleEffect] {
    decided(on: conversation)
    let heading = ConsoleEffect.show(layout.rule("Conversation \(name(conversation)), followed"))
    return [heading] + history(events, conversation) + follow(after: events.last, conversation)
  }

  private func follow(after event: WireEvent?, _ conversation: ConversationID) -> [ConsoleEffect] {
    [.ask(ConsoleAsk(.rejoin, .follow(after: event?.seq ?? 0), in: conversation))]
  }

  private mutating func failed(_ ask: ConsoleAsk, _ error: WireError) -> [ConsoleEffect] {
    defer { refusedLater(ask) }
    guard let conversation = ask.conversation, claiming.remove(conversation) != nil, conversation == selected else {
      return explained(ask, error)
    }
    return explained(ask, error) + unseenShown(conversation)
  }

  private mutating func explained(_ ask: ConsoleAsk, _ error: WireError) -> [ConsoleEffect] {
    let before = ask.conversation.map { "\(name($0)): " } ?? ""
    if case .reply(let text, _) = ask.request, let conversation = ask.conversation {
      said[conversation]?.removeAll { $0 == text }
    }
    switch (ask.purpose, error.code) {
    case (.cardLines, _), (.givenLines, _):
      guard let conversation = ask.conversation else { return [] }
      change(conversation) { $0.isBeingRead = false }
      return [complain(before + error.message)] + (conversation == selected ? unseenShown(conversation) : [])
    case (.directory, _), (.rejoin, .forbidden): return []
    case (.tryLesson, _), (.teach, _): return lessonRefused(error.message)
    case (.claim, .alreadyClaimed), (.reopen, .alreadyClaimed):
      let isLead = me.role == "lead"
      let way = isLead ? "`claim \(name(ask.conversation)) --take-over` takes it over." : "`queue` shows who waits."
      return [complain("\(before)not yours: somebody else has it already. \(way)")]
    case (.claim, .wrongState), (.claim, .forbidden):
      return [complain("\(before)not yours: \(error.message). `queue` shows who waits.")]
    case (.reply, .notOwner), (.reply, .wrongState):
      return [complain("\(before)not sent: \(error.message) `claim \(name(ask.conversation))` makes it yours.")]
    case (_, .rateLimited), (_, .overloaded):
      let wait = error.retryAfterMilliseconds.map { " in \(max(1, ($0 + 999) / 1_000)) s" } ?? ""
      return [complain("\(before)\(error.message) Try again\(wait).")]
    case (.reply, _): return [complain("\(before)not sent: \(error.message)")]
    default: return [complain(before + error.message)]
    }
  }

  private func name(_ conversation: ConversationID?) -> String { conversation.map { name($0) } ?? "" }
}
