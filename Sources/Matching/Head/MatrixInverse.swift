/// A square matrix in one array, row by row, of which the algorithms here read and write one triangle.
struct SquareMatrix {
  let size: Int
  var elements: [Float]

  init(size: Int) {
    self.size = size
    elements = Array(repeating: 0, count: size * size)
  }

  subscript(row: Int, column: Int) -> Float {
    get { elements[row * size + column] }
    set { elements[row * size + column] = newValue }
  }
}

extension SquareMatrix {
  /// The inverse of a symmetric positive definite matrix given by its lower triangle, both triangles filled: a Cholesky
  /// factor `A = L Lᵀ`, then `L⁻¹`, then `A⁻¹ = L⁻ᵀ L⁻¹`; n³ floating-point operations in all. Deterministic. Nil
  /// where the matrix is not positive definite in single precision.
  func inverse() -> SquareMatrix? {
    let size = size
    var factor = self
    guard factor.elements.withUnsafeMutableBufferPointer({ Cholesky.factorise($0.baseAddress, size) }) else {
      return nil
    }
    var inverted = SquareMatrix(size: size)
    inverted.elements.withUnsafeMutableBufferPointer { target in
      factor.elements.withUnsafeBufferPointer { Cholesky.invert($0.baseAddress, into: target.baseAddress, size) }
    }
    inverted.elements.withUnsafeBufferPointer { source in
      factor.elements.withUnsafeMutableBufferPointer { Cholesky.square(source.baseAddress, into: $0.baseAddress, size) }
    }
    return factor
  }
}

/// The three steps of `inverse()` on row-major storage. All of them come down to dot products of stretches of rows,
/// which are taken four rows by four at a time so that what is loaded is used four times.
private enum Cholesky {
  typealias Source = UnsafePointer<Float>
  typealias Target = UnsafeMutablePointer<Float>
  static let tile = 4

  /// Overwrites the lower triangle of `matrix` with its factor; false where a pivot is not positive.
  static func factorise(_ matrix: Target?, _ size: Int) -> Bool {
    guard let matrix else { return true }
    for first in stride(from: 0, to: size, by: tile) {
      let rows = first..<min(first + tile, size)
      for left in stride(from: 0, through: first, by: tile) {
        let columns = left..<min(left + tile, size)
        let dots = products(of: matrix, rows, by: matrix, columns, over: 0..<left, size)
        for row in rows {
          for column in columns where column <= row {
            var sum = matrix[row * size + column] - dots[row - first, column - left]
            for inner in left..<column { sum -= matrix[row * size + inner] * matrix[column * size + inner] }
            if row == column {
              guard sum > 0 else { return false }
              matrix[row * size + row] = sum.squareRoot()
            } else {
              matrix[row * size + column] = sum / matrix[column * size + column]
            }
          }
        }
      }
    }
    return true
  }

  /// `inverse[i][j]` (j ≥ i) becomes element (j, i) of L⁻¹: its columns, as rows.
  static func invert(_ factor: Source?, into inverse: Target?, _ size: Int) {
    guard let factor, let inverse else { return }
    for first in stride(from: 0, to: size, by: tile) {
      let rows = first..<min(first + tile, size)
      for left in stride(from: first, to: size, by: tile) {
        let columns = left..<min(left + tile, size)
        let dots = products(of: inverse, rows, by: factor, columns, over: first..<left, size)
        for row in rows {
          for column in columns where column >= row {
            var sum = (row == column ? 1 : 0) - dots[row - first, column - left]
            for inner in left..<column { sum -= inverse[row * size + inner] * factor[column * size + inner] }
            inverse[row * size + column] = sum / factor[column * size + column]
          }
        }
      }
    }
  }

