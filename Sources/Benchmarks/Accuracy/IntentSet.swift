import Foundation
import Insight
import Knowledge

/// A public set of questions, each with the intent that people gave it.
struct IntentSet {
  struct LabelledQuestion {
    let label: String
    let text: String
  }

  let name: String
  /// So many phrasings an intent are learnt, and nil for all there are.
  let phrasings: [Int?]
  let train: [LabelledQuestion]
  let dev: [LabelledQuestion]
  /// Questions that none of the intents answers; empty where the set has none.
  let outOfScope: [LabelledQuestion]

  /// BANKING77 and CLINC150.
  ///
  /// - Parameter folder: holds `banking77/train_nodev.tsv`, `banking77/dev.tsv`, `clinc150/train.tsv`,
  ///   `clinc150/dev.tsv` and `clinc150/oos_dev.tsv`, lines of `label<TAB>text`.
  static func all(in folder: URL) throws(UnreadableFile) -> [IntentSet] {
    let (banking, clinc) = (folder.appending(path: "banking77"), folder.appending(path: "clinc150"))
    return [
      IntentSet(
        name: "BANKING77", phrasings: [3, 5, 10, nil],
        train: try questions(in: banking.appending(path: "train_nodev.tsv")),
        dev: try questions(in: banking.appending(path: "dev.tsv")), outOfScope: []),
      IntentSet(
        name: "CLINC150", phrasings: [5, 10, nil], train: try questions(in: clinc.appending(path: "train.tsv")),
        dev: try questions(in: clinc.appending(path: "dev.tsv")),
        outOfScope: try questions(in: clinc.appending(path: "oos_dev.tsv"))),
    ]
  }

  private static func questions(in file: URL) throws(UnreadableFile) -> [LabelledQuestion] {
    let file = try TextFile(at: file.path)
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

  /// A knowledge base with an entry for each label: its first `phrasings` questions in the order of the file, the first
  /// of them as the heading.
  func base(phrasings: Int?) -> KnowledgeBase {
    var order: [String] = []
    var texts: [String: [String]] = [:]
    for question in train {
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
    return KnowledgeBase(business: Business(name: name), entries: entries)
  }
}
