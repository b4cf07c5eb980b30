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
    dropParting()
  }

  /// What stands within a phrase that takes leave is no complaint ("sort it out" in "I'll sort it out myself"), and in
  /// "no, that's all" or "no, I'll manage" the no corrects nothing.
  private mutating func dropParting() {
    guard has(.closing) || has(.letgo) else { return }
    var ends = Array(repeating: 0, count: words.count)
    var lengths = ends
    for hit in hits where hit.kind == .closing {
      for index in hit.range { (ends[index], lengths[index]) = (hit.range.upperBound, hit.range.count) }
    }
    drop { hit in
      let first = hit.range.lowerBound
      return Self.complaints.contains(hit.kind) && hit.range.upperBound <= ends[first]
        && hit.range.count < lengths[first]
    }
    guard !hits.contains(where: { $0.kind != .correction && Self.complaints.contains($0.kind) }) else { return }
    drop { $0.kind == .correction && $0.range == 0..<1 }
  }

  private mutating func drop(where isNone: (Hit) -> Bool) {
    for hit in hits where isNone(hit) { counts[hit.kind.rawValue] -= 1 }
    hits.removeAll(where: isNone)
  }

  private static let complaints: Set<CueKind> = [
    .correction, .objection, .known, .exasperation, .mock, .threat, .opener, .abuse, .grievance,
  ]

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
