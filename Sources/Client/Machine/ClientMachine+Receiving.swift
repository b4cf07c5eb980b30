import Conversation
import Wire

extension ClientMachine {
  /// A line came from the desk. One that comes before `connected` or after the end is left aside.
  mutating func received(_ line: ServerLine, at now: Int64) -> [Action] {
    guard phase == .greeting || phase == .welcomed else { return [] }
    lastReceived = now
    switch line {
    case .welcome(let welcome): return welcomed(welcome, at: now)
    case .ok(let acknowledgement, let fields): return answered(acknowledgement, fields, at: now)
    case .error(let error, let id): return failed(error, id, at: now)
    case .event(let event): return happened(event, at: now)
    case .news(let news): return [.tell(.news(news))]
    // A part of an `export`, which nothing here asks for.
    case .data, .pong, .unknown: return []
    case .bye(let farewell, let retry): return said(farewell, retryAfterMilliseconds: retry)
    }
  }

  private mutating func welcomed(_ welcome: Welcome, at now: Int64) -> [Action] {
    let before = self.welcome
    let resumes = hello.resume != nil
    self.welcome = welcome
    phase = .welcomed
    backOff.reset()
    var actions: [Action] = [.tell(.welcomed(welcome, again: before != nil))]
    if welcome.role == .agent {
      actions += rejoin(isSameHistory: before.map { $0.epoch == welcome.epoch } ?? true)
    } else if let conversation = welcome.conversation {
      actions += begin(conversation, with: welcome, resumes: resumes)
    }
    return actions + sendWaiting(at: now) + wake(at: now)
  }

  /// An agent follows again what was followed. A desk with another history counts anew: nothing of what was seen says
  /// anything about it.
  private mutating func rejoin(isSameHistory: Bool) -> [Action] {
    let followed = seen.conversations
    guard !isSameHistory else {
      followed.forEach { repair($0) }
      return []
    }
    followed.forEach { seen.forget($0) }
    return followed.map { .tell(.forget($0)) }
  }

  private mutating func begin(_ conversation: ConversationID, with welcome: Welcome, resumes: Bool) -> [Action] {
    guard resumes, !welcome.recovered else {
      if seen.last(of: conversation) == nil { seen.begin(conversation, after: hello.resume?.after ?? 0) }
      return []
    }
    seen.begin(conversation, after: 0)
    if welcome.seq > 0 { repair(conversation) }
    return [.tell(.forget(conversation))]
  }

  private mutating func happened(_ event: WireEvent, at now: Int64) -> [Action] {
    // What comes for a `history` is no news: it happened before, or comes as news as well.
    if requests.collect(event) { return [] }
    let conversation = event.conversation
    // What was asked for on behalf of a conversation that is not followed any more.
    if event.answering != nil, seen.last(of: conversation) == nil { return [] }
    switch seen.take(event.seq, of: conversation) {
    case .next: return [.tell(.event(event))]
    case .old: return []
    case .gap:
      repair(conversation)
      return sendWaiting(at: now)
    }
  }

  private mutating func answered(
    _ acknowledgement: Acknowledgement, _ fields: [WireField], at now: Int64
  ) -> [Action] {
    guard let done = requests.answered(acknowledgement.id) else { return [] }
    var actions: [Action] = []
    switch done.purpose {
    case .owner:
      note(done, acknowledgement)
      let answer = Answer(acknowledgement, fields: fields, events: done.events)
      actions.append(.answer(acknowledgement.id, .success(answer)))
    case .repair(let conversation):
      if fields["more"]?.bool == true || seen.misses(conversation) { repair(conversation) }
    }
    return actions + sendWaiting(at: now)
  }

  /// From a claim on the desk tells what happens; where nothing was told yet, from the next event on.
  private mutating func note(_ done: Requests.Pending, _ acknowledgement: Acknowledgement) {
    guard let conversation = done.envelope.conversation else { return }
    switch done.request {
    case .claim, .takeOver:
      if seen.last(of: conversation) == nil { seen.begin(conversation, after: acknowledgement.seq ?? 0) }
    case .unfollow: seen.forget(conversation)
    default: break
    }
  }

  private mutating func failed(_ error: WireError, _ id: MessageID?, at now: Int64) -> [Action] {
    guard let id else {
      guard phase == .greeting else { return [] }
      return refused(error)
    }
    if let waiting = requests[id], waiting.mayBeSentAgain(after: error) {
      let wait = Int64(error.retryAfterMilliseconds ?? 1_000)
      requests.postpone(id, until: now + wait)
      return wake(at: now)
    }
    guard let done = requests.answered(id) else { return [] }
    switch done.purpose {
    case .owner: return [.answer(id, .failure(error))] + sendWaiting(at: now)
    case .repair(let conversation):
      seen.forget(conversation)
      return [.tell(.dropped(conversation, error))] + sendWaiting(at: now)
    }
  }

  /// What passes is waited for; anything else will not be better the next time.
  private mutating func refused(_ error: WireError) -> [Action] {
    switch error.code {
    case .rateLimited, .overloaded, .storage:
      guard welcome != nil else { return end(.refused(error)) + [.close] }
      return said(nil, retryAfterMilliseconds: error.retryAfterMilliseconds)
    default: return end(.refused(error)) + [.close]
    }
  }

  /// Asks for what comes after the last event that was seen; `sendWaiting` sends it.
  private mutating func repair(_ conversation: ConversationID) {
    guard let last = seen.last(of: conversation), !requests.isRepairing(conversation) else { return }
    let isAgent = hello.role == .agent
    requests.repair(
      conversation,
      by: isAgent ? .follow(after: last) : .history(.after(last), limit: welcome?.limits.historyEvents ?? 300))
  }

  /// Sends what waits to be sent, as far as the desk takes it (I10).
  mutating func sendWaiting(at now: Int64) -> [Action] {
    guard phase == .welcomed, !isLeaving else { return [] }
    var actions: [Action] = []
    while let next = requests.next(limit: welcome?.limits.unacknowledged ?? 32, at: now) {
      if case .follow(let after) = next.request, let conversation = next.envelope.conversation,
        seen.last(of: conversation) == nil
      {
        seen.begin(conversation, after: after)
      }
      actions.append(.send(.request(next.envelope, next.request)))
      lastSent = now
    }
    return actions
  }
}

extension Requests.Pending {
  /// What was sent again after a lost connection comes in a burst; whoever asked for it did not hurry.
  func mayBeSentAgain(after error: WireError) -> Bool {
    switch error.code {
    case .rateLimited, .overloaded:
      if case .repair = purpose { true } else { wasSent }
    default: false
    }
  }
}
