/// How pleasant or unpleasant a message sounds, after Hutto and Gilbert, "VADER: A Parsimonious Rule-based Model for
/// Sentiment Analysis of Social Media Text" (ICWSM 2014), whose figures the constants are.
///
/// Each rated word is turned round, strengthened or weakened by the three words before it; capitals, "but" and
/// punctuation weigh in; the sum is brought into -1...1. Beside VADER's own rules: a negation does not reach over the
/// end of a sentence, "no," with its comma negates nothing, and calm phrases ("no problem") are never negative.
struct Valence {
  /// VADER's `compound`, in -1...1.
  private(set) var compound = 0.0
  /// The words that made it negative or positive, in order.
  private(set) var negative: [Match] = []
  private(set) var positive: [Match] = []

  private static let boost = 0.293
  private static let capitals = 0.733
  private static let negation = -0.74
  private static let neverSo = 1.25
  /// What a booster is still worth one, two and three words away.
  private static let distance = [1, 0.95, 0.9]
  private static let exclamation = 0.292
  private static let question = 0.18
  private static let manyQuestions = 0.96
  /// Keeps the sum of a usual message away from the ends of -1...1.
  private static let normalisation = 15.0

  init(of reading: Reading) {
    let mixesCapitals = Self.mixesCapitals(reading.message)
    let contrast = reading.roles.firstIndex(of: .contrast)
    var sum = 0.0
    var end = 0
    for match in reading.matches where match.first >= end {
      guard let value = Self.value(of: match, in: reading, mixesCapitals: mixesCapitals) else { continue }
      end = match.end
      guard value != 0 else { continue }
      if value < 0 { negative.append(match) } else { positive.append(match) }
      sum += contrast.map { match.first < $0 ? value * 0.5 : value * 1.5 } ?? value
    }
    if sum != 0 {
      let emphasis = Self.emphasis(of: reading.message)
      sum += sum > 0 ? emphasis : -emphasis
      compound = sum / (sum * sum + Self.normalisation).squareRoot()
    }
  }

  /// What a match adds; nil when it is not rated.
  private static func value(of match: Match, in reading: Reading, mixesCapitals: Bool) -> Double? {
    guard let rated = reading.lexicon.valence(at: match.known, in: reading.language) else { return nil }
    let tokens = reading.message.tokens
    if match.count == 1, reading.isDegree[match.first] { return 0 }
    if tokens[match.first].has(.quoted) { return 0 }
    var value = Double(rated)
    if mixesCapitals, value != 0, tokens[match.first].has(.shouted) { value += value > 0 ? capitals : -capitals }
    value = modified(value, before: match.first, mixesCapitals: mixesCapitals, in: reading)
    let isOver = match.end <= reading.resolvedBefore
    if value < 0, isOver || (rated < 0 && reading.isCalm[match.first]) { return 0 }
    return value
  }

  /// `value` after what the three words before token `index` do to it.
  private static func modified(
    _ start: Double, before index: Int, mixesCapitals: Bool, in reading: Reading
  ) -> Double {
    guard start != 0 else { return 0 }
    let tokens = reading.message.tokens
    var value = start
    for step in 1...3 {
      let before = index - step
      guard before >= 0, !tokens[before].has(.endsSentence) else { break }
      switch reading.roles[before] {
      case .booster, .dampener:
        value +=
          modifier(reading.roles[before], of: tokens[before], mixesCapitals: mixesCapitals, value: value)
          * distance[step - 1]
      case .negation:
        if tokens[before].has(.pauses) { break }
        value *= isNeverSo(before, upTo: index, in: reading) ? neverSo : negation
      case .none, .contrast: break
      }
    }
    return value
  }

  /// What a word of degree adds to a rated word of the sign of `value`.
  private static func modifier(_ role: Reading.Role, of token: Token, mixesCapitals: Bool, value: Double) -> Double {
    let strength = (role == .booster ? boost : -boost) + (mixesCapitals && token.has(.shouted) ? capitals : 0)
    return value > 0 ? strength : -strength
  }

  /// "never so good", "never been this good": no negation at all.
  private static func isNeverSo(_ index: Int, upTo rated: Int, in reading: Reading) -> Bool {
    guard reading.message.words(from: index, count: 1) == "never" else { return false }
    return (index + 1..<rated).contains { between in
      let word = reading.message.words(from: between, count: 1)
      return word == "so" || word == "this"
    }
  }

  /// Whether some words are in capitals and others are not: only then do capitals stress anything.
  private static func mixesCapitals(_ message: Message) -> Bool {
    var shouted = 0
    for token in message.tokens where token.has(.shouted) { shouted += 1 }
    return shouted > 0 && shouted < message.tokens.count
  }

  private static func emphasis(of message: Message) -> Double {
    let questions = message.questionMarks
    return Double(min(4, message.exclamationMarks)) * exclamation
      + (questions > 3 ? manyQuestions : questions > 1 ? Double(questions) * question : 0)
  }
}
