/// A vector of which only the components that are not 0 are stored.
struct SparseVector: Sendable {
  /// Ascending.
  var indices: [UInt32] = []
  var values: [Float] = []
}

/// Many sparse vectors in flat arrays (compressed sparse rows): vector `i` lies at `starts[i]..<starts[i + 1]`.
struct SparseRows: Sendable {
  private(set) var starts: [UInt32] = [0]
  private(set) var indices: [UInt32] = []
  private(set) var values: [Float] = []

  var count: Int { starts.count - 1 }

  mutating func append(_ vector: SparseVector) {
    indices += vector.indices
    values += vector.values
    starts.append(UInt32(indices.count))
  }

  func range(_ row: Int) -> Range<Int> { Int(starts[row])..<Int(starts[row + 1]) }

  subscript(row: Int) -> SparseVector {
    SparseVector(indices: Array(indices[range(row)]), values: Array(values[range(row)]))
  }

  /// The dot product of a row with a vector.
  func product(_ row: Int, _ vector: SparseVector) -> Float {
    var sum: Float = 0
    var place = Int(starts[row])
    let end = Int(starts[row + 1])
    for (index, value) in zip(vector.indices, vector.values) {
      while place < end, indices[place] < index { place += 1 }
      guard place < end else { break }
      if indices[place] == index { sum += values[place] * value }
    }
    return sum
  }

  func holds(_ index: Int, in row: Int) -> Bool { indices[range(row)].contains(UInt32(index)) }

  /// `starts`, `indices` and `values` as they lie in memory.
  func withUnsafeStorage(
    _ body: (UnsafeBufferPointer<UInt32>, UnsafeBufferPointer<UInt32>, UnsafeBufferPointer<Float>) -> Void
  ) {
    starts.withUnsafeBufferPointer { starts in
      indices.withUnsafeBufferPointer { indices in
        values.withUnsafeBufferPointer { values in body(starts, indices, values) }
      }
    }
  }

  /// The same numbers by column: for each of `columns` columns, the rows that hold it. An inverted index.
  func transposed(columns: Int) -> SparseRows {
    var result = SparseRows()
    result.starts = Array(repeating: 0, count: columns + 1)
    for column in indices { result.starts[Int(column) + 1] += 1 }
    for column in 0..<columns { result.starts[column + 1] += result.starts[column] }
    var next = result.starts
    result.indices = Array(repeating: 0, count: indices.count)
    result.values = Array(repeating: 0, count: values.count)
    for row in 0..<count {
      for place in range(row) {
        let target = Int(next[Int(indices[place])])
        next[Int(indices[place])] += 1
        result.indices[target] = UInt32(row)
        result.values[target] = values[place]
      }
    }
    return result
  }
}
