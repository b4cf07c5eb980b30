import TestSupport

/// What kind of day it is: how often what happens, how slowly the lines and the disk work, how much is lost.
///
/// The seed draws it, so that some days are calm, some are all crashes, and most lack something that others have too
/// much of: what goes wrong only where something else does not happen is found, too.
struct Climate: Hashable {
  // How often each thing happens, beside the others.
  var visits = 45.0
  var work = 30.0
  var reconnections = 10.0
  var deadLines = 3.0
  var leaps = 3.0
  var putBacks = 0.3
  var timers = 4.0
  var strangers = 1.0
  var shifts = 1.0
  var crashes = 1.0
  var repeats = 2.0

  // In how many of all cases.
  /// An answer does not reach whoever asked.
  var lostAnswers = 0.1
  /// Who comes back says that they have seen less than they have.
  var forgetfulness = 0.3
  /// Of the changes of shift, those in which people go.
  var departures = 0.5
  /// The disk refuses what is to be stored, or fails when it has stored it.
  var diskTrouble = 0.0

  // How many.
  var processes = 1.0
  /// Whether the desk gives out what waits: 1, or 0 where agents claim it.
  var givesOut = 0.0
  /// Jobs that may come before what was sent reaches the desk.
  var lineDelay = 0.0
  /// Jobs that come before and after each call to the store.
  var diskDelay = 1.0
  /// Jobs that may be done until the next thing happens.
  var haste = 12.0

  /// The usual day.
  init() {}

  /// The day that a seed gives.
  init(_ random: inout SeededGenerator) {
    processes = random.chance(0.5) ? 2 : 1
    givesOut = random.chance(0.25) ? 1 : 0
    haste = [12, 12, 12, 10, 24].randomElement(using: &random)!
    for habit in Self.habits { self[keyPath: habit] *= [1, 1, 1, 0.2, 2].randomElement(using: &random)! }
    let isCalm = random.chance(0.1)
    for mishap in Self.mishaps {
      self[keyPath: mishap] *= isCalm ? 0 : [0, 0.3, 1, 1, 5].randomElement(using: &random)!
    }
    if isCalm { return }
    diskTrouble = random.chance(0.3) ? 0.3 : 0
    lineDelay = random.chance(0.3) ? 4 : 0
    diskDelay = random.chance(0.2) ? 2 : 1
  }

  /// What belongs to every day, more or less.
  private static let habits: [any WritableKeyPath<Climate, Double> & Sendable] = [
    \.reconnections, \.leaps, \.timers, \.strangers,
  ]

  /// What a day may be without.
  private static let mishaps: [any WritableKeyPath<Climate, Double> & Sendable] = [
    \.deadLines, \.putBacks, \.shifts, \.crashes, \.repeats, \.lostAnswers, \.forgetfulness,
  ]
}

extension Climate {
  /// Something that happens at the desk.
  enum Happening: CaseIterable {
    case visit, work, reconnection, deadLine, leap, putBack, timers, stranger, shift, crash, repetition
  }

  /// What happens next.
  func next(_ random: inout SeededGenerator) -> Happening {
    var point = Double.random(in: 0..<Happening.allCases.reduce(0) { $0 + rate(of: $1) }, using: &random)
    for happening in Happening.allCases {
      point -= rate(of: happening)
      if point < 0 { return happening }
    }
    return .visit
  }

  private func rate(of happening: Happening) -> Double {
    switch happening {
    case .visit: visits
    case .work: work
    case .reconnection: reconnections
    case .deadLine: deadLines
    case .leap: leaps
    case .putBack: putBacks
    case .timers: timers
    case .stranger: strangers
    case .shift: shifts
    case .crash: crashes
    case .repetition: repeats
    }
  }
}
