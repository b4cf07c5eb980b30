import Digests
import Foundation

/// Makes a model file of published weights: bytes instead of 32-bit numbers, in the order in which they are read.
package struct ModelConverter {
  private let weights: Safetensors
  private let vocabulary: [UInt8]
  private let size: EncoderSize
  private var output: [UInt8]

  /// - Parameters:
  ///   - weights: the path of `model.safetensors`, whose hash must be that of the size.
  ///   - vocabulary: the path of `vocab.txt`.
  package init(_ size: EncoderSize, weights path: String, vocabulary vocabularyPath: String) throws(ModelError) {
    self.size = size
    // Nothing of a file is believed, or parsed, before its hash.
    let file: MappedFile
    do throws(ModelError) { file = try MappedFile(path: path) } catch {
      guard case .unreadable(_, let reason) = error else { throw .weights(path: path, reason: "the file is empty") }
      throw .weights(path: path, reason: "they cannot be read (\(reason))")
    }
    let hash = withExtendedLifetime(file) { SHA256.hash(file.bytes).hexadecimal }
    guard hash == size.weightsHash else {
      throw .weights(path: path, reason: "they are not those of \(size.name) (another SHA-256)")
    }
    weights = try Safetensors(path: path)
    guard let text = FileManager.default.contents(atPath: vocabularyPath) else {
      throw .weights(path: vocabularyPath, reason: "the vocabulary cannot be read")
    }
    vocabulary = Array(text)
    guard vocabulary.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).count >= size.shape.pieces
    else { throw .weights(path: vocabularyPath, reason: "it has fewer than \(size.shape.pieces) pieces") }
    output = []
  }

  /// The model is there whole afterwards, or what was there before is.
  package mutating func write(to path: String) throws(ModelError) {
    let layout = ModelLayout(size.shape, vocabularyBytes: vocabulary.count)
    output = Array(repeating: 0, count: layout.end)
    put(vocabulary, at: layout.vocabulary)
    try putPieces(layout)
    try putPositions(layout)
    for (number, layer) in layout.layers.enumerated() { try put(layer, names: TensorNames(size, layer: number)) }
    putHeader()
    try PartialFile.write(Data(output), to: path, mode: 0o666)
  }

  private mutating func putHeader() {
    let hash = output.withUnsafeBytes {
      SHA256.hash(UnsafeRawBufferPointer(rebasing: $0[ModelLayout.headerBytes...]))
    }
    var header = ModelFile.magic
    let index = EncoderSize.allCases.firstIndex(of: size) ?? 0
    for number in [ModelFile.version, index, vocabulary.count] {
      withUnsafeBytes(of: UInt32(number).littleEndian) { header += $0 }
    }
    put(header, at: 0..<header.count)
    put(hash, at: 32..<64)
  }

  private mutating func putPieces(_ layout: ModelLayout) throws(ModelError) {
    let shape = size.shape
    let rows = try weights.floats("embeddings.word_embeddings.weight", shape: [shape.pieces, shape.width])
    var rounded: [Int8] = []
    var scales: [Float] = []
    for row in 0..<shape.pieces {
      let (integers, scale) = Self.rounded(rows[row * shape.width..<(row + 1) * shape.width])
      rounded += integers
      scales.append(scale)
    }
    put(rounded.map(UInt8.init(bitPattern:)), at: layout.pieces)
    put(scales, at: layout.pieceScales)
  }

  private mutating func putPositions(_ layout: ModelLayout) throws(ModelError) {
    let shape = size.shape
    var positions = try weights.floats("embeddings.position_embeddings.weight", shape: [shape.positions, shape.width])
    if size == .small {
      // Every piece of a lone text has the first type, whose vector is added once and for all.
      let types = try weights.floats("embeddings.token_type_embeddings.weight", shape: [2, shape.width])
      for index in positions.indices { positions[index] += types[index % shape.width] }
    }
    put(positions, at: layout.positions)
    put(try weights.floats("embeddings.LayerNorm.weight", shape: [shape.width]), at: layout.normalisation.gain)
    put(try weights.floats("embeddings.LayerNorm.bias", shape: [shape.width]), at: layout.normalisation.bias)
    if shape.relativeBuckets > 0 {
      let bias = try weights.floats(
        "encoder.relative_attention_bias.weight", shape: [shape.relativeBuckets, shape.heads])
      put(bias, at: layout.relativeBias)
    }
  }

  private mutating func put(_ layer: ModelLayout.Layer, names: TensorNames) throws(ModelError) {
    let shape = size.shape
    try put(layer.attention, of: [names.query, names.key, names.value], shape.width, shape.width)
    try put(layer.output, of: [names.output], shape.width, shape.width)
    try put(layer.outputNormalisation, names.outputNormalisation)
    try put(layer.inner, of: [names.inner], shape.width, shape.inner)
    try put(layer.outer, of: [names.outer], shape.inner, shape.width)
    try put(layer.outerNormalisation, names.outerNormalisation)
  }

  private mutating func put(_ normalisation: ModelLayout.Normalisation, _ name: String) throws(ModelError) {
    put(try weights.floats(name + ".weight", shape: [size.shape.width]), at: normalisation.gain)
    put(try weights.floats(name + ".bias", shape: [size.shape.width]), at: normalisation.bias)
  }

  /// Matrices side by side become one: their columns follow each other.
  private mutating func put(
    _ product: ModelLayout.Product, of names: [String], _ inputs: Int, _ columns: Int
  ) throws(ModelError) {
    var packed = [UInt8](repeating: 0, count: product.packed.count)
    var scales: [Float] = []
    var bias: [Float] = []
    for (part, name) in names.enumerated() {
      // As published, a row holds the weights of one column.
      let matrix = try weights.floats(name + ".weight", shape: [columns, inputs])
      bias += try weights.floats(name + ".bias", shape: [columns])
      for column in 0..<columns {
        let (integers, scale) = Self.rounded(matrix[column * inputs..<(column + 1) * inputs])
        scales.append(scale)
        let place = PackedPlace(column: part * columns + column, inputs: inputs)
        for (input, integer) in integers.enumerated() { packed[place.offset(of: input)] = UInt8(bitPattern: integer) }
      }
    }
    put(packed, at: product.packed)
    put(scales, at: product.scales)
    put(bias, at: product.bias)
  }

  /// The nearest multiples of a 127th of the largest magnitude.
  private static func rounded(_ numbers: ArraySlice<Float>) -> (integers: [Int8], scale: Float) {
    let scale = (numbers.map(abs).max() ?? 0) / 127
    guard scale > 0 else { return (numbers.map { _ in 0 }, 0) }
    return (numbers.map { Int8(max(-127, min(127, ($0 / scale).rounded()))) }, scale)
  }

  private mutating func put(_ bytes: [UInt8], at range: Range<Int>) { output.replaceSubrange(range, with: bytes) }

  private mutating func put(_ numbers: [Float], at range: Range<Int>) {
    output.withUnsafeMutableBytes { output in
      for (index, number) in numbers.enumerated() {
        output.storeBytes(
          of: number.bitPattern.littleEndian, toByteOffset: range.lowerBound + 4 * index, as: UInt32.self)
      }
    }
  }
}

/// Where the weights of one column lie in packed form: sixteen columns side by side, four inputs of each at a time.
private struct PackedPlace {
  let column: Int
  let inputs: Int

  func offset(of input: Int) -> Int {
    column / 16 * 16 * inputs + input / 4 * 64 + column % 16 * 4 + input % 4
  }
}
