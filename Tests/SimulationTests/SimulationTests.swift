import Foundation
import Testing

@Suite("A simulated day at the desk")
struct SimulationTests {
  /// `FRONTDESK_SIMULATION_SEEDS`: how many seeds are tried, or `FIRST..LAST` of them. Every tenth is a day with
  /// thousands of customers.
  static var seeds: ClosedRange<UInt64> {
    let setting = ProcessInfo.processInfo.environment["FRONTDESK_SIMULATION_SEEDS"] ?? "8"
    let bounds = setting.split(separator: ".").compactMap { UInt64($0) }
    switch bounds.count {
    case 2 where bounds[0] <= bounds[1]: return bounds[0]...bounds[1]
    case 1 where bounds[0] > 0: return 1...bounds[0]
    default: return 1...8
    }
  }

  /// `FRONTDESK_SIMULATION_CLIMATE`: what is set about every day, such as `crashes=20 lostAnswers=0.5`; see `Climate`.
  static var weather: String { ProcessInfo.processInfo.environment["FRONTDESK_SIMULATION_CLIMATE"] ?? "" }

  /// The days that have to see everything between them. Others need not, nor do those about which something was set.
  private static let daysThatSeeAll: ClosedRange<UInt64> = 1...8

  @Test("I1–I9, E1–E6: no promise is broken, whatever is lost, doubled, delayed, claimed at once or crashes")
  func promises() {
    var occurred: Set<Occurrence> = []
    for seed in Self.seeds {
      let world = World(seed: seed, size: seed.isMultiple(of: 10) ? .large : .small, weather: Self.weather)
      world.run()
      #expect(world.verdict.violations.isEmpty, "\(world): \(world.verdict.violations.joined(separator: "\n"))")
      #expect(world.journal.eventCount > 50, "\(world)")
      occurred.formUnion(world.verdict.occurred)
    }
    guard Self.weather.isEmpty, Self.seeds.clamped(to: Self.daysThatSeeAll) == Self.daysThatSeeAll else { return }
    let missing = Occurrence.all.subtracting(occurred).map { "\($0)" }.sorted()
    #expect(missing.isEmpty, "On none of the days \(Self.seeds) there was: \(missing.joined(separator: ", "))")
  }

  @Test("A seed replays: the same commits, answers and events told, in the same order")
  func replays() {
    let courses = (0..<2).map { _ in
      let world = World(seed: 11)
      world.run()
      return world.verdict.fingerprint
    }
    #expect(courses[0] == courses[1])
  }

  @Test("What is built wrong on purpose is seen", arguments: Fault.allCases)
  func faults(fault: Fault) {
    let found = (1...20 as ClosedRange<UInt64>).lazy.compactMap { seed in
      let world = World(seed: seed, fault: fault)
      world.run()
      return world.verdict.violations.first
    }.first
    #expect(fault.promises.contains { found?.hasPrefix($0) == true }, "\(fault): \(found ?? "not seen")")
  }
}

extension Fault {
  /// One of them is seen to be broken first.
  fileprivate var promises: [String] {
    switch self {
    case .acknowledgesBeforeCommit: ["I1"]
    case .forgetsReceipts: ["I2"]
    case .botIgnoresOwnership: ["I8"]
    case .replaysWithGaps: ["I5"]
    case .losesTimers: ["E3"]
    case .storesWhateverWasExpected: ["I1", "I8"]
    case .handsOverSilently: ["E2", "I4"]
    }
  }
}
