import Knowledge
import Language

extension ConversationState {
  /// Takes one more event in. Its `seq` must be the next one.
  package mutating func apply(_ event: Event) {
    precondition(event.seq == seq + 1, "event \(event.seq) does not follow \(seq)")
    seq = event.seq
    if !holdsWords, event.content.erased != nil { holdsWords = true }
    switch event.content {
    case .created(let created):
      locale = created.locale
      customer = created.customer
      channel = created.channel
      lastActivity = event.at
    case .disclosed:
      lastDisclosure = event.at
      disclosureSeq = event.seq
    case .message(let message): take(message, at: event)
    case .masked: break
    case .rated(let rating):
      if rating.about == .answer, rating.seq == nil || rating.seq == lastAnswer { answerRating = rating.score }
    case .decided(let decision): take(decision)
    case .localeChanged(let change): locale = change.locale
    case .handoff(let wanted): handoff = wanted
    case .offerDeclined: declinedAtTurn = customerTurns
    case .statusChanged(let change): take(change, at: event.at)
    case .assigneeChanged(let change):
      agent = change.agent
      if unansweredSince != nil { unansweredSince = event.at }
    case .contactLeft: hasContact = true
    case .contactIdentified(let identity): contact = identity
    case .noted(let note):
      if let id = note.id { remember(Speaker(.human, name: note.by.name), id, .note, note.text) }
    case .labelsChanged(let change):
      labels = labels.filter { !change.removed.contains($0) } + change.added.filter { !labels.contains($0) }
    case .timerSet(let timer): dueAt = timer.due
    case .requestTaken(let request): remember(request.from, request.id, .request, request.body)
    case .pageViewed(let page): self.page = page
    case .erased(let erased): take(erased, at: event.at)
    case .forgotten: forgetWords()
    }
  }

  private mutating func take(_ message: Message, at event: Event) {
    lastActivity = event.at
    // The line that discloses comes right after the record of it.
    endsWithDisclosure = disclosureSeq == event.seq - 1
    switch message.from.kind {
    case .customer:
      customerTurns += 1
      waitNotesInARow = 0
      move = nil
      answerRating = nil
      if status == .open || status == .snoozed { unansweredSince = unansweredSince ?? event.at }
      recentMessages.append(message.text)
      if recentMessages.count > Self.rememberedMessages { recentMessages.removeFirst() }
    case .bot:
      if let told = message.standing { take(told, at: event) }
      if !message.entries.isEmpty { lastAnswer = event.seq }
      take(move: message)
      if message.prompt != nil || lastDecision?.isAside != true { prompt = message.prompt }
    case .human:
      unansweredSince = nil
      prompt = nil
    case .system: prompt = nil
    }
    if let id = message.id { remember(message.from, id, .message, message.text) }
  }

  private mutating func take(move line: Message) {
    var made = move ?? BotMove()
    made.take(line, posted: posted)
    move = made
    for entry in line.entries {
      posted.removeAll { $0 == entry }
      posted.append(entry)
    }
    if posted.count > Self.rememberedEntries { posted.removeFirst(posted.count - Self.rememberedEntries) }
  }

  /// As far as it can be told from what is left: that a line was shown, and under which id.
  private mutating func take(_ erased: Erased, at now: Timestamp) {
    if erased.was == Event.Kind.message.rawValue {
      lastActivity = now
      endsWithDisclosure = disclosureSeq == seq - 1
      if erased.from?.kind == .customer { customerTurns += 1 }
    }
    if let sender = erased.from, let id = erased.id {
      receipts[Receipt.Name(sender: sender, id: id)] = Receipt(erased: seq)
    }
  }

  /// What is left is what the events say from which the words were erased.
  private mutating func forgetWords() {
    startAfresh()
    labels = []
    lastAnswer = nil
    contact = nil
    page = nil
    holdsWords = false
    receipts = receipts.mapValues { Receipt(erased: $0.seq) }
  }

  private mutating func take(_ told: Standing, at event: Event) {
    standing = Standing(place: told.place, opens: told.opens)
    guard told.isOverdue == true else { return }
    waitNotedAt = event.at
    waitNotesInARow += 1
  }

  private mutating func remember(_ sender: Speaker, _ id: MessageID, _ matter: Receipt.Matter, _ body: String) {
    receipts[Receipt.Name(sender: sender, id: id)] = Receipt(seq: seq, of: matter, text: body)
  }

  private mutating func take(_ decision: Decision) {
    lastDecision = decision
    var made = move ?? BotMove()
    made.take(decision)
    move = made
    failuresInARow = decision.failuresInARow
    frustration = decision.mood.accumulated
    run = decision.mood.run ?? 0
    if decision.smallTalk == .insult { insults += 1 }
    if decision.action == .offer, decision.cause == .mood { offersForMood += 1 }
    told.formUnion(decision.told ?? [])
    if let circumstance = decision.circumstance { acknowledged.insert(circumstance) }
    if decision.asksSomething { lastQuestion = recentMessages.last }
  }

  private mutating func take(_ change: StatusChange, at now: Timestamp) {
    let isTakenFromQueue = status == .pending && change.to == .open
    if status == .open || status == .snoozed, change.to == .pending, change.by == nil { releases += 1 }
    status = change.to
    snoozedUntil = change.until
    waitingSince = change.to == .pending ? now : nil
    waitNotedAt = nil
    waitNotesInARow = 0
    standing = nil
    switch change.to {
    case .open: if isTakenFromQueue || unansweredSince != nil { unansweredSince = now }
    // Put aside is not forgotten: what was not answered waits on, from when the conversation comes back.
    case .snoozed: break
    case .pending: unansweredSince = nil
    case .bot, .resolved:
      unansweredSince = nil
      // The line with which the customer comes back is theirs still.
      let line = change.from == .resolved ? recentMessages.last : nil
      startAfresh()
      recentMessages = line.map { [$0] } ?? []
    }
  }

  /// What went wrong before a person came, or before it was resolved, must not lead back to a person (E5).
  private mutating func startAfresh() {
    handoff = nil
    prompt = nil
    agent = nil
    hasContact = false
    lastDecision = nil
    lastQuestion = nil
    recentMessages = []
    failuresInARow = 0
    frustration = 0
    run = 0
    move = nil
    posted = []
    insults = 0
    releases = 0
    told = []
    acknowledged = []
    offersForMood = 0
    answerRating = nil
    declinedAtTurn = nil
  }
}

extension Decision {
  /// Talk in between, which leaves open what the bot asked before it.
  fileprivate var isAside: Bool {
    switch (action, smallTalk) {
    case (.disclose, _): true
    case (.smallTalk, .greeting?), (.smallTalk, .howAreYou?), (.smallTalk, .botIdentity?), (.smallTalk, .laughter?),
      (.smallTalk, .capabilities?), (.smallTalk, .insult?):
      true
    default: false
    }
  }

  /// Whether the message was read as a question, which a follow-up may lean on.
  fileprivate var asksSomething: Bool {
    guard let reading, reading.band != .none else { return false }
    return action == .answer || action == .ask || action == .offer || action == .handOver
      || (action == .wait && !entries.isEmpty)
  }
}
