package import Foundation
import Knowledge
import Matching

/// How often the word matcher and BM25 choose the right intent of the public sets, and how long it takes.
///
/// The folder holds `banking77/train_nodev.tsv`, `banking77/dev.tsv`, `clinc150/train.tsv` and `clinc150/dev.tsv`, lines of
/// `label<TAB>text`. n phrasings are the first n of each label in the order of the file; the labels are the entries.
package struct MatchingBenchmark: Sendable {
  /// Both matchers on one set with so many phrasings an entry.
  package struct Row: Hashable, Sendable {
    package var set: String
    /// Nil: all there are.
    package var phrasings: Int?
    /// Shares of the dev questions, as typed and with typing errors.
    package var baseline: Double
    package var accuracy: Double
    package var baselineMisspelt: Double
    package var accuracyMisspelt: Double
    package var buildMilliseconds: Double
    /// A question, the median.
    package var microseconds: Double
  }

  package static let sets: [(name: String, folder: String, train: String, phrasings: [Int?])] = [
    ("BANKING77", "banking77", "train_nodev.tsv", [3, 5, 10, nil]),
    ("CLINC150", "clinc150", "train.tsv", [5, 10, nil]),
  ]

  /// - Parameter progress: called with each row as it is done.
  package static func run(in folder: URL, progress: (Row) -> Void = { _ in }) throws(UnreadableFile) -> [Row] {
    var rows: [Row] = []
    for set in sets {
      let place = folder.appendingPathComponent(set.folder)
      let train = try LabelledQuestion.all(in: TextFile(at: place.appendingPathComponent(set.train).path))
      let dev = try LabelledQuestion.all(in: TextFile(at: place.appendingPathComponent("dev.tsv").path))
      for phrasings in set.phrasings {
        let row = measure(set.name, phrasings, LabelledQuestion.base(of: train, phrasings: phrasings), dev)
        progress(row)
        rows.append(row)
      }
    }
    return rows
  }

  package static func table(of rows: [Row]) -> String {
    var table = TextTable([
      "Set, phrasings", "BM25", "frontdesk", "BM25, misspelt", "frontdesk, misspelt", "build ms", "µs a question",
    ])
    for row in rows {
      let shares = [row.baseline, row.accuracy, row.baselineMisspelt, row.accuracyMisspelt].map(Figures.percent)
      table.add(
        ["\(row.set), \(row.phrasings.map(String.init) ?? "all")"] + shares
          + [
            Figures.decimal(row.buildMilliseconds, places: 0), Figures.decimal(row.microseconds, places: 0),
          ])
    }
    return table.text
  }

  private static func measure(
    _ set: String, _ phrasings: Int?, _ base: KnowledgeBase, _ dev: [LabelledQuestion]
  ) -> Row {
    var errors = TypingErrors(seed: 1)
    let misspelt = dev.map { LabelledQuestion(label: $0.label, text: errors.misspelt($0.text)) }
    let baseline = BM25(base)
    let clock = ContinuousClock()
    var built: WordMatcher?
    let buildTime = clock.measure { built = WordMatcher(base) }
    let matcher = built ?? WordMatcher(base)
    var times: [Double] = []
    let accuracy = share(of: dev) { text in
      var best: EntryID?
      times.append(clock.measure { best = matcher.rank(text, after: nil).candidates.first?.entry } / .microseconds(1))
      return best
    }
    return Row(
      set: set, phrasings: phrasings, baseline: share(of: dev) { baseline.ranked($0).first }, accuracy: accuracy,
      baselineMisspelt: share(of: misspelt) { baseline.ranked($0).first },
      accuracyMisspelt: share(of: misspelt) { matcher.rank($0, after: nil).candidates.first?.entry },
      buildMilliseconds: buildTime / .milliseconds(1), microseconds: quantile(0.5, of: times) ?? 0)
  }

  private static func share(of questions: [LabelledQuestion], _ answer: (String) -> EntryID?) -> Double {
    let right = questions.filter { answer($0.text)?.rawValue == $0.label }.count
    return Double(right) / Double(max(1, questions.count))
  }
}

/// A question of a public set with the intent that people gave it.
private struct LabelledQuestion {
  let label: String
  let text: String

  init(label: String, text: String) {
    self.label = label
    self.text = text
  }

  static func all(in file: TextFile) throws(UnreadableFile) -> [LabelledQuestion] {
    var questions: [LabelledQuestion] = []
    for (index, line) in file.lines.enumerated() {
      guard let tab = line.firstIndex(of: "\t") else {
        throw UnreadableFile(
          file.path, line: index + 1, "there is no tab in this line", mend: "Write `label<TAB>text` in each line.")
      }
      questions.append(LabelledQuestion(label: String(line[..<tab]), text: String(line[line.index(after: tab)...])))
    }
    return questions
  }

  /// A knowledge base with an entry for each label, its first question as the heading.
  static func base(of questions: [LabelledQuestion], phrasings: Int?) -> KnowledgeBase {
    var order: [String] = []
    var texts: [String: [String]] = [:]
    for question in questions {
      if texts[question.label] == nil { order.append(question.label) }
      if texts[question.label, default: []].count < phrasings ?? .max {
        texts[question.label, default: []].append(question.text)
      }
    }
    let entries = order.map { label in
      Entry(
        id: EntryID(rawValue: label), title: texts[label]?.first ?? label,
        phrasings: (texts[label] ?? []).dropFirst().map { Phrasing(text: $0) }, answer: "")
    }
    return KnowledgeBase(business: Business(name: "public set"), entries: entries)
  }
}
