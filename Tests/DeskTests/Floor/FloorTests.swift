import Conversation
import Knowledge
import Storage
import Testing

@testable import Desk

@Suite("The floor")
struct FloorTests {
  private let clock = SettableClock(.noon)
  private let ada = AgentAccount.named("Ada")
  private let bob = AgentAccount.named("Bob")

  private func floor(_ routing: DeskSettings.Routing = .manual) -> Floor {
    Floor(settings: DeskSettings(routing: routing, offlineGrace: .seconds(120)), clock: clock)
  }

  @Test("Whoever follows a waiting conversation is told its place at once, and again only when its number changes")
  func places() async {
    let floor = floor()
    let (second, third) = (PlaceListener(), PlaceListener())
    for number in 1...3 {
      await floor.happened([], summary: .of(number, .pending, since: .minutes(Int64(number))), in: .number(number))
    }
    await floor.follow(.number(2), second)
    await floor.follow(.number(3), third)
    #expect(second.positions == [2])
    await floor.happened(
      [], summary: .of(4, .pending, since: .minutes(4), priority: .low), in: .number(4))
    #expect(second.positions == [2])
    await floor.happened([], summary: .of(1, .open, agent: ada.agent), in: .number(1))
    #expect(second.positions == [2, 1])
    await floor.happened([], summary: .of(2, .open, agent: ada.agent), in: .number(2))
    #expect(second.positions == [2, 1, nil])
    #expect(third.positions == [3, 2, 1])
  }

  @Test("A place is kept across a reconnect")
  func reconnect() async {
    let floor = floor()
    for number in 1...2 { await floor.happened([], summary: .of(number, .pending), in: .number(number)) }
    let before = PlaceListener()
    await floor.follow(.number(2), before)
    await floor.unfollow(.number(2), before)
    let after = PlaceListener()
    await floor.follow(.number(2), after)
    #expect(before.positions == [2] && after.positions == [2])
    #expect(await floor.place(of: .number(2))?.position == 2)
  }

  @Test("An estimate is given when five were measured and somebody is online who could come, else none")
  func estimate() async {
    let floor = floor()
    for number in 1...5 {
      await floor.happened([], summary: .of(number, .pending, since: clock.now()), in: .number(number))
      clock.advance(milliseconds: 90_000)
      await floor.happened([], summary: .of(number, .open, since: clock.now(), agent: ada.agent), in: .number(number))
    }
    let nobody = QueueOutlook(ahead: 0, isAttended: false)
    #expect(await floor.outlook(for: .number(9), department: nil, priority: .normal) == nobody)
    _ = await floor.signIn(.named("Ada", departments: ["orders"]), AgentEar())
    #expect(await floor.outlook(for: .number(9), department: nil, priority: .normal).waitMinutes == 2)
    #expect(await floor.outlook(for: .number(9), department: "safety", priority: .normal).waitMinutes == nil)
  }

  @Test(
    "E1: it is attended while somebody is signed in who serves it, away or not, and for the grace of a lost connection")
  func attended() async {
    let floor = floor()
    func isAttended(_ department: DepartmentID? = "orders") async -> Bool {
      await floor.outlook(for: .number(9), department: department, priority: .normal).isAttended
    }
    #expect(await !isAttended())
    let session = await floor.signIn(.named("Ada", departments: ["orders"]), AgentEar())
    await floor.setPresence(.away, of: ada.id)
    #expect(await isAttended())
    #expect(await isAttended(nil))
    #expect(await !isAttended("safety"))
    await floor.setPresence(.offline, of: ada.id)
    #expect(await !isAttended())
    await floor.setPresence(.online, of: ada.id)
    await floor.signOut(session)
    #expect(await isAttended())
    clock.advance(milliseconds: 3_600_000)
    #expect(await !isAttended())
  }

  @Test("Agents are told the queue, each other, and what happens to what waits or is theirs; H40: not what others have")
  func agentsTold() async {
    let floor = floor()
    let (adasEar, bobsEar) = (AgentEar(), AgentEar())
    _ = await floor.signIn(ada, adasEar)
    _ = await floor.signIn(bob, bobsEar)
    await floor.happened([], summary: .of(1, .pending), in: .number(1))
    #expect(bobsEar.heard.waiting.map(\.place) == [1] && bobsEar.heard.total == 1)
    #expect(bobsEar.heard.agents.map(\.name) == ["Ada", "Bob"])
    #expect(bobsEar.heard.summaries.map(\.status) == [.pending])
    await floor.happened([], summary: .of(1, .open, agent: ada.agent, seq: 2), in: .number(1))
    await floor.happened([], summary: .of(1, .open, agent: ada.agent, seq: 3), in: .number(1))
    #expect(adasEar.heard.summaries.map(\.seq) == [1, 2, 3])
    #expect(bobsEar.heard.summaries.map(\.seq) == [1])
    #expect(bobsEar.heard.waiting.isEmpty)
    #expect(bobsEar.heard.agents.map(\.load) == [1, 0])
  }

  @Test("E4: what somebody has who is offline for longer than the grace is taken back, once, and not before")
  func release() async {
    let floor = floor()
    let log = CommandLog()
    await floor.obey { log.note($0, $1) }
    let session = await floor.signIn(ada, AgentEar())
    await floor.happened([], summary: .of(1, .open, agent: ada.agent), in: .number(1))
    await floor.happened([], summary: .of(2, .snoozed, agent: ada.agent), in: .number(2))
    await floor.signOut(session)
    await floor.tick(at: .minutes(1))
    await floor.settled()
    #expect(log.releases.isEmpty)
    clock.set(.minutes(2))
    for _ in 1...3 { await floor.tick(at: .minutes(2)) }
    await floor.settled()
    #expect(log.releases == [.number(1)])
    await floor.happened([], summary: .of(1, .pending), in: .number(1))
    await floor.tick(at: .minutes(3))
    await floor.settled()
    #expect(log.releases == [.number(1)])
  }

