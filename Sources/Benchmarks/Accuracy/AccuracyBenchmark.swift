package import Foundation
import Knowledge

/// How often matchers are right, all of them on the same messages in the same run: public sets of intents, and whole
/// businesses.
///
/// Public sets: each label is an entry, and n phrasings are the first n of each label in the order of the file; what is
/// asked is the dev split. A wrong entry posted is counted apart from a question left open: it is worse.
package struct AccuracyBenchmark {
  private let tiers: [MatcherTier]
  private let sets: [IntentSet]
  private let businesses: [BusinessMessages]
  private let progress: (Double) -> Void
  private var done = 0

  /// - Parameters:
  ///   - folder: holds `intent/` as `IntentSet.all` reads it, and `businesses/` with a folder for each business.
  ///   - tiers: the columns, in order.
  ///   - progress: is told how much is done, 0–1.
  package static func run(
    in folder: URL, _ tiers: [MatcherTier], progress: @escaping (Double) -> Void = { _ in }
  ) throws -> AccuracyReport {
    var benchmark = AccuracyBenchmark(
      tiers: tiers, sets: try IntentSet.all(in: folder.appending(path: "intent")),
      businesses: try businesses(in: folder.appending(path: "businesses")), progress: progress)
    return try benchmark.report()
  }

  private static func businesses(in folder: URL) throws -> [BusinessMessages] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return try names.sorted().map { folder.appending(path: $0) }
      .filter { FileManager.default.fileExists(atPath: $0.appending(path: "questions.tsv").path) }
      .map(BusinessMessages.init)
  }

  private mutating func report() throws -> AccuracyReport {
    var report = AccuracyReport(columns: tiers.map(\.name))
    let total = max(1, work)
    var rows = IntentRows(tiers)
    for set in sets {
      for phrasings in set.phrasings {
        let misspelling = IntentRows.isMisspelt(set, phrasings)
        let measured = try tiers.map { tier in
          try IntentMeasurement(set, phrasings: phrasings, misspelling: misspelling, tier) { texts in
            done += texts
            progress(Double(done) / Double(total))
          }
        }
        rows.add(set, phrasings, measured)
      }
    }
    rows.add(to: &report)
    try addBusinesses(to: &report, total)
    return report
  }

  private mutating func addBusinesses(to report: inout AccuracyReport, _ total: Int) throws {
    guard !businesses.isEmpty else { return }
    var sums = tiers.map { _ in BusinessTally() }
    var each: [(String, [BusinessTally])] = []
    for business in businesses {
      let tallies = try tiers.map { tier in
        try BusinessTally(business, tier) { texts in
          done += texts
          progress(Double(done) / Double(total))
        }
      }
      for index in sums.indices { sums[index] += tallies[index] }
      each.append((business.base.business.name, tallies))
    }
    let rows = BusinessRows(tiers)
    if each.count > 1 { rows.add("All \(each.count) businesses", sums, to: &report) }
    for (name, tallies) in each { rows.add(name, tallies, to: &report) }
  }

  /// Texts to be learnt and asked, over all columns.
  private var work: Int {
    let ofSets = sets.flatMap { set in
      set.phrasings.map { phrasings in
        IntentMeasurement.learnt(set.base(phrasings: phrasings)) + set.outOfScope.count
          + set.dev.count * (IntentRows.isMisspelt(set, phrasings) ? 2 : 1)
      }
    }
    let ofBusinesses = businesses.map { IntentMeasurement.learnt($0.base) + $0.messages.count }
    return tiers.count * (ofSets + ofBusinesses).reduce(0, +)
  }
}
