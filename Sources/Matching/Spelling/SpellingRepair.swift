import Language

/// Reads a misspelt word as a word of the knowledge base.
///
/// Words that differ by an edit share a text once a letter is deleted from each; those texts are kept as sorted hashes,
/// so that a look-up tries a few dozen binary searches and then measures only true neighbours.
struct SpellingRepair: Sendable {
  private let words: [[Unicode.Scalar]]
  private let spellings: [String]
  /// How often each word stands in the base: among equally near words the commoner is read.
  private let frequencies: [UInt32]
  /// The hash of a shortened word in the upper half, the word's number in the lower; ascending.
  private let shortened: [UInt64]
  /// Where the pairs begin whose highest bits are 0, 1, 2, …
  private let starts: [UInt32]
  private static let bucketBits = 12

  init(frequencies: [String: UInt32]) {
    let sorted = frequencies.filter { $0.key.unicodeScalars.count <= Self.lengthMax && !Self.isNumber($0.key) }
      .sorted { $0.key < $1.key }
    spellings = sorted.map(\.key)
    words = sorted.map { Array($0.key.unicodeScalars) }
    self.frequencies = sorted.map(\.value)
    var shortened: [UInt64] = []
    for (number, word) in words.enumerated() {
      for hash in Self.shortenings(of: word) { shortened.append(UInt64(hash) << 32 | UInt64(number)) }
    }
    shortened.sort()
    var starts = [UInt32](repeating: 0, count: (1 << Self.bucketBits) + 1)
    for pair in shortened { starts[Int(pair >> (64 - Self.bucketBits)) + 1] += 1 }
    for bucket in starts.indices.dropFirst() { starts[bucket] += starts[bucket - 1] }
    self.shortened = shortened
    self.starts = starts
  }

  /// The word of the base nearest to `word`, within one edit for short words and two for long ones.
  func reading(of word: String) -> String? {
    let scalars = Array(word.unicodeScalars)
    let cap = Self.editsMax(scalars.count)
    guard cap > 0, scalars.count <= Self.lengthMax, !Self.isNumber(word) else { return nil }
    // Cost, then how rare it is, then its number: a total order, whatever is met first.
    var best: (Double, Int, Int)?
    var tried: Set<UInt32> = []
    for hash in Self.shortenings(of: scalars) {
      var place = firstPlace(of: hash)
      while place < shortened.count, UInt32(shortened[place] >> 32) == hash {
        let number = Int(UInt32(truncatingIfNeeded: shortened[place]))
        place += 1
        guard tried.insert(UInt32(number)).inserted else { continue }
        guard let distance = editDistance(scalars, words[number], atMost: Double(cap)) else { continue }
        // People seldom miss the first letter.
        let cost = distance + (scalars[0] == words[number][0] ? 0 : 0.5)
        let rank = (cost, -Int(frequencies[number]), number)
        if let known = best, known <= rank { continue }
        best = rank
      }
    }
    return best.map { spellings[$0.2] }
  }

  private static let lengthMax = 30

  /// How many edits a word of a length may be away from what was meant.
  private static func editsMax(_ length: Int) -> Int {
    switch length {
    case ..<3: 0
    case ..<7: 1
    default: 2
    }
  }

  private static func isNumber(_ word: String) -> Bool { word.utf8.allSatisfy { $0 < 0x61 } }

  private func firstPlace(of hash: UInt32) -> Int {
    let bucket = Int(hash >> UInt32(32 - Self.bucketBits))
    var (low, high) = (Int(starts[bucket]), Int(starts[bucket + 1]))
    while low < high {
      let middle = (low + high) / 2
      if UInt32(shortened[middle] >> 32) < hash { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The word itself and what is left of it after one deletion, or two where two edits are allowed.
  private static func shortenings(of word: [Unicode.Scalar]) -> [UInt32] {
    var hashes = [hash(of: word, without: -1, -1)]
    for first in word.indices {
      hashes.append(hash(of: word, without: first, -1))
      guard word.count >= 6 else { continue }
      for second in word.indices.dropFirst(first + 1) { hashes.append(hash(of: word, without: first, second)) }
    }
    return hashes
  }

  private static func hash(of word: [Unicode.Scalar], without first: Int, _ second: Int) -> UInt32 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for (index, scalar) in word.enumerated() where index != first && index != second {
      hash = (hash ^ UInt64(scalar.value)) &* 0x100_0000_01B3
    }
    return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
  }
}
