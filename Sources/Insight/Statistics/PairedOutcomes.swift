import Foundation

/// The same cases done in two ways, right or wrong each, and whether the difference can be chance.
package struct PairedOutcomes: Hashable, Sendable {
  /// Right in both ways.
  package var bothRight = 0
  /// Wrong in both ways.
  package var bothWrong = 0
  /// Wrong before and right now; with `lost`, the discordant ones.
  package var won = 0
  /// Right before and wrong now.
  package var lost = 0

  /// Of nothing yet.
  package init() {}

  /// Counts one case in, by whether it was right in each way.
  package mutating func count(before: Bool, now: Bool) {
    switch (before, now) {
    case (true, true): bothRight += 1
    case (false, false): bothWrong += 1
    case (false, true): won += 1
    case (true, false): lost += 1
    }
  }

  /// All cases.
  package var total: Int { bothRight + bothWrong + won + lost }
  /// Right before.
  package var before: Int { bothRight + lost }
  /// Right now.
  package var now: Int { bothRight + won }

  /// How often a coin thrown for each discordant case would part them at least as unevenly: the exact two-sided test of
  /// McNemar (1947). 1 where there is none.
  package var chance: Double {
    let discordant = won + lost
    let tail = (0...min(won, lost)).reduce(0.0) { $0 + Self.binomial($1, of: discordant) }
    return min(1, 2 * tail)
  }

  /// The probability of `hits` heads in `throwsOfACoin`, by logarithms: it is small where they are many.
  private static func binomial(_ hits: Int, of throwsOfACoin: Int) -> Double {
    var logarithm = Double(throwsOfACoin) * -log(2.0)
    for hit in 0..<hits { logarithm += log(Double(throwsOfACoin - hit)) - log(Double(hit + 1)) }
    return exp(logarithm)
  }

  /// `9 won, 2 lost: chance would do this in 7 % of cases`.
  package var sentence: String {
    guard won + lost > 0 else { return "none won, none lost" }
    return "\(won) won, \(lost) lost: chance would do this in \(Self.words(for: chance))"
  }

  private static func words(for chance: Double) -> String {
    if chance >= 0.995 { return "every case" }
    if chance >= 0.01 { return "\(Figures.decimal(chance * 100, places: 0)) % of cases" }
    return chance >= 0.001 ? "\(Figures.decimal(chance * 100, places: 1)) % of cases" : "fewer than 1 in 1,000 cases"
  }

  /// The figures and `p`, which is `chance`.
  package var json: JSON {
    .object([
      ("before", .integer(before)), ("now", .integer(now)), ("total", .integer(total)), ("won", .integer(won)),
      ("lost", .integer(lost)), ("p", .rounded(chance)),
    ])
  }
}
