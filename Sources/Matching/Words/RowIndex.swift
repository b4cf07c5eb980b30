/// The rows of a knowledge base by feature, for the dot product of a question with all of them at once.
struct RowIndex: Sendable {
  let rowCount: Int
  private let postings: SparseRows

  init(_ rows: SparseRows, featureCount: Int) {
    rowCount = rows.count
    postings = rows.transposed(columns: featureCount)
  }

  /// The dot product of `vector` with every row.
  func products(with vector: SparseVector) -> [Float] {
    var products = [Float](repeating: 0, count: rowCount)
    products.withUnsafeMutableBufferPointer { products in
      postings.indices.withUnsafeBufferPointer { rows in
        postings.values.withUnsafeBufferPointer { values in
          for (feature, weight) in zip(vector.indices, vector.values) {
            for place in postings.range(Int(feature)) { products[Int(rows[place])] += weight * values[place] }
          }
        }
      }
    }
    return products
  }
}
