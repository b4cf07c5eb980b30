import Conversation
import Knowledge
import Language
import Testing

@testable import Storage

/// What lists, timers and waits promise.
extension EventStoreContract {
  /// Thirty conversations with everything that can happen in them.
  private func fill(_ store: any EventStore, seed: UInt64) async throws {
    var generator = EventGenerator(seed: seed)
    let ids = (0..<30).map { _ in generator.conversation() }
    var lengths: [ConversationID: Int] = [:]
    for step in 0..<150 {
      let id = generator.pick(ids)
      lengths[id, default: 0] += try await store.append(
        generator.contents(count: 1 + generator.integer(below: 5)), to: id, expecting: lengths[id, default: 0],
        at: now + Int64(step / 2)
      ).count
    }
  }

  @Test("A filtered list holds what fits, the latest first, as many as are asked for", arguments: Kind.allCases)
  func filtered(kind: Kind) async throws {
    let store = try kind.make(in: folder)
    try await fill(store, seed: 21)
    let all = try await store.conversations(limit: .max)
    #expect(all.map(\.lastEventAt) == all.map(\.lastEventAt).sorted(by: >))
    var generator = EventGenerator(seed: 22)
    let statuses: [[Status]?] = [nil, [], [.open], [.bot, .resolved, .bot], Status.allCases]
    let agents = [nil, nil] + all.compactMap(\.agent?.id)
    var found = 0
    for _ in 0..<300 {
      let filter = ConversationFilter(
        statuses: generator.pick(statuses), agent: generator.pick(agents),
        customer: generator.pick([nil, nil, generator.customer()]),
        label: generator.pick([nil, nil, "refund", "vip", "no such"]))
      let limit = generator.pick([0, 1, 3, .max])
      let expected = all.filter { summary in
        if let statuses = filter.statuses, !statuses.contains(summary.status) { return false }
        if let agent = filter.agent, agent != summary.agent?.id { return false }
        if let customer = filter.customer, customer != summary.customer { return false }
        if let label = filter.label, !summary.labels.contains(label) { return false }
        return true
      }
      let listed = try await store.conversations(matching: filter, limit: limit)
      #expect(listed == Array(expected.prefix(limit)), "\(filter) \(limit)")
      found += listed.count
    }
    #expect(found > 200)
  }

  @Test("What a customer has is named in pages, each of theirs once", arguments: Kind.allCases, [1, 2, 7, .max])
  func named(kind: Kind, limit: Int) async throws {
    let store = try kind.make(in: folder)
    try await fill(store, seed: 24)
    let all = try await store.conversations(limit: .max)
    for customer in Set(all.compactMap(\.customer)) {
      var (found, last): ([ConversationID], ConversationID?) = ([], nil)
      repeat {
        let page = try await store.conversations(of: customer, after: last, limit: limit)
        #expect(page.count <= limit)
        found += page
        last = page.last
      } while last != nil
      #expect(found.map(\.rawValue) == all.filter { $0.customer == customer }.map(\.id.rawValue).sorted())
    }
  }

  @Test("A limit below 0 is one of 0: nothing is given", arguments: Kind.allCases, [-1, Int.min])
  func negativeLimit(kind: Kind, limit: Int) async throws {
    let store = try kind.make(in: folder)
    let owner = try #require(CustomerID(rawValue: String(repeating: "c", count: 26)))
    let waited: [Event.Content] = [
      .created(Created(locale: "en", channel: "tcp", customer: owner)), customer("zanzibar"),
      .timerSet(TimerSet(due: now)), .statusChanged(StatusChange(from: .bot, to: .pending)),
      .statusChanged(StatusChange(from: .pending, to: .open)),
    ]
    for number in 1...3 {
      _ = try await store.append(waited, to: ConversationID(random: 8, UInt64(number)), expecting: 0, at: now)
    }
    #expect(try await store.events(of: ConversationID(random: 8, 1), after: 0, limit: limit).isEmpty)
    #expect(try await store.conversations(limit: limit).isEmpty)
    #expect(try await store.conversations(matching: ConversationFilter(statuses: [.open]), limit: limit).isEmpty)
    #expect(try await store.conversations(matching: ConversationFilter(agent: "a"), limit: limit).isEmpty)
    #expect(try await store.conversations(of: owner, after: nil, limit: limit).isEmpty)
    #expect(try await store.due(by: now, limit: limit).isEmpty)
    #expect(try await store.measuredWaits(limit: limit).isEmpty)
    #expect(try await store.search("zanzibar", limit: limit).isEmpty)
    // Of those that come next into the index one is taken, so that whoever asks until there are no more comes to an end.
    while try await store.indexForSearch(limit: limit) {}
    #expect(try await store.search("zanzibar", limit: 9).count == 3)
  }

  @Test("One conversation is as the list shows it; one that does not exist is none", arguments: Kind.allCases)
  func single(kind: Kind) async throws {
    let store = try kind.make(in: folder)
    try await fill(store, seed: 23)
    for summary in try await store.conversations(limit: .max) {
      #expect(try await store.summary(of: summary.id) == summary)
    }
    #expect(try await store.summary(of: ConversationID(random: 9, 9)) == nil)
  }

