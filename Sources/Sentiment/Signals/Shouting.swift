/// How much of a message is written in capitals for emphasis.
///
/// Abbreviations and product codes are capitals too. So a word counts when it is an ordinary one (a word of grammar
/// or of mood: "WHY", "NOT", "HATE"), and other words in capitals count only beside one of those, or where nearly all
/// of a message of three words or more is in capitals. A message that is one short word ("OK", "USB") never counts.
struct Shouting {
  /// The share of the words that is shouted, in 0...1.
  private(set) var share = 0.0
  /// Some of the words, for people to read.
  private(set) var found = ""

  init(in reading: Reading) {
    let message = reading.message
    var shouted: [Int] = []
    var ordinary = 0
    var words = 0
    for (index, token) in message.tokens.enumerated()
    where !token.has(.symbol) && !token.has(.hasDigit) && !token.has(.quoted) {
      words += 1
      guard token.has(.shouted) else { continue }
      shouted.append(index)
      if Self.isOrdinary(token, in: reading) { ordinary += 1 }
    }
    let nearlyAll = shouted.count >= 3 && shouted.count * 5 >= words * 4
    guard ordinary > 0 || nearlyAll, !Self.isOneShortWord(message) else { return }
    let counted = nearlyAll || ordinary > 1 ? shouted.count : ordinary
    share = min(1, Double(counted) / Double(max(3, words)))
    found = shouted.prefix(4).map { message.words(from: $0, count: 1).uppercased() }.joined(separator: " ")
  }

  private static func isOrdinary(_ token: Token, in reading: Reading) -> Bool {
    guard token.known >= 0, token.end - token.start >= 3 else { return false }
    return reading.isFunctionWord(token) || reading.lexicon.valence(at: Int(token.known), in: reading.language) != nil
  }

  private static func isOneShortWord(_ message: Message) -> Bool {
    message.tokens.count == 1 && message.tokens[0].end - message.tokens[0].start <= 4
  }
}
