import Comprehension
import Conversation
import Knowledge
import Storage
import StoreSupport
import Testing

@testable import Desk

@Suite("Timers at the desk")
struct TimerTests {
  @Test("E3: who waited too long has a word, once, the set time after the desk was started anew")
  func afterRestart() async throws {
    let fixture = DeskFixture()
    let id = try await fixture.open()
    try await fixture.desk.perform(.askForPerson, in: id)
    let due = try #require(await fixture.store.nextDue())
    fixture.clock.set(due + -1)
    #expect(await fixture.desk.fireDue(now: fixture.clock.now()) == 0)
    let before = await fixture.store.events(of: id, after: 0, limit: .max)
    fixture.clock.set(due)
    let restarted = Desk(Receptionist(.cornerShop), store: fixture.store, clock: fixture.clock)
    try await restarted.start()
    #expect(await restarted.fireDue(now: due) == 0)
    #expect(await fixture.store.events(of: id, after: before.count, limit: .max).botLines.isEmpty)
    let graced = due + Policy().waitMillisecondsBeforeNotice
    #expect(await fixture.store.nextDue() == graced)
    fixture.clock.set(graced)
    #expect(await restarted.fireDue(now: graced) == 0)
    let told = await fixture.store.events(of: id, after: before.count, limit: .max)
    #expect(told.botLines.count == 1)
    #expect(await restarted.fireDue(now: graced) == 0)
    #expect(await fixture.store.events(of: id, after: 0, limit: .max).count == before.count + told.count)
    #expect(try #require(await fixture.store.nextDue()) > graced)
  }

  @Test("E4: who has an unanswered customer when the desk is started has the set time from then on")
  func graceForAgents() async throws {
    let fixture = DeskFixture()
    let id = try await fixture.open()
    try await fixture.desk.perform(.claim(Agent(id: "m", name: "Maria")), in: id)
    try await fixture.desk.say("and now?", id: .number(1), in: id)
    fixture.clock.advance(milliseconds: 86_400_000)
    let restarted = Desk(Receptionist(.cornerShop), store: fixture.store, clock: fixture.clock)
    try await restarted.start()
    let start = fixture.clock.now()
    await restarted.fireDue(now: start)
    #expect(try await restarted.state(of: id).status == .open)
    fixture.clock.set(start + Policy().quietMillisecondsBeforeRelease)
    await restarted.fireDue(now: fixture.clock.now())
    #expect(try await restarted.state(of: id).status == .pending)
  }

  @Test("E3, E4: a clock that was a day ahead and is put back delays nothing that is due after the usual time")
  func clockPutBack() async throws {
    let fixture = DeskFixture()
    let (waits, isOpen) = (try await fixture.open(), try await fixture.open())
    let real = fixture.clock.now()
    fixture.clock.set(real + 86_400_000)
    for id in [waits, isOpen] { try await fixture.desk.say("hours", id: .number(1), in: id) }
    fixture.clock.set(real)
    try await fixture.desk.perform(.askForPerson, in: waits)
    try await fixture.desk.perform(.claim(Agent(id: "m", name: "Maria")), in: isOpen)
    try await fixture.desk.say("and now?", id: .number(2), in: isOpen)
    fixture.clock.set(real + Policy().waitMillisecondsBeforeNotice)
    let before = await fixture.store.events(of: waits, after: 0, limit: .max)
    #expect(await fixture.desk.fireDue(now: fixture.clock.now()) == 0)
    let notice = await fixture.store.events(of: waits, after: before.count, limit: .max)
    #expect(notice.botLines.count == 1)
    #expect((before + notice).map(\.at) == (before + notice).map(\.at).sorted())
    fixture.clock.set(real + Policy().quietMillisecondsBeforeRelease)
    await fixture.desk.fireDue(now: fixture.clock.now())
    #expect(try await fixture.desk.state(of: isOpen).status == .pending)
  }

  @Test("What is to happen earlier than what the desk waits for wakes it when it is stored")
  func woken() async throws {
    let fixture = DeskFixture()
    let id = try await fixture.open()
    fixture.desk.alarm.clear()
    async let waited: Void = fixture.desk.alarm.wait(until: fixture.clock.now() + 86_400_000, by: fixture.clock)
    try await fixture.desk.perform(.askForPerson, in: id)
    await waited
    #expect(try #require(await fixture.store.nextDue()) < fixture.clock.now() + 86_400_000)
  }

  @Test("The running desk does what is overdue")
  func running() async throws {
    let fixture = DeskFixture()
    let id = try await fixture.open()
    try await fixture.desk.perform(.askForPerson, in: id)
    fixture.clock.set(try #require(await fixture.store.nextDue()))
    let listener = RecordingListener()
    _ = try await fixture.desk.follow(id, after: 0, listener)
    let before = listener.events.count
    let timers = Task { await fixture.desk.runTimers() }
    await listener.waits { $0.events.count > before }
    timers.cancel()
    await timers.value
  }

  @Test("More that is due than is done at once is all done")
  func many() async throws {
    let fixture = DeskFixture()
    for _ in 0..<150 { try await fixture.desk.perform(.askForPerson, in: try await fixture.open()) }
    fixture.clock.advance(milliseconds: 3_600_000)
    #expect(await fixture.desk.fireDue(now: fixture.clock.now()) == 0)
    #expect(await fixture.store.due(by: fixture.clock.now(), limit: 10).isEmpty)
  }

  @Test("What cannot be stored stays due, and does not keep the timers from ending")
  func stuck() async throws {
    let store = FailingStore()
    let clock = SettableClock(Timestamp(milliseconds: 1_800_000_000_000))
    let desk = Desk(Receptionist(.cornerShop), store: store, clock: clock)
    let id = try await desk.openConversation(channel: "test")
    try await desk.perform(.askForPerson, in: id)
    clock.advance(milliseconds: 3_600_000)
    await store.fail(true)
    #expect(await desk.fireDue(now: clock.now()) == 1)
    await store.fail(false)
    #expect(await desk.fireDue(now: clock.now()) == 0)
  }

  @Test("An alarm that waits for long is woken by what is due before, noted while it waits or just before")
  func alarm() async {
    let clock = SettableClock(Timestamp(milliseconds: 0))
    let alarm = Alarm()
    alarm.note(Timestamp(milliseconds: 10))
    await alarm.wait(until: Timestamp(milliseconds: 1_000_000_000), by: clock)
    alarm.clear()
    async let waited: Void = alarm.wait(until: Timestamp(milliseconds: 1_000_000_000), by: clock)
    alarm.note(Timestamp(milliseconds: 10))
    await waited
  }
}
