import Benchmarks
import Foundation
import Insight
import Knowledge
import Matching
import Testing

@Suite("The accuracy table")
struct AccuracyTests {
  @Test("Every matcher is measured on the same messages, and each cell counts what it says")
  func table() throws {
    let folder = try DataSets()
    defer { folder.remove() }
    var shares: [Double] = []
    let report = try AccuracyBenchmark.run(
      in: folder.url, MatcherTier.comparisons + [MatcherTier("by title") { Titles($0) }]
    ) { shares.append($0) }
    #expect(report.columns == ["BM25", "tf-idf + LR", "by title"])
    #expect(report.sections.allSatisfy { $0.rows.allSatisfy { $0.figures.count == 3 } })
    #expect(shares == shares.sorted() && shares.last == 1)
    func figure(_ section: String, _ row: String) throws -> AccuracyFigure {
      let section = try #require(report.sections.first { $0.title == section })
      return try #require(section.rows.first { $0.name == row }?.figures.last)
    }
    #expect(try figure("Public sets", "BANKING77, 3 phrasings") == .share(Proportion(2, of: 3)))
    #expect(try figure("Telling what no intent answers", "CLINC150, 10 phrasings") == .area(0.75))
    let knowing = "Knowing when to answer"
    #expect(try figure(knowing, "BANKING77, 5 phrasings: could be answered") == .share(Proportion(2, of: 3)))
    #expect(try figure(knowing, "BANKING77, 5 phrasings: answered") == .bounded(Proportion(2, of: 3)))
    #expect(try figure(knowing, "BANKING77, 5 phrasings: wrong among these") == .bounded(Proportion(0, of: 2)))
    #expect(
      try figure(knowing, "CLINC150, 5 phrasings: answered though no intent answers") == .bounded(Proportion(0, of: 1)))
    #expect(try figure("Corner Shop: found", "plain") == .firstAndTopThree(1, 2))
    #expect(try figure("Corner Shop: done", "plain") == .decided(right: 1, wrong: 1, askedRight: 0))
    #expect(try figure("Corner Shop: done", "terse") == .decided(right: 0, wrong: 0, askedRight: 1))
    #expect(try figure("Corner Shop: found", "follow-up") == .firstAndTopThree(1, 1))
    #expect(try figure("Corner Shop: found", "two questions, both found") == .count(0))
    #expect(
      try figure("Corner Shop: done", "two questions, both found") == .decided(right: 1, wrong: 0, askedRight: nil))
    #expect(try figure("Corner Shop: done", "unanswerable, near: posted") == .count(1))
    #expect(try figure("Corner Shop: done", "unanswerable, far: posted") == .count(0))
    #expect(try figure("Corner Shop: done", "mere remark: posted") == .count(0))
    #expect(try figure("Corner Shop: done", "wrong among all posted, %") == .bounded(Proportion(2, of: 4)))
  }

  @Test("What only ranks has no figures where something is decided")
  func rankingOnly() throws {
    let folder = try DataSets()
    defer { folder.remove() }
    let report = try AccuracyBenchmark.run(in: folder.url, MatcherTier.comparisons)
    let done = try #require(report.sections.first { $0.title == "Corner Shop: done" })
    #expect(done.rows.allSatisfy { $0.figures == [.none, .none] })
    #expect(!report.text.contains("NaN") && !report.markdown.contains("Speed") && report.text.contains("Speed"))
  }

  @Test("The forms for scripts hold every number of the table")
  func forms() throws {
    let folder = try DataSets()
    defer { folder.remove() }
    let report = try AccuracyBenchmark.run(in: folder.url, [MatcherTier("by title") { Titles($0) }])
    #expect(report.csv.hasPrefix("section,row,messages,matcher,measure,value\r\n"))
    #expect(report.csv.contains("\r\nPublic sets,\"BANKING77, 3 phrasings\",3,by title,hits,2\r\n"))
    #expect(JSONSerialization.isValidJSONObject(try JSONSerialization.jsonObject(with: Data(report.json.line.utf8))))
    #expect(report.markdown.contains("| BANKING77, 3 phrasings | 3 | 66.7 |"))
  }

  @Test("A line that is none is named with its file, and a mend")
  func unreadable() throws {
    let folder = try DataSets()
    defer { folder.remove() }
    try folder.write("no tab", to: "intent/banking77/dev.tsv")
    #expect(throws: UnreadableFile.self) { try AccuracyBenchmark.run(in: folder.url, []) }
  }

  @Test("With hindsight, the most that can be answered with so many errors; equal confidences go together")
  func hindsight() {
    func covered(_ outcomes: [(Double, Bool)], error: Double) -> Int {
      hindsightCoverage(of: outcomes.map { (confidence: $0.0, isRight: $0.1) }, error: error).hits
    }
    #expect(covered([(0.9, true), (0.8, false), (0.7, true), (0.6, true)], error: 0.25) == 4)
    #expect(covered([(0.9, true), (0.8, false), (0.7, true), (0.6, true)], error: 0.2) == 1)
    #expect(covered([(0.9, true), (0.9, false)], error: 0.4) == 0)
    #expect(covered([], error: 0.05) == 0)
  }
}

