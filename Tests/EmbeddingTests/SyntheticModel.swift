import Foundation
import TestSupport

@testable import Embedding

/// A model of the small encoder's shape with weights by chance and a vocabulary of letters and signs: what needs no
/// sense in the embeddings needs no published weights.
final class SyntheticModel {
  let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).model").path

  init() throws {
    let vocabulary = Array(Self.pieces.joined(separator: "\n").utf8)
    let layout = ModelLayout(EncoderSize.small.shape, vocabularyBytes: vocabulary.count)
    var data = Data(count: layout.end)
    var header = ModelFile.magic
    for number in [ModelFile.version, 0, vocabulary.count] {
      withUnsafeBytes(of: UInt32(number).littleEndian) { header += $0 }
    }
    data.replaceSubrange(0..<header.count, with: header)
    data.replaceSubrange(layout.vocabulary, with: vocabulary)
    var random = SeededGenerator(seed: 1)
    let chance = Data((0..<65_521).map { _ in UInt8(bitPattern: Int8.random(in: -127...127, using: &random)) })
    func bytes(_ range: Range<Int>) {
      var start = range.lowerBound
      while start < range.upperBound {
        let end = min(range.upperBound, start + chance.count)
        data.replaceSubrange(start..<end, with: chance.prefix(end - start))
        start = end
      }
    }
    func floats(_ range: Range<Int>, _ number: Float) {
      var numbers = Data()
      for _ in 0..<range.count / 4 {
        withUnsafeBytes(of: number.bitPattern.littleEndian) { numbers.append(contentsOf: $0) }
      }
      data.replaceSubrange(range, with: numbers)
    }
    bytes(layout.pieces)
    floats(layout.pieceScales, 0.01)
    floats(layout.normalisation.gain, 1)
    for layer in layout.layers {
      for product in [layer.attention, layer.output, layer.inner, layer.outer] {
        bytes(product.packed)
        floats(product.scales, 0.000_5)
      }
      floats(layer.outputNormalisation.gain, 1)
      floats(layer.outerNormalisation.gain, 1)
    }
    try data.write(to: URL(fileURLWithPath: path))
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  private static let pieces: [String] = {
    let signs = (0x21..<0x7F).map { String(Unicode.Scalar(UInt8($0))) }
    return ["[PAD]", "[UNK]", "[CLS]", "[SEP]"] + signs + signs.map { "##" + $0 } + ["的", "the", "##ing", "order"]
  }()
}
