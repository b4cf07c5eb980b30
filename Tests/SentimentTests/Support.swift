import Foundation
import Sentiment
import TestSupport

let scorer = FrustrationScorer.shipped

/// The signals of the plain formula that a message raises.
func signals(_ message: String, in context: FrustrationContext = .init()) -> Set<String> {
  Set(scorer.messageTerms(of: message, in: context).map(\.signal))
}

/// The weight of one signal's term of the plain formula; 0 where there is none.
func weight(_ signal: String, of message: String, in context: FrustrationContext = .init()) -> Double {
  scorer.messageTerms(of: message, in: context).first { $0.signal == signal }?.weight ?? 0
}

extension BotMove {
  /// An answer that was posted for the first time.
  static let answer = BotMove(kind: .answer, text: "We are open from nine to five on weekdays.")
  /// The same one once more.
  static let sameAnswer = BotMove(kind: .answer, text: answer.text, isAgain: true, isSameAgain: true)
  /// Nothing was found.
  static let miss = BotMove(kind: .miss, text: "I have found nothing on that. Could you put it another way?")
  static let talk = BotMove(kind: .talk, text: "You are welcome. Anything else?")
}

/// What was asked first, a bot's line ago.
let question = "how do I change the name on my booking"

/// A message after one question and a line of the bot's.
func reply(_ message: String, to move: BotMove? = .answer, run: Double = 0) -> Frustration {
  scorer.score(message, in: .init(earlierMessages: [question], move: move, run: run))
}

/// VADER's compound, read back from the mood terms, in -1...1.
func compound(_ message: String) -> Double {
  weight("negative", of: message) / -1.5 + weight("positive", of: message) / -0.7
}

extension MessageVector {
  /// A vector of unit length, the same from the same seed everywhere.
  static func random(_ tier: String, seed: UInt64) -> MessageVector {
    var generator = SeededGenerator(seed: seed)
    let values = (0..<(tier == "small" ? 384 : 256)).map { _ in
      Float(generator.next() >> 40) / Float(1 << 24) - 0.5
    }
    let length = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return MessageVector(tier: tier, values: values.map { $0 / length })
  }
}

/// The data files as they lie in the repository.
enum DataFiles {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Sources/Sentiment/Resources")

  static func lines(_ path: String) throws -> [String] {
    try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
      .split(separator: "\n").map(String.init).filter { !$0.hasPrefix("# ") }
  }

  /// The phrases of each section of a signals file.
  static func phrases(_ language: String) throws -> [String: [String]] {
    var sections: [String: [String]] = [:]
    var section = ""
    for line in try lines("signals/\(language).txt") {
      if line.hasPrefix("[") {
        section = String(line.dropFirst().dropLast())
      } else {
        sections[section, default: []] += line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      }
    }
    return sections.mapValues { $0.filter { !$0.isEmpty } }
  }
}
