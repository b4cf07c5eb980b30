/// A customer's message, read once for all that is asked of it.
struct Turn {
  /// As it is read, with its spelling repaired.
  let message: String
  let reading: Reading
  /// As it was typed.
  let text: CueText
  /// As it is read.
  let read: CueText
  let cues: Cues
  /// The customer's messages before it, oldest first, at most five.
  let earlier: [CueText]
  /// VADER's compound, in -1...1.
  let compound: Double
  /// The share of shouted words, in 0...1.
  let shouting: Double

  init(_ message: String, reading: Reading, earlier: [String], lists: CueLists) {
    self.message = reading.respelling?.text ?? message
    self.reading = reading
    text = CueText(message)
    read = reading.respelling.map { CueText($0.text) } ?? text
    cues = Cues(of: read, language: reading.language, lists: lists)
    self.earlier = earlier.suffix(5).map { CueText($0) }
    compound = Valence(of: reading).compound
    shouting = Shouting(in: reading).share
  }

  /// Whether so much of it is misspelt that a vector of what was typed says little of it.
  var isSpeltByEar: Bool { (reading.respelling?.share ?? 0) >= Self.misspelt }

  private static let misspelt = 0.3

  /// Half for one hit of a signal of the formula, 1 for two or more.
  func strength(of signal: Sense) -> Double { Double(min(2, reading.hits[signal]?.count ?? 0)) / 2 }

  /// What raised some of the formula's signals, as typed, at most four.
  func found(_ signals: [Sense]) -> [String] {
    signals.flatMap { reading.hits[$0] ?? [] }.prefix(4).map { reading.words(of: $0) }
  }
}
