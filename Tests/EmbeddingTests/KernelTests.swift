import CKernels
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
