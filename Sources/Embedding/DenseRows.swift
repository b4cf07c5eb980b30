import CKernels

/// Vectors of one width, for the products of a question with all of them at once.
package struct DenseRows: Sendable {
  /// Numbers in each vector.
  package let width: Int
  /// Vectors so far; the rows are numbered from 0.
  package private(set) var count = 0
  private var numbers: [Float] = []
  private let kernel = kernel_best()

  /// Without rows.
  package init(width: Int) { self.width = width }

  /// Adds a row at the end. Its width must be that of the others; stops the program otherwise.
  package mutating func append(_ vector: [Float]) {
    precondition(vector.count == width)
    numbers += vector
    count += 1
  }

  /// The vector of a row, as it was appended.
  package subscript(row: Int) -> [Float] { Array(numbers[row * width..<(row + 1) * width]) }

  /// The scalar product of a vector with every row, in the order of the rows: for vectors of unit length the cosine, -1
  /// to 1.
  package func products(with vector: [Float]) -> [Float] {
    precondition(vector.count == width)
    return [Float](unsafeUninitializedCapacity: count) { products, initialised in
      if let base = products.baseAddress { kernel_dots(kernel, vector, numbers, Int32(count), Int32(width), base) }
      initialised = count
    }
  }
}
