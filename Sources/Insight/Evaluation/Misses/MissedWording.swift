import Comprehension
import Conversation
import Desk
import Knowledge
import Language
import Matching

/// All misses with the same words, and what the business's knowledge finds for them now.
struct MissedWording {
  let words: [String]
  /// As it was first written, on one line.
  let text: String
  private(set) var kinds: [Miss.Kind: Int] = [:]
  private(set) var chosen: [EntryID] = []
  let candidates: [Candidate]
  private let isCertain: Bool

  /// In the order in which they first came.
  static func all(in misses: [Miss], _ receptionist: Receptionist) -> [MissedWording] {
    var places: [[String]: Int] = [:]
    var wordings: [MissedWording] = []
    for miss in misses {
      let words = Language.words(of: miss.text.text)
      if words.isEmpty { continue }
      let place = places[words] ?? wordings.count
      if place == wordings.count {
        places[words] = place
        wordings.append(MissedWording(miss.text.text, words, receptionist))
      }
      wordings[place].kinds[miss.kind, default: 0] += 1
      if let entry = miss.chosen { wordings[place].chosen.append(entry) }
    }
    return wordings
  }

  private init(_ text: String, _ words: [String], _ receptionist: Receptionist) {
    let ranking = receptionist.ranking(of: text)
    self.words = words
    self.text = text.whiteSpaceNormalised
    candidates = ranking.candidates.filter { $0.confidence > 0 }
    isCertain = ranking.band == .answer
  }

  var count: Int { kinds.values.reduce(0, +) }

  /// Whether it would be answered now. An answer that was rejected is none.
  var isAnswered: Bool { isCertain && kinds[.rejected] == nil }
}
