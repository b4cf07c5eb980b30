import Conversation
import Desk
import Knowledge
import Language
import Storage
import Synchronization
import TestSupport

/// Customers and agents, the desks that serve them, and the disk under all: one seed, one course of events.
///
/// What runs is the desk itself, with the core, the floor and the in-memory store. Only four things are not its own: the
/// clock, the names of new conversations, the executor, which runs one job at a time in an order that the seed gives,
/// and a store in between that lets others go first, fails now and then, and can be cut off, as a crash does. What kind
/// of day it is, the seed says too.
final class World {
  struct Size {
    var customers: Int
    var agents: Int
    var steps: Int

    static let small = Size(customers: 40, agents: 6, steps: 1_000)
    static let large = Size(customers: 2_000, agents: 150, steps: 40_000)
  }

  /// A process with a desk in it.
  struct Process {
    let desk: Desk
    let store: SimulatedStore
  }

  let seed: UInt64
  let verdict = Verdict()
  let journal: Journal
  var random: SeededGenerator
  let size: Size
  let climate: Climate
  let fault: Fault?
  let executor = SteppedExecutor()
  let clock = SettableClock(Timestamp(milliseconds: 1_800_000_000_000))
  let disk: any EventStore
  let naming: Naming
  var processes: [Process] = []
  var customers: [Party] = []
  var agents: [(party: Party, account: AgentAccount)] = []

  /// - Parameter weather: what is set about the climate that the seed draws, see `Climate.set`.
  init(seed: UInt64, size: Size = .small, weather: String = "", fault: Fault? = nil) {
    self.seed = seed
    var random = SeededGenerator(seed: seed)
    var climate = Climate(&random)
    let notUnderstood = climate.set(weather)
    verdict.expect(notUnderstood == nil, "no climate has \(notUnderstood ?? "")")
    self.random = random
    self.climate = climate
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
      for _ in 0..<Int.random(in: 0..<max(1, Int(climate.haste)), using: &random) { executor.step(&random) }
      clock.advance(milliseconds: Int64.random(in: 0..<40, using: &random))
    }
    if verdict.violations.isEmpty { settle() }
  }

  var desk: Desk { processes.randomElement(using: &random)!.desk }

  func spawn(_ body: @escaping @Sendable () async -> Void) {
    Task(executorPreference: executor) { await body() }
  }

  func act() {
    switch climate.next(&random) {
    case .visit: customers.randomElement(using: &random).map(visit)
    case .work: agents.randomElement(using: &random).map { work($0.party, $0.account.agent) }
    case .reconnection: reconnect(anybody)
    case .deadLine: anybody.connection?.breakDown()
    case .leap: clock.advance(milliseconds: [1_000, 60_000, 200_000, 700_000].randomElement(using: &random)!)
    case .putBack: clock.advance(milliseconds: -[10, 2_000, 60_000, 700_000].randomElement(using: &random)!)
    case .timers: fireDue()
    case .stranger: askStranger()
    case .shift: changeShift()
    case .crash: crash()
    case .repetition: sendAgain(anybody)
    }
  }

  private var anybody: Party { (customers + agents.map(\.party)).randomElement(using: &random)! }
}

extension World: CustomStringConvertible {
  /// As it can be had again.
  var description: String { "seed \(seed) (FRONTDESK_SIMULATION_SEEDS=\(seed)..\(seed)), \(climate)" }
}

/// Names conversations, the same for the same seed.
final class Naming: Sendable {
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
