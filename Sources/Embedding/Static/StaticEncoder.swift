import CKernels

/// The encoder that is always there: a text's vector is the sum of its word pieces' vectors, brought to unit length.
///
/// The vectors were learnt from what the large encoder makes of whole texts; how much a piece counts is the length of
/// its vector. It knows nothing of the order of words, and needs a few microseconds a question.
package struct StaticEncoder: TextEncoder {
  private let table: StaticTable
  private let pieces: WordPieces
  private let kernel: kernel_kind

  /// Of one text; what comes after is not read.
  static let piecesMax = 512

  /// With the table that is part of the program. Its checksum is compared, which takes about ten milliseconds: one
  /// encoder is enough for all.
  package init() {
    guard let encoder = Self(StaticTable.linked) else {
      preconditionFailure(
        "The table of word vectors inside this program is damaged; build or install the program again.")
    }
    self = encoder
  }

  /// - Returns: nil where the bytes are not a whole and unaltered table.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard let table = StaticTable(bytes), let pieces = WordPieces(table.vocabulary, of: .large) else { return nil }
    self.table = table
    self.pieces = pieces
    kernel = kernel_best()
  }

  /// Always `static`.
  package var tier: String { "static" }
  /// As in the table that is part of the program.
  package var width: Int { table.width }

  /// - Returns: zeros for a text without any piece that the table knows, such as an empty one.
  package func embeddings(of texts: [String]) -> [[Float]] { texts.map(embedding) }

  private func embedding(of text: String) -> [Float] {
    var sums = [Float](repeating: 0, count: width)
    for piece in pieces.pieces(of: text, limit: Self.piecesMax) {
      let (row, scale) = table[Int(piece)]
      kernel_add_scaled(kernel, row, scale, Int32(width), &sums)
    }
    let length = sums.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return length > 0 ? sums.map { $0 / length } : sums
  }
}
