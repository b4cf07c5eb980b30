/// Misspells texts as hurried customers do: one random edit in 30 % of the words. The same seed gives the same errors.
struct TypingErrors {
  private static let percent = 30
  private var generator: SplitMix64

  init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  /// `text` with one letter left out, put in, replaced or swapped with the next in three words of ten.
  mutating func misspelt(_ text: String) -> String {
    text.split(separator: " ").map { word -> String in
      guard next(100) < Self.percent, word.count > 1 else { return String(word) }
      return edited(Array(word))
    }.joined(separator: " ")
  }

  private mutating func edited(_ letters: [Character]) -> String {
    var letters = letters
    let place = next(letters.count)
    let letter = Character(Unicode.Scalar(UInt8(ascii: "a") + UInt8(next(26))))
    switch next(4) {
    case 0: letters.remove(at: place)
    case 1: letters.insert(letter, at: place)
    case 2: letters[place] = letter
    default: if place + 1 < letters.count { letters.swapAt(place, place + 1) }
    }
    return String(letters)
  }

  private mutating func next(_ bound: Int) -> Int { Int(generator.next() % UInt64(bound)) }
}
