/// Where the parts of a model file lie, in bytes from its beginning. Each part begins at a multiple of 64.
///
/// A header of 96 bytes; the vocabulary, a piece a line; the pieces' vectors as bytes with a scale each; positions;
/// then layer after layer. All numbers are little-endian; matrices of bytes are packed as the kernels read them.
struct ModelLayout {
  struct Product {
    var packed: Range<Int>
    var scales: Range<Int>
    var bias: Range<Int>
  }

  struct Normalisation {
    var gain: Range<Int>
    var bias: Range<Int>
  }

  struct Layer {
    var attention: Product
    var output: Product
    var outputNormalisation: Normalisation
    var inner: Product
    var outer: Product
    var outerNormalisation: Normalisation
  }

  static let headerBytes = 96

  let vocabulary: Range<Int>
  let pieceScales: Range<Int>
  let pieces: Range<Int>
  let positions: Range<Int>
  let normalisation: Normalisation
  let relativeBias: Range<Int>
  let layers: [Layer]
  let end: Int

  init(_ shape: EncoderShape, vocabularyBytes: Int) {
    var cursor = Cursor(at: Self.headerBytes)
    let width = shape.width
    func floats(_ count: Int) -> Range<Int> { cursor.take(4 * count) }
    func product(_ inputs: Int, _ columns: Int) -> Product {
      Product(packed: cursor.take(inputs * columns), scales: floats(columns), bias: floats(columns))
    }
    func normalisation() -> Normalisation { Normalisation(gain: floats(width), bias: floats(width)) }

    vocabulary = cursor.take(vocabularyBytes)
    pieceScales = floats(shape.pieces)
    pieces = cursor.take(shape.pieces * width)
    positions = floats(shape.positions * width)
    self.normalisation = normalisation()
    relativeBias = floats(shape.relativeBuckets * shape.heads)
    layers = (0..<shape.layers).map { _ in
      Layer(
        attention: product(width, 3 * width), output: product(width, width), outputNormalisation: normalisation(),
        inner: product(width, shape.inner), outer: product(shape.inner, width), outerNormalisation: normalisation())
    }
    end = cursor.offset
  }

  private struct Cursor {
    var offset: Int

    init(at offset: Int) { self.offset = offset }

    mutating func take(_ bytes: Int) -> Range<Int> {
      let start = (offset + 63) / 64 * 64
      offset = start + bytes
      return start..<offset
    }
  }
}
