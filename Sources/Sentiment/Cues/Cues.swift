/// The cues of a message, in its own language: of phrases of one kind that overlap, the longest from the left.
struct Cues {
  struct Hit {
    var kind: CueKind
    /// As indices of `words`.
    var range: Range<Int>
  }

  let words: [CueWord]
  private(set) var hits: [Hit] = []
  private var counts = Array(repeating: 0, count: CueKind.allCases.count)

  init(of text: CueText, language: Languages, lists: CueLists) {
    words = text.words
    var taken = Array(repeating: 0, count: CueKind.allCases.count)
    var lengths = taken
    for first in words.indices {
      var found: UInt32 = 0
      lists.forEachPhrase(from: first, in: words, language: language) { kinds, length in
        found |= kinds
        for kind in CueKind.allCases where kinds & (1 << kind.rawValue) != 0 { lengths[kind.rawValue] = length }
      }
      guard found != 0 else { continue }
      for kind in CueKind.allCases where found & (1 << kind.rawValue) != 0 && first >= taken[kind.rawValue] {
        let end = first + lengths[kind.rawValue]
        hits.append(Hit(kind: kind, range: first..<end))
        counts[kind.rawValue] += 1
        taken[kind.rawValue] = end
      }
    }
  }

  func count(_ kind: CueKind) -> Int { counts[kind.rawValue] }

  func has(_ kind: CueKind) -> Bool { count(kind) > 0 }

  /// The phrases of some kinds as the customer typed them, at most four.
  func found(_ kinds: [CueKind], in text: String) -> [String] {
    hits.lazy.filter { kinds.contains($0.kind) }.prefix(4).map { phrase($0, in: text) }
  }

  private func phrase(_ hit: Hit, in text: String) -> String {
    let bytes = text.utf8
    let start = bytes.index(bytes.startIndex, offsetBy: words[hit.range.lowerBound].start)
    let end = bytes.index(bytes.startIndex, offsetBy: words[hit.range.upperBound - 1].end)
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
