import Client
import Conversation
import Knowledge
import Wire

/// What the desk tells without being asked.
extension ConsoleModel {
  mutating func report(_ report: Report) -> [ConsoleEffect] {
    switch report {
    case .welcomed(let welcome, let again): return welcomed(welcome, again: again)
    case .event(let event): return happened(event)
    case .news(let news): return told(news)
    case .forget(let conversation): return forgotten(conversation)
    case .dropped(let conversation, let error):
      change(conversation) { $0.isFollowed = false }
      return [complain("\(name(conversation)) is not followed any more: \(error.message)")]
    case .lost(let reason, _):
      isConnected = false
      return [
        .say(
          "The connection is lost (\(reason)); trying again. What you send meanwhile is kept and sent then.", .yellow)
      ]
    case .ended(.left): return [.leave]
    case .ended(let ending): return [complain(ending.inWords), .leave]
    }
  }

  private mutating func welcomed(_ welcome: Welcome, again: Bool) -> [ConsoleEffect] {
    isConnected = true
    isToldSinceAsked = false
    pageMaximum = max(1, welcome.limits.historyEvents)
    if let agent = welcome.agent {
      me.id = agent["id"]?.string ?? me.id
      me.name = agent["name"]?.string ?? me.name
      me.role = agent["role"]?.string ?? me.role
      me.presence = agent["presence"]?.string ?? me.presence
    }
    let asks = [ConsoleEffect.ask(ConsoleAsk(.directory, .directory)), .ask(ConsoleAsk(.queueAtStart, .queue))]
    let own = ClientRequest.conversations(status: nil, mine: true, label: nil, limit: 100)
    guard !again else {
      let presence = wished.map { ConsoleEffect.ask(ConsoleAsk(.presence, .presence($0))) }
      return [say("Connected again.")] + asks + [.ask(ConsoleAsk(.ownAgain, own))] + [presence].compactMap(\.self)
    }
    announced = nil
    if !manner.isTerminal { me.presence = "away" }
    let role = me.role == "lead" ? ", a lead" : ""
    let away = manner.isTerminal ? [] : [say("You are given nothing before you say `presence online`.")]
    return [say("You are at the desk as \(me.name)\(role). `help` lists what you can do.")] + away + asks
      + [.ask(ConsoleAsk(.ownAtStart, own))]
  }

  /// The desk was restored to what it was earlier: what is shown of the conversation may not be so any more. Whose it
  /// is comes with the list of the agent's own, which was asked for on coming back.
  private mutating func forgotten(_ conversation: ConversationID) -> [ConsoleEffect] {
    let wasMine = cases[conversation]?.isMine == true
    change(conversation) { $0 = ConsoleCase($0.id, number: $0.number) }
    let notice = say("\(name(conversation)): the desk's history is another than before; it is read again.")
    guard !wasMine else {
      setBack.insert(conversation)
      return [notice]
    }
    return [notice, readAgain(conversation)]
  }

  private mutating func told(_ news: News) -> [ConsoleEffect] {
    switch news {
    case .queue(let list):
      isToldSinceAsked = true
      return queueChanged(list.array ?? list["waiting"]?.array ?? [], total: list["total"]?.integer)
    case .agents(let list):
      directory.agents = (list.array ?? list["agents"]?.array ?? []).compactMap(DeskDirectory.Colleague.init)
      if let presence = directory.agents.first(where: { $0.id == me.id })?.presence { return presenceIs(presence) }
      return []
    case .typing(let conversation, let from, let isOn):
      guard cases[conversation] != nil, from.kind == .customer else { return [] }
      change(conversation) { $0.isTyping = isOn }
      return []
    case .conversation(let json): return Listed(json).map { changed($0) } ?? []
    case .position: return []
    }
  }

  private mutating func presenceIs(_ presence: String) -> [ConsoleEffect] {
    guard presence != me.presence else { return [] }
    me.presence = presence
    return [say("You are \(presence) now.")]
  }

  /// The answer to a question for the queue, unless the desk has told of a later state meanwhile.
  mutating func queueAnswered(_ fields: [WireField]) -> [ConsoleEffect] {
    let list = fields["waiting"]?.array ?? []
    let isOld = isToldSinceAsked && list.compactMap { Waiting($0)?.conversation } != queue.map(\.conversation)
    return isOld ? [] : queueChanged(list, total: fields["total"]?.integer)
  }

  /// Whoever is new in the queue is announced, once, with a bell.
  mutating func queueChanged(_ list: [JSONValue], total: Int?) -> [ConsoleEffect] {
    queue = list.compactMap(Waiting.init)
    waitingTotal = total ?? queue.count
    for waiting in queue { change(waiting.conversation) { $0.firstLine = waiting.firstLine ?? $0.firstLine } }
    let ids = Set(queue.map(\.conversation))
    defer { announced = ids }
    guard let announced else {
      return waitingTotal == 0 ? [] : queueShown() + [.signal(.bell)]
    }
    let new = queue.filter { !announced.contains($0.conversation) }
    guard !new.isEmpty else { return [] }
    return [.show(new.map { arrival($0) }), .signal(.bell)]
  }

  func queueShown() -> [ConsoleEffect] {
    guard !queue.isEmpty else { return [say("Nobody waits.")] }
    var lines = queue.map { layout.queueLine($0, number: cases[$0.conversation]?.number ?? 0, now: now) }
    if waitingTotal > queue.count { lines.append(StyledLine("  and \(waitingTotal - queue.count) more", .faint)) }
    return [.show(lines)]
  }

  private func arrival(_ waiting: Waiting) -> StyledLine {
    let line = layout.queueLine(waiting, number: cases[waiting.conversation]?.number ?? 0, now: now)
    return StyledLine([StyledRun("Waiting", [.bold, .yellow])] + line.runs)
  }

  /// A list's news of a conversation: one that became this agent's without being asked for here, or one that is known.
  private mutating func changed(_ listed: Listed) -> [ConsoleEffect] {
    let conversation = listed.conversation
    if listed.status == .open, listed.agentID == me.id, cases[conversation]?.isMine != true,
      !claiming.contains(conversation)
    {
      change(conversation) { $0.firstLine = listed.firstLine ?? $0.firstLine }
      return given(conversation)
    }
    guard let before = cases[listed.conversation] else { return [] }
    change(listed.conversation) { $0.status = listed.status ?? $0.status }
    guard listed.status == .open, let agent = listed.agent, agent != me.name, before.status != .open,
      !before.isFollowed,
      announced?.contains(listed.conversation) == true
    else { return [] }
    return [say("\(before.number) was taken by \(agent).")]
  }
}
