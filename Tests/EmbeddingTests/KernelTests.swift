import CKernels
import Foundation
import TestSupport
import Testing

@Suite("The encoders' inner loops")
struct KernelTests {
  /// The kinds that this processor runs.
  private var kinds: [kernel_kind] { (0...kernel_best().rawValue).map { kernel_kind(rawValue: $0) } }

  @Test("Every kind of kernel gives the same whole numbers, for any number of rows")
  func sameIntegers() {
    let (width, columns) = (64, 32)
    var state: UInt32 = 7
    func byte() -> Int8 {
      state = state &* 1_664_525 &+ 1_013_904_223
      return Int8(max(-127, min(127, Int(state >> 24) - 128)))
    }
    let packed = (0..<width * columns).map { _ in byte() }
    for rows in 1...31 {
      let inputs = (0..<rows * width).map { _ in byte() }
      let results = kinds.map { kind in
        var sums = [Int32](repeating: 0, count: rows * columns)
        kernel_products(kind, inputs, Int32(rows), Int32(width), packed, Int32(columns), &sums)
        return sums
      }
      #expect(results.allSatisfy { $0 == results[0] })
      var first: Int32 = 0
      for input in 0..<width { first += Int32(inputs[input]) * Int32(packed[input / 4 * 64 + input % 4]) }
      #expect(results[0][0] == first)
    }
  }

  @Test("So they do where inputs and rows are more than are taken at once")
  func manyAtOnce() {
    let (width, columns, rows) = (1_540, 32, 239)
    var random = SeededGenerator(seed: 3)
    func bytes(_ count: Int) -> [Int8] { (0..<count).map { _ in Int8.random(in: -127...127, using: &random) } }
    let (packed, inputs) = (bytes(width * columns), bytes(rows * width))
    let results = kinds.map { kind in
      var sums = [Int32](repeating: -1, count: rows * columns)
      kernel_products(kind, inputs, Int32(rows), Int32(width), packed, Int32(columns), &sums)
      return sums
    }
    #expect(results.allSatisfy { $0 == results[0] })
    for (row, column) in [(0, 0), (23, 17), (24, 31), (120, 5), (238, 31)] {
      var sum: Int32 = 0
      for input in 0..<width {
        let place = column / 16 * 16 * width + input / 4 * 64 + column % 16 * 4 + input % 4
        sum += Int32(inputs[row * width + input]) * Int32(packed[place])
      }
      #expect(results[0][row * columns + column] == sum)
    }
  }

  @Test("Every kind of kernel rounds to the same bytes, the largest to 127, and nothing to nothing")
  func rounding() {
    var random = SeededGenerator(seed: 5)
    let (rows, width) = (3, 384)
    var values = (0..<rows * width).map { _ in Float.random(in: -3...3, using: &random) }
    for index in 0..<width { values[width + index] = 0 }
    values[7] = -4
    let results = kinds.map { kind in
      var (bytes, scales) = ([Int8](repeating: 1, count: rows * width), [Float](repeating: 1, count: rows))
      kernel_quantise(kind, values, Int32(rows), Int32(width), &bytes, &scales)
      #expect(bytes[7] == -127 && scales[0] == 4 / 127 && scales[1] == 0)
      #expect(bytes[width..<2 * width].allSatisfy { $0 == 0 })
      for index in 0..<width { #expect(abs(Float(bytes[index]) * scales[0] - values[index]) <= scales[0] * 0.501) }
      return bytes
    }
    #expect(results.allSatisfy { $0 == results[0] })
  }

  @Test("Attention is what its formula says, for any number of tokens")
  func attention() {
    var random = SeededGenerator(seed: 11)
    let (width, heads) = (64, 2)
    let size = width / heads
    for rows in [1, 2, 5, 16, 19] {
      let qkv = (0..<rows * 3 * width).map { _ in Float.random(in: -1...1, using: &random) }
      let bias = (0..<heads * rows * rows).map { _ in Float.random(in: -1...1, using: &random) }
      let room = kernel_attention_room(Int32(rows), Int32(width), Int32(heads))
      for kind in kinds {
        var scratch = [Float](repeating: .nan, count: room)
        var mixed = [Float](repeating: 0, count: rows * width)
        kernel_attention(kind, qkv, Int32(rows), Int32(width), Int32(heads), bias, &scratch, &mixed)
        let (head, row) = (heads - 1, rows - 1)
        let weights = (0..<rows).map { other in
          let product = (0..<size).reduce(Float(0)) {
            $0 + qkv[row * 3 * width + head * size + $1] * qkv[other * 3 * width + width + head * size + $1]
          }
          return Foundation.exp(product / Float(size).squareRoot() + bias[(head * rows + row) * rows + other])
        }
        let total = weights.reduce(0, +)
        for index in 0..<size {
          let wanted = (0..<rows).reduce(Float(0)) {
            $0 + weights[$1] / total * qkv[$1 * 3 * width + 2 * width + head * size + index]
          }
          #expect(abs(mixed[row * width + head * size + index] - wanted) < 1e-5)
        }
      }
    }
  }

  @Test("The largest numbers there are do not overflow")
  func extremes() {
    let packed = [Int8](repeating: -127, count: 4_096 * 16)
    let inputs = [Int8](repeating: -127, count: 4_096)
    for kind in kinds {
      var sums = [Int32](repeating: 0, count: 16)
      kernel_products(kind, inputs, 1, 4_096, packed, 16, &sums)
      #expect(sums == [Int32](repeating: 127 * 127 * 4_096, count: 16))
    }
  }

  @Test("x · Φ(x) is what the tables say, to a millionth")
  func gelu() {
    for kind in kinds {
      var values: [Float] = [-3, -1, 0, 0.5, 1, 3]
      kernel_gelu(kind, &values, values.count)
      let expected: [Float] = [-0.0040497, -0.1586553, 0, 0.3457312, 0.8413447, 2.9959502]
      for (value, wanted) in zip(values, expected) { #expect(abs(value - wanted) < 2e-6) }
    }
  }
}