  @Test("A timer is due from its moment until another is set, by whatever store", arguments: Kind.allCases)
  func timers(kind: Kind) async throws {
    let store = try kind.make(in: folder)
    let other = try kind.another(of: store, in: folder)
    #expect(try await store.nextDue() == nil)
    func set(_ number: UInt64, _ due: Timestamp?, after seq: Int = 0) async throws -> ConversationID {
      let id = ConversationID(random: 3, number)
      _ = try await store.append([.timerSet(TimerSet(due: due))], to: id, expecting: seq, at: now)
      return id
    }
    let late = try await set(1, now + 30)
    let early = try await set(2, now + 10)
    let never = try await set(3, nil)
    let moved = try await set(4, now + 5)
    _ = try await set(4, now + 20, after: 1)
    #expect(try await other.nextDue() == now + 10)
    #expect(try await other.due(by: now + 9, limit: 9) == [])
    #expect(try await other.due(by: now + 10, limit: 9) == [early])
    #expect(try await other.due(by: now + 99, limit: 9) == [early, moved, late])
    #expect(try await other.due(by: now + 99, limit: 2) == [early, moved])
    _ = try await set(2, nil, after: 1)
    #expect(try await other.nextDue() == now + 20)
    #expect(try await other.due(by: now + 99, limit: 9).contains(never) == false)
  }

  @Test("A wait is measured once, from when it began to when a person came", arguments: Kind.allCases)
  func waits(kind: Kind) async throws {
    let store = try kind.make(in: folder)
    func move(_ from: Status, _ to: Status) -> Event.Content { .statusChanged(StatusChange(from: from, to: to)) }
    let asked = Event.Content.handoff(Handoff(cause: .request, ahead: 3))
    _ = try await store.append([asked, move(.bot, .pending)], to: id, expecting: 0, at: now)
    #expect(try await store.measuredWaits(limit: 9) == [])
    _ = try await store.append([move(.pending, .open)], to: id, expecting: 2, at: now + 700)
    let first = MeasuredWait(at: now + 700, milliseconds: 700, ahead: 3)
    #expect(try await store.measuredWaits(limit: 9) == [first])
    // Let go of, they keep their place; the time that they were served is no wait.
    _ = try await store.append([move(.open, .pending)], to: id, expecting: 3, at: now + 5_000)
    #expect(try await store.summary(of: id)?.waitingSince == now)
    _ = try await store.append([move(.pending, .open)], to: id, expecting: 4, at: now + 6_000)
    #expect(try await store.measuredWaits(limit: 9) == [first])
    _ = try await store.append(
      [move(.open, .resolved), .handoff(Handoff(cause: .miss)), move(.resolved, .pending)], to: id, expecting: 5,
      at: now + 8_000)
    _ = try await store.append([move(.pending, .open)], to: id, expecting: 8, at: now + 8_200)
    let second = MeasuredWait(at: now + 8_200, milliseconds: 200, ahead: nil)
    let other = ConversationID(random: 4, 4)
    _ = try await store.append([asked, move(.bot, .pending)], to: other, expecting: 0, at: now + 8_100)
    _ = try await store.append([move(.pending, .open)], to: other, expecting: 2, at: now + 8_150)
    #expect(
      try await store.measuredWaits(limit: 9) == [second, MeasuredWait(at: now + 8_150, milliseconds: 50, ahead: 3)])
    #expect(try await store.measuredWaits(limit: 1) == [second])
  }

  @Test("What made it urgent, and who had it, is over when the bot has it again (E5)", arguments: Kind.allCases)
  func afresh(kind: Kind) async throws {
    let store = try kind.make(in: folder)
    let ada = Agent(id: "a", name: "Ada")
    _ = try await store.append(
      [
        .created(Created(locale: "de", channel: "tcp")), .handoff(Handoff(cause: .mood, priority: .urgent)),
        .statusChanged(StatusChange(from: .bot, to: .pending)), .assigneeChanged(AssigneeChange(agent: ada)),
        .statusChanged(StatusChange(from: .pending, to: .open)),
      ], to: id, expecting: 0, at: now)
    let taken = try #require(try await store.summary(of: id))
    #expect(taken.agent == ada)
    #expect(taken.handoff?.cause == .mood)
    #expect(taken.locale == "de")
    _ = try await store.append(
      [.statusChanged(StatusChange(from: .open, to: .bot))], to: id, expecting: 5, at: now + 1)
    let back = try #require(try await store.summary(of: id))
    #expect(back.agent == nil && back.handoff == nil && back.waitingSince == nil)
    #expect(back.priority == .normal)
  }

  @Test("The epoch has the form of an id and stays as long as what is stored", arguments: Kind.allCases)
  func epoch(kind: Kind) async throws {
    let store = try kind.make(in: folder)
    let epoch = try await store.epoch()
    #expect(ConversationID(rawValue: epoch) != nil)
    #expect(try await kind.another(of: store, in: folder).epoch() == epoch)
    let fresh = try await kind.make(in: TemporaryFolder()).epoch()
    #expect(fresh != epoch)
  }
}
