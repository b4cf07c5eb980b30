import Language

/// The features of a text as 64-bit hashes, with repetitions: words and pairs of neighbouring words in one block, runs
/// of 2–4 characters inside each word (its ends marked) in the other.
///
/// Hashes stand for the strings themselves; with fewer than 10⁷ features a collision has a chance below 10⁻⁵.
struct Features {
  var words: [UInt64] = []
  var characters: [UInt64] = []

  /// Longer texts are read up to here; what a customer asks stands in far fewer words.
  static let wordsMax = 600
  private static let runs = 2...4
  private static let lengthMax = 60
  /// Marks both ends of a word; no folded word holds it.
  private static let edge: UInt32 = 1

  init(of words: [String]) {
    var previous: UInt64?
    var scalars: [UInt32] = []
    for word in words.prefix(Self.wordsMax) {
      scalars.removeAll(keepingCapacity: true)
      scalars.append(Self.edge)
      for scalar in word.unicodeScalars.prefix(Self.lengthMax) { scalars.append(scalar.value) }
      scalars.append(Self.edge)
      let whole = Self.hash(of: scalars)
      self.words.append(whole)
      if let previous { self.words.append(Self.pair(previous, whole)) }
      previous = whole
      appendRuns(of: scalars)
    }
  }

  /// The hash of a single word, as `words` holds it.
  static func hash(of word: String) -> UInt64 {
    hash(of: [edge] + word.unicodeScalars.prefix(lengthMax).map(\.value) + [edge])
  }

  /// The hash of two neighbouring words.
  static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 { finished(mixed(mixed(2, first), second)) }

  private mutating func appendRuns(of scalars: [UInt32]) {
    for start in scalars.indices {
      var hash: UInt64 = 3
      var length = 0
      for scalar in scalars[start...].prefix(Self.runs.upperBound) {
        hash = Self.mixed(hash, UInt64(scalar))
        length += 1
        if length >= Self.runs.lowerBound { characters.append(Self.finished(hash)) }
      }
    }
  }

  private static func hash(of scalars: [UInt32]) -> UInt64 {
    finished(scalars.reduce(1) { mixed($0, UInt64($1)) })
  }

  @inline(__always)
  private static func mixed(_ hash: UInt64, _ value: UInt64) -> UInt64 {
    let product = (hash ^ value) &* 0x9E37_79B9_7F4A_7C15
    return product ^ (product >> 29)
  }

  /// The end of splitmix64: spreads what `mixed` left together.
  @inline(__always)
  private static func finished(_ hash: UInt64) -> UInt64 {
    var hash = hash
    hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
    return hash ^ (hash >> 31)
  }
}
