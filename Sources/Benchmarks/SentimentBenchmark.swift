import Embedding
package import Foundation
package import Insight
import Sentiment

/// How well the frustration scorer parts human-labelled messages, and how long it takes over one.
///
/// The folder holds the tab-separated files of `data/frustration`, each with a header and the columns `text`, `split`
/// and one of 0 and 1; only the rows of the split `dev` are read. `Scripts/bench_vader.py` prints the same table for
/// VADER.
package struct SentimentBenchmark: Sendable {
  /// A scorer on a set of messages.
  package struct Row: Hashable, Sendable {
    /// `formula`; `mood words` for its terms `negative` and `positive` alone; `hostile` and `negative`, what was
    /// learnt, with the word vectors that are part of the program; `displeasure`: the latter with the mood words.
    package var scorer: String
    /// One of the names of `sets`.
    package var set: String
    /// How many were scored.
    package var messages: Int
    /// Of telling the messages labelled 1 from the rest; nil where one of the two is missing.
    package var areaUnderCurve: Double?
    /// Scoring one message, on average.
    package var microseconds: Double
  }

  /// The sets that are read: a name, the file's stem and the column of the label.
  package static let sets = [
    (name: "ConvAbuse", file: "convabuse", label: "label"),
    (name: "GoEmotions, negative", file: "goemotions", label: "label"),
    (name: "GoEmotions, anger", file: "goemotions", label: "label_anger"),
    (name: "VADER's tweets", file: "vader_tweets", label: "label"),
    (name: "VADER's product reviews", file: "vader_amazon", label: "label"),
    (name: "VADER's film reviews", file: "vader_movie", label: "label"),
    (name: "VADER's headlines", file: "vader_nyt", label: "label"),
  ]

  /// - Throws: `UnreadableFile` where a file of `sets` is missing in the folder, or one of its columns.
  package static func run(in folder: URL) throws(UnreadableFile) -> [Row] {
    var rows: [Row] = []
    for set in sets {
      let path = folder.appendingPathComponent(set.file + ".tsv").path
      rows += measure(set.name, try LabelledMessages(in: TextFile(at: path), label: set.label))
    }
    return rows
  }

  /// For people. Without a line feed at the end.
  package static func table(of rows: [Row]) -> String {
    var table = TextTable(["Set", "Scorer", "Messages", "AUROC", "µs a message"])
    for row in rows {
      table.add([
        row.set, row.scorer, String(row.messages),
        row.areaUnderCurve.map { Figures.decimal($0, places: 3) } ?? "–", Figures.decimal(row.microseconds, places: 1),
      ])
    }
    return table.text
  }

  private static func measure(_ set: String, _ messages: LabelledMessages) -> [Row] {
    let (scorer, encoder) = (FrustrationScorer.shipped, StaticEncoder())
    let clock = ContinuousClock()
    var scores: [Frustration] = []
    scores.reserveCapacity(messages.texts.count)
    let read = messages.texts.map { scorer.read($0).text }
    let contexts = zip(encoder.embeddings(of: read), zip(read, messages.texts)).map { values, texts in
      FrustrationContext(
        vector: MessageVector(tier: encoder.tier, values: values, isAsRead: texts.0 != texts.1))
    }
    let time = clock.measure {
      for (text, context) in zip(messages.texts, contexts) { scores.append(scorer.score(text, in: context)) }
    }
    let microseconds = time / .microseconds(1) / Double(max(1, messages.texts.count))
    func row(_ name: String, _ values: [Double]) -> Row {
      Row(
        scorer: name, set: set, messages: messages.texts.count, areaUnderCurve: messages.areaUnderCurve(of: values),
        microseconds: microseconds)
    }
    return [
      row("formula", scores.map(\.z)), row("mood words", messages.texts.map { moodWords($0, scorer) }),
      row("hostile", scores.compactMap(\.hostile)), row("negative", scores.compactMap(\.negative)),
      row("displeasure", scores.compactMap(\.displeasure)),
    ]
  }

  private static func moodWords(_ text: String, _ scorer: FrustrationScorer) -> Double {
    scorer.messageTerms(of: text).filter { $0.signal == "negative" || $0.signal == "positive" }
      .reduce(0) { $0 + $1.weight }
  }
}

/// The rows of one split of a labelled file.
private struct LabelledMessages {
  private(set) var texts: [String] = []
  private(set) var labels: [Bool] = []

  init(in file: TextFile, label: String, split: String = "dev") throws(UnreadableFile) {
    let header = (file.lines.first ?? "").split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard let text = header.firstIndex(of: "text"), let wanted = header.firstIndex(of: label),
      let part = header.firstIndex(of: "split")
    else {
      throw UnreadableFile(
        file.path, line: 1, "the columns `text`, `\(label)` and `split` are not all there",
        mend: "Name them in the first line, with tabs between.")
    }
    for line in file.lines.dropFirst() {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard cells.count == header.count, cells[part] == split else { continue }
      texts.append(String(cells[text]))
      labels.append(cells[wanted] == "1")
    }
  }

  func areaUnderCurve(of scores: [Double]) -> Double? {
    let pairs = zip(scores, labels)
    return Insight.areaUnderCurve(
      positives: pairs.filter { $0.1 }.map { $0.0 }, negatives: pairs.filter { !$0.1 }.map { $0.0 })
  }
}
