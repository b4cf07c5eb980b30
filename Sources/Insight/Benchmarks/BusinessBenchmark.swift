package import Foundation
import Knowledge
import Matching

/// How the word matcher and BM25 do on whole businesses: a knowledge base and messages as customers type them.
///
/// The folder holds a folder for each business with `kb/`, `questions.tsv` (`id message gold kind`, a header first) and
/// `followups.jsonl`. A wrong entry posted is counted apart from a question left open: it is worse.
package struct BusinessBenchmark: Sendable {
  /// The messages of one kind, over all businesses.
  package struct Row: Hashable, Sendable {
    package var kind: String
    package var messages = 0
    /// A right entry first, and among the first three.
    package var baselineFirst = 0
    package var baselineTopThree = 0
    package var first = 0
    package var topThree = 0
    package var postedRight = 0
    package var postedWrong = 0

    package init(kind: String) { self.kind = kind }
  }

  package static let kinds = [
    "plain", "terse", "typo", "paraphrase", "long", "multi", "other_language", "follow-up", "two parts",
    "out_of_scope_near", "out_of_scope_far", "remark",
  ]

  /// - Parameter businesses: the folders, in the order in which they are read.
  package static func run(in businesses: [URL]) throws -> [Row] {
    var rows: [String: Row] = [:]
    for folder in businesses {
      let base = try KnowledgeLoader(folder: folder.appendingPathComponent("kb")).load()
      let judge = Judge(WordMatcher(base), BM25(base))
      for line in try TextFile(at: folder.appendingPathComponent("questions.tsv").path).lines.dropFirst() {
        let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard cells.count == 4 else { continue }
        judge.count(cells[1], gold: cells[2], kind: cells[3], in: &rows)
      }
      for line in try TextFile(at: folder.appendingPathComponent("followups.jsonl").path).lines {
        judge.count(try JSONDecoder().decode(Chat.self, from: Data(line.utf8)), in: &rows)
      }
    }
    return kinds.compactMap { rows[$0] }
  }

  package static func table(of rows: [Row]) -> String {
    var table = TextTable([
      "Kind", "messages", "BM25 first", "top 3", "frontdesk first", "top 3", "posted right", "posted wrong",
    ])
    for row in rows {
      let counts = [
        row.messages, row.baselineFirst, row.baselineTopThree, row.first, row.topThree, row.postedRight,
        row.postedWrong,
      ]
      table.add([row.kind] + counts.map(String.init))
    }
    return table.text
  }
}

/// A short chat: the customer's turns.
private struct Chat: Decodable {
  struct Turn: Decodable {
    let text: String
    let gold: String
  }

  let turns: [Turn]
}

/// Counts what two matchers make of a message.
private struct Judge {
  private let matcher: WordMatcher
  private let baseline: BM25

  init(_ matcher: WordMatcher, _ baseline: BM25) {
    self.matcher = matcher
    self.baseline = baseline
  }

  func count(_ text: String, gold: String, kind: String, in rows: inout [String: BusinessBenchmark.Row]) {
    guard BusinessBenchmark.kinds.contains(kind), gold != "HUMAN" else { return }
    if gold.contains("+") { countParts(of: text, gold, in: &rows) }
    // "long" holds a few that no entry answers; they would blur the row.
    if gold == "NONE", !kind.hasPrefix("out_of_scope") { return }
    let row = judged(matcher.rank(text, after: nil), baseline.ranked(text), gold, kind)
    rows[kind, default: BusinessBenchmark.Row(kind: kind)] += row
  }

  func count(_ chat: Chat, in rows: inout [String: BusinessBenchmark.Row]) {
    for (previous, turn) in zip(chat.turns, chat.turns.dropFirst()) where turn.gold != "HUMAN" {
      let isRemark = turn.gold.contains("NONE") || turn.gold.contains("SMALLTALK")
      let kind = isRemark ? "remark" : "follow-up"
      let ranking = matcher.rank(turn.text, after: previous.text)
      rows[kind, default: BusinessBenchmark.Row(kind: kind)] += judged(
        ranking, baseline.ranked(previous.text + " " + turn.text), turn.gold, kind)
    }
  }

  /// A pair is right where both its halves are found, and wrong where two others are posted.
  private func countParts(of text: String, _ gold: String, in rows: inout [String: BusinessBenchmark.Row]) {
    var row = BusinessBenchmark.Row(kind: "two parts")
    let wanted = Set(gold.split(separator: "+").map { EntryID(rawValue: String($0)) })
    let parts = Set(matcher.parts(of: text).compactMap { $0.candidates.first?.entry })
    row.messages = 1
    row.baselineFirst = Set(baseline.ranked(text).prefix(2)) == wanted ? 1 : 0
    row.first = Set(matcher.rank(text, after: nil).candidates.prefix(2).map(\.entry)) == wanted ? 1 : 0
    if !parts.isEmpty { (row.postedRight, row.postedWrong) = parts == wanted ? (1, 0) : (0, 1) }
    rows[row.kind, default: BusinessBenchmark.Row(kind: row.kind)] += row
  }

  private func judged(
    _ ranking: Ranking, _ baseline: [EntryID], _ gold: String, _ kind: String
  ) -> BusinessBenchmark.Row {
    let right = Set(gold.split { $0 == "|" || $0 == "+" }.map { EntryID(rawValue: String($0)) })
    let entries = ranking.candidates.map(\.entry)
    var row = BusinessBenchmark.Row(kind: kind)
    row.messages = 1
    row.baselineFirst = baseline.prefix(1).contains(where: right.contains) ? 1 : 0
    row.baselineTopThree = baseline.prefix(3).contains(where: right.contains) ? 1 : 0
    row.first = entries.prefix(1).contains(where: right.contains) ? 1 : 0
    row.topThree = entries.prefix(3).contains(where: right.contains) ? 1 : 0
    if ranking.band == .answer { (row.postedRight, row.postedWrong) = row.first == 1 ? (1, 0) : (0, 1) }
    return row
  }
}

extension BusinessBenchmark.Row {
  fileprivate static func += (sum: inout Self, row: Self) {
    sum.messages += row.messages
    sum.baselineFirst += row.baselineFirst
    sum.baselineTopThree += row.baselineTopThree
    sum.first += row.first
    sum.topThree += row.topThree
    sum.postedRight += row.postedRight
    sum.postedWrong += row.postedWrong
  }
}
