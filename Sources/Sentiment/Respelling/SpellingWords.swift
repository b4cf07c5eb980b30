import Language

/// The English words that lists are made of, where they can be looked for by how they are spelt and how they sound.
struct SpellingWords: Sendable {
  /// A word that a spelling may be meant for.
  struct Candidate {
    /// As an index into the words.
    var word: Int
    /// How far the spelling is from it, in quarters of an edit, less for a word of many phrases.
    var cost: Int
  }

  private struct Entry {
    var letters: Range<Int>
    var sound: Range<Int>
    /// Of `sound`.
    var bits: UInt64
    var lead: Int
  }

  private var bytes: [UInt8] = []
  private var entries: [Entry] = []
  /// By the sound or letter that they begin with.
  private var byBeginning = Array(repeating: [Int](), count: 64)
  /// Of every word, those that nothing is repaired to among them.
  private var known: Set<UInt64> = []
  private var banned: Set<UInt64> = []
  /// Words of other languages.
  private let foreign: Set<UInt64>
  /// Words that can be parts of words written as one.
  private var parts: Set<UInt64> = []

  /// - Parameters:
  ///   - counts: words of `a` to `z`, and in how many phrases each stands; 0 where it is only rated for its mood.
  ///   - banned: those among them that nothing is repaired to.
  ///   - foreign: words of other languages.
  init(_ counts: [[UInt8]: Int], banned: Set<[UInt8]>, foreign: Set<[UInt8]>) {
    self.foreign = Set(foreign.map { word in word.withUnsafeBufferPointer { hash(of: $0) } })
    for (word, count) in counts {
      let key = word.withUnsafeBufferPointer { hash(of: $0) }
      known.insert(key)
      guard !banned.contains(word) else {
        self.banned.insert(key)
        continue
      }
      if count >= Self.common { parts.insert(key) }
      guard word.count > 1, count > 0 || word.count >= Self.shortestMood else { continue }
      append(word, lead: count >= Self.common ? 1 : count > 0 ? 0 : -1)
    }
  }

  /// A word of so many phrases is likelier than another.
  private static let common = 5
  /// How far a word may be that is only rated for its mood; most of these are rare.
  private static let mood = 2
  private static let shortestMood = 6
  /// A word of fewer letters is too near to others for any slip but two letters that changed places.
  private static let shortestSlip = 5
  /// How many sounds may differ where two letters changed places: "tihs" and "this".
  private static let swappedDigraph = 3
  /// A word typed with so many letters more or fewer is another.
  private static let longestDifference = 3

  private mutating func append(_ word: [UInt8], lead: Int) {
    let sound = SoundSpelling(of: word).letters
    guard let first = sound.first else { return }
    let start = bytes.count
    bytes += word + sound
    let middle = start + word.count
    // "worng" begins like "wrong" by its letters only.
    for place in Set([Self.place(of: first), Self.place(of: word[0])]) { byBeginning[place].append(entries.count) }
    entries.append(
      Entry(
        letters: start..<middle, sound: middle..<bytes.count,
        bits: sound.reduce(0) { $0 | SoundDistance.bit($1) }, lead: lead))
  }

  /// Vowels are one place, and a digraph is where its first letter is.
  private static func place(of sound: UInt8) -> Int {
    SoundDistance.isVowel(sound) ? 0 : Int((sound == UInt8(ascii: "C") ? UInt8(ascii: "k") : sound | 0x20) & 63)
  }

  /// - Parameter hash: of a word's letters, by `hash(of:)`.
  func holds(_ hash: UInt64) -> Bool { known.contains(hash) }

  /// The same for a word of another language.
  func isForeign(_ hash: UInt64) -> Bool { foreign.contains(hash) }

  func holds(_ word: [UInt8]) -> Bool { holds(word.withUnsafeBufferPointer { hash(of: $0) }) }

  /// Whether a word may be what another was meant for.
  func mayBeMeant(_ word: [UInt8]) -> Bool {
    let key = word.withUnsafeBufferPointer { hash(of: $0) }
    return known.contains(key) && !banned.contains(key)
  }

  func isPart(_ word: ArraySlice<UInt8>) -> Bool {
    parts.contains(word.withUnsafeBufferPointer { hash(of: $0) })
  }

  func word(_ index: Int) -> [UInt8] { Array(bytes[entries[index].letters]) }

  /// The nearest word within `cap` quarters of an edit, and how much further off the next one is; nil for none.
  func nearest(to typed: [UInt8], atMost cap: Int) -> (best: Candidate, margin: Int)? {
    let sound = SoundSpelling(of: typed).letters
    guard let first = sound.first else { return nil }
    let bits = sound.reduce(0) { $0 | SoundDistance.bit($1) }
    var best: Candidate?
    var second = Int.max
    for index in byBeginning[Self.place(of: first)] {
      let entry = entries[index]
      let longer = abs(entry.letters.count - typed.count)
      let mayBeHeard = longer <= Self.longestDifference && SoundDistance.mayBeNear(entry.bits, bits)
      guard longer <= 1 || mayBeHeard,
        (entry.bits ^ bits).nonzeroBitCount <= max(cap, Self.swappedDigraph)
      else { continue }
      let cap = entry.lead < 0 ? min(cap, Self.mood) : cap
      let found = Self.distance(
        typed, sound, bytes[entry.letters], bytes[entry.sound], mayBeHeard: mayBeHeard, atMost: cap)
      guard let found else { continue }
      let cost = found - entry.lead
      if cost < best?.cost ?? .max {
        second = best?.cost ?? .max
        best = Candidate(word: index, cost: cost)
      } else {
        second = min(second, cost)
      }
    }
    return best.map { ($0, second == .max ? .max : second - $0.cost) }
  }

  /// By the letters or by the sound, whichever is nearer; in quarters of an edit.
  static func distance(
    _ typed: [UInt8], _ sound: [UInt8], _ word: ArraySlice<UInt8>, _ wordSound: ArraySlice<UInt8>,
    mayBeHeard: Bool = true,
    atMost cap: Int
  ) -> Int? {
    if isSwapped(typed, word) { return 1 }
    let heard =
      mayBeHeard ? SoundDistance.between(sound[...], wordSound, atMost: cap - 1).map { $0 + 1 } : nil
    guard typed.count >= shortestSlip else { return heard }
    let nearer = heard.map { $0 - 1 } ?? cap
    guard 4 * abs(typed.count - word.count) <= nearer else { return heard }
    return editDistance(typed, Array(word), atMost: Double(nearer) / 4).map { Int($0 * 4) } ?? heard
  }

  /// Whether two neighbouring letters changed places and no more: what fingers do most, and is seldom mistaken.
  private static func isSwapped(_ typed: [UInt8], _ word: ArraySlice<UInt8>) -> Bool {
    guard typed.count == word.count, let place = zip(typed, word).enumerated().first(where: { $1.0 != $1.1 })?.offset,
      place + 1 < typed.count
    else { return false }
    let at = word.startIndex + place
    return typed[place] == word[at + 1] && typed[place + 1] == word[at]
      && typed[(place + 2)...].elementsEqual(word[(at + 2)...])
  }
}
