/// A vocabulary of word pieces, and texts cut into them as BERT's uncased tokenizer does (WordPiece: the longest piece
/// that fits, again and again).
package struct WordPieces: Sendable {
  private let numbering: PieceNumbering
  private let first: Int32
  private let last: Int32
  private let unknown: Int32
  /// The hash of `##`, which begins the name of a piece that goes on with a word.
  private let continuation: PieceNumbering.Hash

  /// Longer words are unknown as a whole.
  private static let wordScalarsMax = 100

  /// - Parameter vocabulary: a piece a line.
  /// - Returns: nil where the vocabulary lacks the marks of the size.
  init?(_ vocabulary: UnsafeRawBufferPointer, of size: EncoderSize) {
    let lines = vocabulary.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    numbering = PieceNumbering(
      lines.lazy.map { $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0 }, count: size.shape.pieces)
    let marks = size.marks
    guard let first = numbering[marks.first], let last = numbering[marks.last], let unknown = numbering[marks.unknown]
    else { return nil }
    (self.first, self.last, self.unknown) = (Int32(first), Int32(last), Int32(unknown))
    var continuation = PieceNumbering.Hash()
    continuation.add(UInt8(ascii: "#"))
    continuation.add(UInt8(ascii: "#"))
    self.continuation = continuation
  }

  /// The pieces of a text between the marks of its beginning and end, `limit` at most with both of them; what comes
  /// after is not read.
  package func pieces(of text: String, limit: Int) -> [Int32] {
    var pieces = [first]
    var words = PieceWords(text)
    var word: [UInt8] = []
    while pieces.count < limit {
      let scalars = words.next(into: &word)
      guard scalars > 0 else { break }
      append(word, scalars: scalars, to: &pieces)
    }
    if pieces.count > limit - 1 { pieces.removeLast(pieces.count - limit + 1) }
    return pieces + [last]
  }

  private func append(_ word: [UInt8], scalars: Int, to pieces: inout [Int32]) {
    guard scalars <= Self.wordScalarsMax else { return pieces.append(unknown) }
    let before = pieces.count
    var start = 0
    while start < word.count {
      var hash = start == 0 ? PieceNumbering.Hash() : continuation
      var longest: (piece: Int, end: Int)?
      for place in start..<word.count {
        hash.add(word[place])
        let isWhole = place + 1 == word.count || word[place + 1] & 0xC0 != 0x80
        if isWhole, let piece = numbering[hash] { longest = (piece, place + 1) }
      }
      guard let longest else {
        pieces.removeLast(pieces.count - before)
        return pieces.append(unknown)
      }
      pieces.append(Int32(longest.piece))
      start = longest.end
    }
  }
}
