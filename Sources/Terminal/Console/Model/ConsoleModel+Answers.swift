import Client
import Conversation
import Knowledge
import Wire

/// What the desk answers to what was asked.
extension ConsoleModel {
  mutating func answered(_ ask: ConsoleAsk, _ result: Result<Answer, WireError>) -> [ConsoleEffect] {
    switch result {
    case .success(let answer):
      if let conversation = ask.conversation { return done(ask, conversation, answer) }
      return told(ask, answer.fields)
    case .failure(let error): return failed(ask, error)
    }
  }

  private mutating func told(_ ask: ConsoleAsk, _ fields: [WireField]) -> [ConsoleEffect] {
    switch ask.purpose {
    case .queue:
      let effects = queueAnswered(fields)
      return queueShown() + effects.filter { if case .show = $0 { false } else { true } }
    case .ownAgain: return ownAgain(fields["convs"]?.array?.compactMap(Listed.init) ?? [])
    case .queueAtStart: return queueAnswered(fields)
    case .ownAtStart: return ownAtStart(fields["convs"]?.array?.compactMap(Listed.init) ?? [])
    case .list:
      let listed = fields["convs"]?.array ?? []
      return list(listed.compactMap(Listed.init)) + perhapsMore(than: listed.count, ask.request)
    case .search:
      let hits = fields["hits"]?.array ?? []
      return found(hits) + perhapsMore(than: hits.count, ask.request)
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
    _ ask: ConsoleAsk, _ conversation: ConversationID, _ answer: Answer
  ) -> [ConsoleEffect] {
    let number = name(conversation)
    switch ask.purpose {
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
    case .history, .opening, .cardLines, .givenLines, .follow: return read(ask, conversation, answer)
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
      this.isSeen()
    }
    queue.removeAll { $0.conversation == conversation }
    decided(on: conversation)
    return backOnline() + [
      say("\(name(conversation)) is yours. What you type now goes to the customer; `help` lists what else you can do."),
      .ask(ConsoleAsk(.card, .summary, in: conversation)), readLast(.cardLines, of: conversation),
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

  /// Where there are as many as were asked for, nobody knows whether these are all.
  private func perhapsMore(than count: Int, _ request: ClientRequest) -> [ConsoleEffect] {
    let most = ConsoleGrammar.listedMaximum
    let (limit, wider, narrower) =
      switch request {
      case .search(_, let limit): (limit, "`search -n \(most) WORDS` shows up to \(most)", "other words find fewer")
      case .conversations(_, _, _, let limit):
        (limit, "`convs -n \(most)` lists up to \(most)", "`-s STATUS`, `-m` and `-l LABEL` list fewer")
      default: (Int.max, "", "")
      }
    return count < limit ? [] : [say("There may be more: \(limit < most ? wider : narrower).")]
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
    case (.cardLines, _), (.givenLines, _), (.opening, _), (.follow, _):
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