  @Test("E4: after a start everybody who has something begins in the grace")
  func restart() async {
    let floor = floor()
    let log = CommandLog()
    await floor.obey { log.note($0, $1) }
    await floor.load(
      waiting: [.of(1, .pending)],
      owned: [.of(2, .open, agent: ada.agent), .of(3, .open, agent: bob.agent)], waits: [], at: .noon)
    #expect(await floor.place(of: .number(1))?.position == 1)
    clock.set(.minutes(1))
    _ = await floor.signIn(ada, AgentEar())
    clock.set(.minutes(2))
    await floor.tick(at: .minutes(2))
    await floor.settled()
    #expect(log.releases == [.number(3)])
  }

  @Test("Who only looks on is given nothing before they say that they are online")
  func lookingOn() async {
    let floor = floor(.automatic)
    let log = CommandLog()
    await floor.obey { log.note($0, $1) }
    _ = await floor.signIn(ada, AgentEar(), isLookingOn: true)
    await floor.happened([], summary: .of(1, .pending), in: .number(1))
    await floor.settled()
    #expect(log.claims.isEmpty)
    await floor.setPresence(.online, of: ada.id)
    await floor.settled()
    #expect(log.claims[.number(1)]?.count == 1)
  }

  @Test("A freed agent is given the next; a claim that was refused is left alone for a while, then tried again")
  func automatic() async {
    let floor = floor(.automatic)
    let log = CommandLog()
    await floor.obey { log.note($0, $1) }
    _ = await floor.signIn(.named("Ada", capacity: 1), AgentEar())
    for number in 1...2 {
      await floor.happened([], summary: .of(number, .pending, since: .minutes(Int64(number))), in: .number(number))
    }
    await floor.settled()
    // Nothing came of the claim: the next one is tried, and this one later.
    #expect(log.claims[.number(1)]?.count == 1)
    await floor.happened([], summary: .of(2, .open, agent: ada.agent), in: .number(2))
    clock.advance(milliseconds: Underway.pauseMilliseconds)
    await floor.tick(at: clock.now())
    await floor.settled()
    #expect(log.claims[.number(1)]?.count == 1)
    await floor.happened([], summary: .of(2, .resolved), in: .number(2))
    await floor.settled()
    #expect(log.claims[.number(1)]?.count == 2)
  }

  @Test("Where people claim by themselves nothing is given out")
  func manual() async {
    let floor = floor()
    let log = CommandLog()
    await floor.obey { log.note($0, $1) }
    _ = await floor.signIn(ada, AgentEar())
    await floor.happened([], summary: .of(1, .pending), in: .number(1))
    await floor.tick(at: .minutes(1))
    await floor.settled()
    #expect(log.claims.isEmpty)
  }

  @Test("H39: the sessions of a revoked account end, what it has goes back without a grace, and none begins")
  func revoked() async {
    let floor = floor()
    let log = CommandLog()
    let ear = AgentEar()
    await floor.obey { log.note($0, $1) }
    _ = await floor.signIn(ada, ear)
    await floor.happened([], summary: .of(1, .open, agent: ada.agent), in: .number(1))
    await floor.know([bob])
    #expect(!ear.heard.isRevoked)
    var revoked = ada
    revoked.revokedAt = .noon
    await floor.know([revoked, bob])
    await floor.settled()
    #expect(ear.heard.isRevoked)
    #expect(log.releases == [.number(1)])
    let late = AgentEar()
    _ = await floor.signIn(ada, late)
    #expect(late.heard.isRevoked)
    #expect(await floor.view().agents.allSatisfy { $0.presence == .offline })
  }

  @Test("The figures count what waits, is open and was said lately")
  func figures() async {
    let floor = floor()
    _ = await floor.signIn(ada, AgentEar())
    let line = Event(
      seq: 1, at: .noon, content: .message(Message(from: Speaker(.customer), text: "hello")))
    await floor.happened([line], summary: .of(1, .pending, department: "orders"), in: .number(1))
    await floor.happened([], summary: .of(2, .open, agent: ada.agent), in: .number(2))
    clock.advance(milliseconds: 60_000)
    let figures = await floor.figures()
    #expect(figures.waiting == 1 && figures.open == 1 && figures.waitingByDepartment == ["orders": 1])
    #expect(figures.agentsOnline == 1 && figures.messagesInFiveMinutes == 1 && figures.uptimeMilliseconds == 60_000)
    #expect(figures.longestWaitingSince == .noon && figures.handoffRate == nil)
    clock.advance(milliseconds: 3_600_000)
    #expect(await floor.figures().messagesInFiveMinutes == 0)
  }

  @Test("Where the clock stands before 1970, and where 1970 begins, minutes are counted all the same")
  func figuresBeforeTime() async {
    let line = Event(seq: 1, at: .noon, content: .message(Message(from: Speaker(.customer), text: "hello")))
    for start: Int64 in [-86_400_000 * 400, -7 * 60_000 - 1, -60_000, -1, 0, 59_999] {
      var counters = ActivityCounters(since: Timestamp(milliseconds: start))
      for minute in 0..<Int64(70) { counters.count([line], at: Timestamp(milliseconds: start + minute * 60_000)) }
      let end = Timestamp(milliseconds: start + 69 * 60_000)
      #expect(counters.lately(5, at: end).messages == 5 && counters.lately(60, at: end).messages == 60)
      #expect(counters.lately(60, at: end + 120 * 60_000).messages == 0)
    }
  }
}