  /// `target = inverseᵀ-columns` squared: element (i, j) is the dot product of rows i and j from max(i, j) on.
  static func square(_ inverse: Source?, into target: Target?, _ size: Int) {
    guard let inverse, let target else { return }
    for first in stride(from: 0, to: size, by: tile) {
      let rows = first..<min(first + tile, size)
      for left in stride(from: 0, through: first, by: tile) {
        let columns = left..<min(left + tile, size)
        // Left of their own diagonal the rows hold zeros.
        let dots = products(of: inverse, rows, by: inverse, columns, over: first..<size, size)
        for row in rows {
          for column in columns {
            target[row * size + column] = dots[row - first, column - left]
            target[column * size + row] = dots[row - first, column - left]
          }
        }
      }
    }
  }

  /// The dot products of each of up to four rows of `one` with each of up to four of `other`, over a stretch of them.
  @inline(__always)
  private static func products(
    of one: Source, _ rows: Range<Int>, by other: Source, _ columns: Range<Int>, over stretch: Range<Int>, _ size: Int
  ) -> Tile {
    var tile = Tile()
    guard rows.count == Self.tile, columns.count == Self.tile else {
      for row in rows {
        for column in columns {
          var sum: Float = 0
          for inner in stretch { sum += one[row * size + inner] * other[column * size + inner] }
          tile[row - rows.lowerBound, column - columns.lowerBound] = sum
        }
      }
      return tile
    }
    tile.fill(one + rows.lowerBound * size, other + columns.lowerBound * size, over: stretch, size)
    return tile
  }

  /// Sixteen sums.
  private struct Tile {
    private var sums: (SIMD4<Float>, SIMD4<Float>, SIMD4<Float>, SIMD4<Float>) = (.zero, .zero, .zero, .zero)

    subscript(row: Int, column: Int) -> Float {
      get {
        switch row {
        case 0: sums.0[column]
        case 1: sums.1[column]
        case 2: sums.2[column]
        default: sums.3[column]
        }
      }
      set {
        switch row {
        case 0: sums.0[column] = newValue
        case 1: sums.1[column] = newValue
        case 2: sums.2[column] = newValue
        default: sums.3[column] = newValue
        }
      }
    }

    @inline(__always)
    mutating func fill(_ one: Source, _ other: Source, over stretch: Range<Int>, _ size: Int) {
      // Two rows at a time: eight sums of four lanes and the loads fit the sixteen registers of the oldest x86-64.
      for half in 0..<2 {
        let (a, b) = (one + 2 * half * size, one + (2 * half + 1) * size)
        var a0 = SIMD4<Float>.zero, a1 = a0, a2 = a0, a3 = a0
        var b0 = a0, b1 = a0, b2 = a0, b3 = a0
        var inner = stretch.lowerBound
        while inner + 4 <= stretch.upperBound {
          let (left, right) = (load(a + inner), load(b + inner))
          let (c0, c1) = (load(other + inner), load(other + size + inner))
          let (c2, c3) = (load(other + 2 * size + inner), load(other + 3 * size + inner))
          a0 += left * c0
          a1 += left * c1
          a2 += left * c2
          a3 += left * c3
          b0 += right * c0
          b1 += right * c1
          b2 += right * c2
          b3 += right * c3
          inner += 4
        }
        var (above, below) = (
          SIMD4(a0.sum(), a1.sum(), a2.sum(), a3.sum()), SIMD4(b0.sum(), b1.sum(), b2.sum(), b3.sum())
        )
        while inner < stretch.upperBound {
          let column = SIMD4(
            other[inner], other[size + inner], other[2 * size + inner], other[3 * size + inner])
          above += a[inner] * column
          below += b[inner] * column
          inner += 1
        }
        if half == 0 { (sums.0, sums.1) = (above, below) } else { (sums.2, sums.3) = (above, below) }
      }
    }

    @inline(__always)
    private func load(_ pointer: Source) -> SIMD4<Float> {
      UnsafeRawPointer(pointer).loadUnaligned(as: SIMD4<Float>.self)
    }
  }
}
