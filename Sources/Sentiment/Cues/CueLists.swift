/// The cue lists of every language in one table, a phrase being the path of its words' hashes: to look for phrases
/// takes one look-up a word, and another only where a phrase goes on.
struct CueLists: Sendable {
  /// A word of a phrase, reached by those before it.
  private struct Step {
    /// 0 marks a free place.
    var key: UInt64 = 0
    /// The kinds whose phrase ends here, a bit a kind; of the second only where it began with a clause.
    var anywhere: UInt32 = 0
    var anchored: UInt32 = 0
  }

  private var steps = Array(repeating: Step(), count: 1 << 15)
  private var count = 0

  /// The lists that come with the program: `Resources/cues/<language>/<kind>.txt`, phrases between bars, `^` before
  /// one that must begin a clause.
  static func shipped() -> CueLists {
    var lists = CueLists()
    for (stem, language) in Languages.files where language != .any {
      for kind in CueKind.allCases { lists.read("cues/\(stem)/\(kind).txt", kind: kind, language: language) }
    }
    return lists
  }

  private mutating func read(_ path: String, kind: CueKind, language: Languages) {
    var found = false
    DataFile.forEachLine(of: path) { line in
      for phrase in line.split(separator: UInt8(ascii: "|")) {
        let text = trimmed(phrase)
        let isAnchored = text.first == UInt8(ascii: "^")
        let words = CueText(UnsafeBufferPointer(rebasing: isAnchored ? text.dropFirst() : text)).words
        guard !words.isEmpty else { continue }
        insert(words, kind: kind, isAnchored: isAnchored, language: language)
        found = true
      }
    }
    guard found else { fatalError("The installation is broken: \(path) holds no phrase") }
  }

  private mutating func insert(_ words: [CueWord], kind: CueKind, isAnchored: Bool, language: Languages) {
    var path = Self.root(of: language)
    var place = 0
    for word in words {
      path = Self.path(path, then: word.hash)
      place = self.place(of: path)
      if steps[place].key == 0 {
        steps[place].key = path
        count += 1
        precondition(count * 2 <= steps.count, "the table of cues is at most half full")
      }
    }
    if isAnchored { steps[place].anchored |= 1 << kind.rawValue } else { steps[place].anywhere |= 1 << kind.rawValue }
  }

  /// Calls `body` with the kinds whose phrase begins at `words[first]`, a bit a kind, and its length in words; the
  /// shortest phrase first.
  func forEachPhrase(
    from first: Int, in words: [CueWord], language: Languages, _ body: (_ kinds: UInt32, _ length: Int) -> Void
  ) {
    var path = Self.root(of: language)
    for index in first..<words.count {
      path = Self.path(path, then: words[index].hash)
      let step = steps[place(of: path)]
      if step.key == 0 { return }
      let kinds = words[first].beginsClause ? step.anywhere | step.anchored : step.anywhere
      if kinds != 0 { body(kinds, index - first + 1) }
    }
  }

  /// The place that holds `path`, or the free one where it belongs.
  private func place(of path: UInt64) -> Int {
    let mask = steps.count - 1
    var index = Int(truncatingIfNeeded: path >> 32) & mask
    while steps[index].key != 0, steps[index].key != path { index = (index + 1) & mask }
    return index
  }

  private static func root(of language: Languages) -> UInt64 { UInt64(language.rawValue) }

  /// Never 0, which marks a free place.
  private static func path(_ path: UInt64, then word: UInt64) -> UInt64 {
    (((path ^ word) &* 0x9e37_79b9_7f4a_7c15) ^ (path >> 29)) | 1
  }
}
