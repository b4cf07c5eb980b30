/// A message as rules read it: the words' meanings, and what stands between the words.
struct Reading: Sendable {
  /// Between two words, before the first and after the last.
  struct Gap: Hashable, Sendable {
    /// Holds everywhere inside a clause too: nothing, a comma or the like, or the end of a sentence.
    var condition: Automaton.Condition = []
    var isSentenceEnd = false
  }

  /// For word n the meanings `meanings[bounds[n]..<bounds[n + 1]]`; usually one, none for a word no rule knows.
  private(set) var meanings: [Vocabulary.Word] = []
  private(set) var bounds: [Int] = [0]
  /// `gaps[n]` stands before word n; one more than there are words.
  private(set) var gaps: [Gap] = []
  /// Where word n stands in the text, in UTF-8.
  private(set) var places: [Range<Int>] = []

  var count: Int { places.count }

  /// Words read of one message; far more than the wire lets through in one line of sentences.
  private static let longest = 16_384

  init(_ text: String, by vocabulary: Vocabulary) {
    var text = text
    let lookAlikes = LookAlikes.shipped
    text.withUTF8 { bytes in
      var scanner = WordScanner(bytes)
      var end = 0
      while places.count < Self.longest, scanner.next() {
        gaps.append(Self.gap(bytes, end..<scanner.start))
        places.append(scanner.start..<scanner.end)
        end = scanner.end
        let word = lookAlikes.unmasked(scanner.word) ?? scanner.word
        vocabulary.forEachMeaning(of: word) { meanings.append($0) }
        bounds.append(meanings.count)
      }
      gaps.append(Self.gap(bytes, end..<(places.count < Self.longest ? bytes.count : end)))
    }
    for edge in [0, gaps.count - 1] {
      gaps[edge].condition.insert(.clauseBoundary)
      gaps[edge].isSentenceEnd = true
    }
    for index in gaps.indices where !gaps[index].condition.contains(.clauseBoundary) {
      gaps[index].condition.insert(.sameClause)
    }
  }

  func meanings(of word: Int) -> ArraySlice<Vocabulary.Word> { meanings[bounds[word]..<bounds[word + 1]] }

  /// What punctuation says. A hyphen between letters says nothing (`es-tu`), a dash between spaces is like a comma.
  private static func gap(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Gap {
    var gap = Gap()
    var index = range.lowerBound
    while index < range.upperBound {
      let (codePoint, width) = decoded(bytes, at: index)
      index += width
      let folded = codePoint < 0x80 ? codePoint : FoldingTable.shipped[codePoint].packed & 0xFF
      switch UInt8(truncatingIfNeeded: folded) {
      case UInt8(ascii: "?"):
        gap.condition.insert([.clauseBoundary, .question])
        gap.isSentenceEnd = true
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: ";"), UInt8(ascii: "\n"):
        gap.condition.insert(.clauseBoundary)
        gap.isSentenceEnd = true
      case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\""), 0:
        gap.condition.insert(.clauseBoundary)
      case UInt8(ascii: "-") where range.count > 1:
        gap.condition.insert(.clauseBoundary)
      default: break
      }
    }
    return gap
  }
}
