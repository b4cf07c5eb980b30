import Conversation
import Desk
import Knowledge
import Language
import Storage
import Synchronization

/// Customers and agents, the desks that serve them, and the disk under all: one seed, one course of events.
///
/// What runs is the desk itself, with the core, the floor and the in-memory store. Only four things are not its own: the
/// clock, the names of new conversations, the executor, which runs one job at a time in an order that the seed gives,
/// and a store in between that lets others go first and can be cut off, as a crash does.
final class World {
  struct Size {
    var customers: Int
    var agents: Int
    var steps: Int

    static let small = Size(customers: 40, agents: 6, steps: 1_000)
    static let large = Size(customers: 2_000, agents: 150, steps: 40_000)
  }

  /// A process with a desk in it.
  private struct Process {
    let desk: Desk
    let store: SimulatedStore
  }

  let verdict = Verdict()
  let journal: Journal
  private(set) var random: SeededGenerator
  private let size: Size
  private let fault: Fault?
  private let executor = SteppedExecutor()
  private let clock = SettableClock(Timestamp(milliseconds: 1_800_000_000_000))
  private let disk: any EventStore
  private let naming: Naming
  private var processes: [Process] = []
  private var customers: [Party] = []
  private var agents: [(party: Party, account: AgentAccount)] = []

  init(seed: UInt64, size: Size = .small, fault: Fault? = nil) {
    random = SeededGenerator(seed: seed)
    self.size = size
    self.fault = fault
    naming = Naming(seed: seed)
    journal = Journal(verdict)
    let disk = Disk(journal)
    if let fault {
      self.disk = FaultyStore(inner: disk, fault: fault, executor: executor)
    } else {
      self.disk = disk
    }
    for number in 0..<size.customers {
      customers.append(Party("c\(number)", as: Speaker(.customer), verdict, journal))
    }
    for number in 0..<size.agents {
      let name = "Agent \(number)"
      let account = AgentAccount(
        id: "a\(number)", name: name, capacity: 50, tokenDigest: [], createdAt: clock.now())
      agents.append((Party("a\(number)", as: Speaker(.human, name: name), verdict, journal), account))
    }
  }

  /// Lets everything happen, and looks at the end whether anything was lost.
  func run() {
    start()
    for _ in 0..<size.steps where verdict.violations.isEmpty {
      act()
      for _ in 0..<Int.random(in: 0..<12, using: &random) { executor.step(&random) }
      clock.advance(milliseconds: Int64.random(in: 0..<40, using: &random))
    }
    if verdict.violations.isEmpty { settle() }
  }

  private var desk: Desk { processes.randomElement(using: &random)!.desk }

  private func spawn(_ body: @escaping @Sendable () async -> Void) {
    Task(executorPreference: executor) { await body() }
  }

  private func act() {
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<45: customers.randomElement(using: &random).map(visit)
    case 45..<75: agents.randomElement(using: &random).map { work($0.party, $0.account.agent) }
    case 75..<85: reconnect((customers + agents.map(\.party)).randomElement(using: &random)!)
    case 85..<88: (customers + agents.map(\.party)).randomElement(using: &random)!.connection?.breakDown()
    case 88..<91: clock.advance(milliseconds: [1_000, 60_000, 200_000, 700_000].randomElement(using: &random)!)
    case 91..<95: fireDue()
    case 95..<97: askStranger()
    case 97: crash()
    default: sendAgain((customers + agents.map(\.party)).randomElement(using: &random)!)
    }
  }
}

/// What customers and agents do.
extension World {
  private static let lines = [
    "where is my order", "are pets allowed", "gift card", "opening hours", "get me a person", "no", "yes", "1", "2",
    "none of these", "who won the cup in 1974", "purple elephants dance", "are you a robot?", "never mind", "thanks",
    "this is useless!!", "I hate this, you stupid bot!!!", "my lawyer will call you", "write to anna@example.org",
    "my card is 4111 1111 1111 1111", "",
  ]

  private func visit(_ customer: Party) {
    guard let conversation = customer.conversation else { return open(customer) }
    switch Int.random(in: 0..<20, using: &random) {
    case 0: send(.command(.askForPerson, request(customer, "human")), from: customer)
    case 1: send(.command(.resolve(by: nil), request(customer, "resolve")), from: customer)
    case 2:
      send(
        .choose(["person", "no_person", "none_of_these"].randomElement(using: &random)!, id: customer.nextID()),
        from: customer)
    case 3:
      send(
        .command(.rate(.answer, score: Int.random(in: 0...6, using: &random)), request(customer, "rate")),
        from: customer)
    case 4: desk.typing(Speaker(.customer), isOn: true, in: conversation)
    case 5: open(customer)
    default: send(.say(Self.lines.randomElement(using: &random)!, id: customer.nextID()), from: customer)
    }
  }

  private func work(_ party: Party, _ agent: Agent) {
    if party.conversation == nil || random.chance(0.2) {
      guard let conversation = journal.somethingToClaim(&random) else { return }
      party.connect(nil)
      party.join(conversation)
      reconnect(party)
      return send(.command(.claim(agent), request(party, "claim")), from: party)
    }
    let other = agents.randomElement(using: &random)!.account.agent
    let command: Command? =
      switch Int.random(in: 0..<16, using: &random) {
      case 0: .handBack(by: agent)
      case 1: .resolve(by: agent)
      case 2: .snooze(until: clock.now() + 30_000, by: agent)
      case 3: .transfer(.agent(other), by: agent)
      case 4: .transfer(.department("orders"), by: agent)
      case 5: .label(add: ["vip"], by: agent)
      case 6: .claim(agent)
      default: nil
      }
    if let command { return send(.command(command, request(party, "\(command)")), from: party) }
    let id = party.nextID()
    let isNote = random.chance(0.2)
    send(isNote ? .note("call back", id: id, by: agent) : .reply("I am on it.", id: id, by: agent), from: party)
  }

