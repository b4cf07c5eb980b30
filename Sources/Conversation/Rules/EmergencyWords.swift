import Language

/// The words that a business listed under `escalate_on`, ready to be looked for.
package struct EmergencyWords: Sendable {
  private let listed: [(written: String, words: [String])]

  /// - Parameter listed: words and phrases; what holds no word is left out.
  package init(_ listed: [String]) {
    self.listed = listed.map { ($0, words(of: $0)) }.filter { !$0.words.isEmpty }
  }

  /// The listed word or phrase, as the business wrote it, that `message` holds; nil if it holds none.
  ///
  /// Case and accents do not matter; the last word may have an ending of up to two letters more ("lawyers", "Anwalts").
  package func found(in message: String) -> String? {
    let spoken = words(of: message)
    return listed.first { contains($0.words, in: spoken) }?.written
  }

  private func contains(_ phrase: [String], in spoken: [String]) -> Bool {
    guard spoken.count >= phrase.count else { return false }
    return (0...(spoken.count - phrase.count)).contains { start in
      phrase.indices.allSatisfy { index in
        let word = spoken[start + index]
        guard index == phrase.count - 1 else { return word == phrase[index] }
        return word == phrase[index] || Self.isEnding(of: word, after: phrase[index])
      }
    }
  }

  /// Short words have no endings: "sue" is not in "suede".
  private static func isEnding(of word: String, after stem: String) -> Bool {
    stem.utf8.count >= 5 && word.hasPrefix(stem) && word.utf8.count - stem.utf8.count <= 2
  }
}
