import Language

/// Reads what a spelling is repaired by: the words of the lists, and `spellings/en.tsv`.
enum SpellingFiles {
  /// Words of the English cues, signals, stop words and rated words. Swearing and insults are known but nothing is
  /// repaired to them.
  static func words() -> SpellingWords {
    var counts: [[UInt8]: Int] = [:]
    var banned: Set<[UInt8]> = []
    func add(_ phrase: some Sequence<UInt8>, isInsult: Bool) {
      let words = phrase.filter { $0 != UInt8(ascii: "'") }.split(omittingEmptySubsequences: true) { !isLetter($0) }
      for word in words {
        counts[Array(word), default: 0] += 1
        if isInsult, words.count == 1 { banned.insert(Array(word)) }
      }
    }
    for kind in CueKind.allCases {
      forEachPhrase(of: "cues/en/\(kind).txt") { phrase, _ in add(phrase, isInsult: kind == .abuse) }
    }
    forEachPhrase(of: "signals/en.txt") { phrase, section in add(phrase, isInsult: section == "profanity") }
    for word in StopWords.words(of: .english) { add(word.utf8, isInsult: false) }
    DataFile.forEachLine(of: "valence/en.tsv") { line in
      let word = line.prefix { isLetter($0) }
      guard word.count > 3, line[word.endIndex] == UInt8(ascii: "\t") else { return }
      counts[Array(word), default: 0] += 0
    }
    // "bitchy" with "bitch".
    let stems = Dictionary(grouping: banned.filter { $0.count >= 4 }) { $0.prefix(4) }
    banned.formUnion(counts.keys.filter { word in stems[word.prefix(4)]?.contains { word.starts(with: $0) } ?? false })
    return SpellingWords(counts, banned: banned, foreign: foreignWords().subtracting(counts.keys))
  }

  /// Words of the cues in other languages.
  private static func foreignWords() -> Set<[UInt8]> {
    var words: Set<[UInt8]> = []
    for (stem, languages) in Languages.files where languages != .english && languages != .any {
      for kind in CueKind.allCases {
        forEachPhrase(of: "cues/\(stem)/\(kind).txt") { phrase, _ in
          for word in phrase.split(whereSeparator: { !isLetter($0) && $0 < 0x80 }) { words.insert(Array(word)) }
        }
      }
    }
    return words
  }

  /// Forms that people write as they speak or to save letters, and what they mean, by their
  /// hash: `u` and `you`, `dinnae` and `dont`.
  static func forms() -> [UInt64: [UInt8]] {
    var forms: [UInt64: [UInt8]] = [:]
    DataFile.forEachLine(of: "spellings/en.tsv") { line in
      let cells = line.split(separator: UInt8(ascii: "\t"))
      guard cells.count == 2 else {
        fatalError("The installation is broken: spellings/en.tsv has a line without a tab")
      }
      for form in cells[1].split(separator: UInt8(ascii: " ")) {
        forms[hash(of: UnsafeBufferPointer(rebasing: form))] = Array(cells[0])
      }
    }
    return forms
  }

  private static func forEachPhrase(
    of path: String, _ body: (_ phrase: Slice<UnsafeBufferPointer<UInt8>>, _ section: String) -> Void
  ) {
    var section = ""
    DataFile.forEachLine(of: path) { line in
      if line.first == UInt8(ascii: "[") {
        section = String(decoding: line.dropFirst().dropLast(), as: UTF8.self)
      } else {
        for phrase in line.split(separator: UInt8(ascii: "|")) { body(phrase, section) }
      }
    }
  }
}
