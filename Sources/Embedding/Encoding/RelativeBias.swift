import Foundation

/// Which bias a head adds for two pieces at a distance: MPNet's, after T5 (Raffel et al. 2020), both directions apart.
enum RelativeBias {
  private static let distanceMax = 128

  /// The number of the bucket for a piece `distance` after (or, negative, before) another.
  static func bucket(_ distance: Int, of buckets: Int) -> Int {
    let half = buckets / 2
    // In the published code what lies before counts from 0 and what lies after from the middle on.
    let side = distance > 0 ? half : 0
    let length = abs(distance)
    let exact = half / 2
    guard length >= exact else { return side + length }
    let grown = log(Float(length) / Float(exact)) / log(Float(distanceMax) / Float(exact)) * Float(half - exact)
    return side + min(exact + Int(grown), half - 1)
  }

  /// `heads × rows × rows` biases of a table of `buckets × heads`.
  static func biases(_ table: UnsafePointer<Float>, _ shape: EncoderShape, rows: Int) -> [Float] {
    var biases = [Float](repeating: 0, count: shape.heads * rows * rows)
    for row in 0..<rows {
      for other in 0..<rows {
        let bucket = bucket(other - row, of: shape.relativeBuckets)
        for head in 0..<shape.heads {
          biases[(head * rows + row) * rows + other] = table[bucket * shape.heads + head]
        }
      }
    }
    return biases
  }
}
