extension UnsafeMutableBufferPointer<Float> {
  /// Adds to each element `factor` times the one in its place of the row that begins at `start` of `numbers`.
  ///
  /// Most of the time that a question takes is spent here. On plain pointers, with nothing in the loop that could trap,
  /// the compiler does four or eight at a step; each sum is the same as one after another.
  @inline(__always)
  func add(_ factor: Float, times numbers: UnsafeBufferPointer<Float>, from start: Int) {
    precondition(start >= 0 && start + count <= numbers.count)
    guard let sums = baseAddress, let row = numbers.baseAddress?.advanced(by: start) else { return }
    var place = 0
    while place < count {
      sums[place] += factor * row[place]
      place &+= 1
    }
  }
}
