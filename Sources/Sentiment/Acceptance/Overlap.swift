import Language

/// How much of what a message is about stood in what was said before it.
struct Overlap {
  /// Shares of the message's own words, in 0...1.
  private(set) var inPrevious = 0.0
  private(set) var inEarlier = 0.0
  private(set) var inBots = 0.0
  private(set) var isNew = 0.0
  /// Whether the message is about nothing: no word of three letters or more that is no stop word.
  private(set) var isEmpty = true

  /// Words looked at of the message; more would only cost time.
  private static let longestMessage = 500
  /// The stop words of every language, by hash.
  private static let stopWords: Set<UInt64> = Set(
    LocaleCode.shipped.flatMap { StopWords.words(of: $0) }.flatMap { CueText($0).words.map(\.hash) })

  /// `earlier` is oldest first.
  init(of text: CueText, earlier: [CueText], bot: CueText) {
    var seen: [UInt64: Place] = [:]
    for word in text.words.prefix(Self.longestMessage) where Self.isContent(word) { seen[word.topic] = [] }
    isEmpty = seen.isEmpty
    guard !isEmpty else { return }
    for (index, message) in earlier.enumerated() {
      let place: Place = index == earlier.count - 1 ? [.previous, .earlier] : .earlier
      for word in message.words where seen[word.topic] != nil { seen[word.topic]?.formUnion(place) }
    }
    for word in bot.words where seen[word.topic] != nil { seen[word.topic]?.formUnion(.bots) }
    let share = 1 / Double(seen.count)
    for place in seen.values {
      if place.contains(.previous) { inPrevious += share }
      if place.contains(.earlier) { inEarlier += share }
      if place.contains(.bots) { inBots += share }
      if place.isEmpty { isNew += share }
    }
  }

  private static func isContent(_ word: CueWord) -> Bool { word.length >= 3 && !stopWords.contains(word.hash) }

  private struct Place: OptionSet {
    let rawValue: UInt8
    static let previous = Place(rawValue: 1)
    static let earlier = Place(rawValue: 2)
    static let bots = Place(rawValue: 4)
  }
}
