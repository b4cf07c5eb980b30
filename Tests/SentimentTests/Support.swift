import Foundation
import Sentiment

let scorer = FrustrationScorer.shipped

/// The signals that a message raises.
func signals(_ message: String, in context: FrustrationContext = .init()) -> Set<String> {
  Set(scorer.score(message, in: context).terms.map(\.signal))
}

/// The weight of one signal's term; 0 where there is none.
func weight(_ signal: String, of message: String, in context: FrustrationContext = .init()) -> Double {
  scorer.score(message, in: context).terms.first { $0.signal == signal }?.weight ?? 0
}

/// VADER's compound, read back from the mood terms, in -1...1.
func compound(_ message: String) -> Double {
  weight("negative", of: message) / -1.5 + weight("positive", of: message) / -0.7
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers from the same seed on every machine.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return value ^ (value >> 31)
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