  private func request(_ party: Party, _ body: String) -> Request {
    Request(from: party.speaker, id: party.nextID(), body: body)
  }

  private func open(_ customer: Party) {
    customer.connect(nil)
    customer.join(nil)
    let desk = desk
    spawn {
      guard let conversation = try? await desk.openConversation(channel: "test") else { return }
      customer.join(conversation)
    }
  }

  /// A connection that is new, perhaps while the old one is believed to be there. It may have seen more than it says.
  private func reconnect(_ party: Party) {
    guard let conversation = party.conversation else { return }
    let seq = max(0, party.seen - (random.chance(0.3) ? Int.random(in: 0..<4, using: &random) : 0))
    let connection = Connection(party, after: seq)
    party.connect(connection)
    let desk = desk
    spawn {
      guard let following = try? await desk.follow(conversation, after: seq, connection) else { return }
      connection.began(following)
    }
  }

  private func send(_ order: Order, from party: Party) {
    guard let id = order.id else { return }
    party.note(order, as: id)
    submit(order, as: id, from: party)
  }

  private func submit(_ order: Order, as id: MessageID, from party: Party) {
    guard let conversation = party.conversation else { return }
    let isAnswerLost = random.chance(0.1)
    desk.submit(order, in: conversation) { result in
      if !isAnswerLost { party.hear(result, to: id, in: conversation) }
    }
  }

  /// The same once more, as a client does that has no answer.
  private func sendAgain(_ party: Party) {
    guard let (id, order) = party.earlier(&random) else { return }
    submit(order, as: id, from: party)
  }

  /// I9: who does not exist is not found, whatever is asked.
  private func askStranger() {
    let stranger = ConversationID(random: 0, random.next())
    desk.submit(.say("hello", id: MessageID(rawValue: "x")!), in: stranger) { [verdict] result in
      verdict.expect(result == .failure(.notFound), "I9: a conversation that does not exist answers \(result)")
    }
  }
}

/// Processes and time.
extension World {
  private func start() {
    // Now and then another process works on the same store.
    for _ in 0..<(random.chance(0.5) ? 2 : 1) { startProcess() }
  }

  private func startProcess() {
    let store = SimulatedStore(disk)
    let naming = naming
    let desk =
      if let deciding = fault?.deciding {
        Desk(
          Self.receptionist, store: store, clock: clock, makeID: { naming.next() }, deciding: deciding,
          executor: executor)
      } else {
        Desk(Self.receptionist, store: store, clock: clock, makeID: { naming.next() }, executor: executor)
      }
    processes.append(Process(desk: desk, store: store))
    let accounts = agents.map(\.account)
    spawn { [verdict] in
      do { try await desk.start() } catch { verdict.expect(false, "a desk does not start: \(error)") }
      for account in accounts { _ = await desk.floor.signIn(account, Deaf()) }
    }
  }

  /// A process dies in the middle of what it does, and another one takes its place.
  private func crash() {
    let dying = processes.remove(at: Int.random(in: 0..<processes.count, using: &random))
    dying.store.die()
    verdict.trace("crash")
    for party in customers + agents.map(\.party) { party.connect(nil) }
    startProcess()
  }

  private func fireDue() {
    let now = clock.now()
    for process in processes {
      spawn {
        await process.desk.fireDue(now: now)
        await process.desk.floor.tick(at: now)
      }
    }
  }

  /// Everybody comes back and sends what was not answered; in the end nobody lacks anything.
  private func settle() {
    executor.finish(&random)
    for party in customers + agents.map(\.party) {
      for _ in 0..<3 {
        for (id, order) in party.unanswered { submit(order, as: id, from: party) }
        executor.finish(&random)
      }
    }
    for _ in 0..<3 {
      clock.advance(milliseconds: 700_000)
      fireDue()
      executor.finish(&random)
    }
    for (conversation, state) in journal.states where (state.dueAt ?? .init(milliseconds: .max)) <= clock.now() {
      verdict.expect(false, "E3: what was due in \(conversation) was not done")
    }
    for party in customers + agents.map(\.party) { reconnect(party) }
    executor.finish(&random)
    for party in customers + agents.map(\.party) {
      guard let conversation = party.conversation else { continue }
      let last = journal.state(of: conversation).seq
      verdict.expect(
        party.connection?.position == last,
        "I5: \(party.name) is told up to \(party.connection?.position ?? -1) of \(last)")
    }
  }

  private static let receptionist = Receptionist(.shop)
}

/// Names conversations, the same for the same seed.
private final class Naming: Sendable {
  private let seed: UInt64
  private let count = Mutex<UInt64>(0)

  init(seed: UInt64) { self.seed = seed }

  func next() -> ConversationID {
    count.withLock { count in
      count += 1
      return ConversationID(random: seed &+ 1, count)
    }
  }
}

/// An agent's connection that looks at nothing.
private final class Deaf: FloorListener {
  func queueChanged(_ waiting: [QueueEntry], total: Int) {}
  func agentsChanged(_ agents: [AgentView]) {}
  func conversationChanged(_ summary: ConversationSummary) {}
  func revoked() {}
}

extension Order {
  /// Under which it is sent.
  fileprivate var id: MessageID? {
    switch self {
    case .say(_, let id), .choose(_, let id), .reply(_, let id, _, _), .note(_, let id, _): id
    case .command(_, let request): request?.id
    }
  }
}