/// Sure of the entry whose title is the question, asks about the two whose titles it begins, and finds nothing else.
private struct Titles: Matcher {
  let entries: [Entry]

  init(_ base: KnowledgeBase) { entries = base.entries }

  func rank(_ question: String, after previous: String?, since begun: ContinuousClock.Instant) -> Ranking {
    let exact = entries.filter { $0.title == question }
    let begun = entries.filter { $0.title.hasPrefix(question) && $0.title != question }
    let candidates = (exact + begun).map {
      Candidate(entry: $0.id, score: 1, confidence: $0.title == question ? 0.9 : 0.5)
    }
    let band: Band = !exact.isEmpty ? .answer : !begun.isEmpty ? .ask : .none
    return Ranking(question: question, candidates: candidates, band: band, evidence: Evidence(tier: "titles"))
  }

  func parts(of message: String, since begun: ContinuousClock.Instant) -> [Ranking] {
    message.split(separator: ";").map { rank(String($0), after: nil) }.filter { $0.band == .answer }
  }
}

/// A small folder of data sets.
private struct DataSets {
  let url = FileManager.default.temporaryDirectory.appending(path: "accuracy-\(UUID().uuidString)")

  init() throws {
    try write("a\topen a\nb\topen b\nb\tshut b\n", to: "intent/banking77/train_nodev.tsv")
    try write("a\topen a\nb\topen b\nb\tneither\n", to: "intent/banking77/dev.tsv")
    try write("a\topen a\nb\topen b\n", to: "intent/clinc150/train.tsv")
    try write("a\topen a\nb\tneither\n", to: "intent/clinc150/dev.tsv")
    try write("oos\twho knows\n", to: "intent/clinc150/oos_dev.tsv")
    let shop = "businesses/corner-shop/"
    try write("name: Corner Shop\n", to: shop + "kb/business.yaml")
    try write(
      "# Shop\n\n## dogs {#dogs}\n\nYes.\n\n## dogs in cars {#cars}\n\nNo.\n\n## hours {#hours}\n\nAll day.\n",
      to: shop + "kb/shop.md")
    try write(
      """
      id\tmessage\tgold\tkind
      1\tdogs\tdogs\tplain
      2\tdogs\tcars\tplain
      3\tdog\tcars\tterse
      4\thours;dogs\tdogs+hours\tmulti
      5\thours\tNONE\tout_of_scope_near
      6\tsnow\tNONE\tout_of_scope_far
      7\tget me a person\tHUMAN\thuman
      8\ta long story\tNONE\tlong

      """, to: shop + "questions.tsv")
    try write(
      #"{"turns": [{"text": "dogs", "gold": "dogs"}, {"text": "hours", "gold": "hours"}, {"text": "ok", "gold": "NONE"}]}"#,
      to: shop + "followups.jsonl")
  }

  func write(_ text: String, to path: String) throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func remove() { try? FileManager.default.removeItem(at: url) }
}
