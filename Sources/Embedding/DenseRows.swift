import CKernels

/// Vectors of one width, for the products of a question with all of them at once.
package struct DenseRows: Sendable {
  package let width: Int
  package private(set) var count = 0
  private var numbers: [Float] = []
  private let kernel = kernel_best()

  package init(width: Int) { self.width = width }

  package mutating func append(_ vector: [Float]) {
    precondition(vector.count == width)
    numbers += vector
    count += 1
  }

  package subscript(row: Int) -> [Float] { Array(numbers[row * width..<(row + 1) * width]) }

  package func products(with vector: [Float]) -> [Float] {
    precondition(vector.count == width)
    return [Float](unsafeUninitializedCapacity: count) { products, initialised in
      if let base = products.baseAddress { kernel_dots(kernel, vector, numbers, Int32(count), Int32(width), base) }
      initialised = count
    }
  }
}
