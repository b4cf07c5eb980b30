/// The head for bases too large to train on: an entry scores as its most similar row.
struct NearestRows: Sendable {
  let entryCount: Int
  private let entries: [UInt32]

  init(entries: [Int], entryCount: Int) {
    self.entryCount = entryCount
    self.entries = entries.map(UInt32.init)
  }

  func scores(_ likenesses: [Float]) -> [Float] {
    var nearest = [Float](repeating: 0, count: entryCount)
    for (row, likeness) in likenesses.enumerated() where likeness > nearest[Int(entries[row])] {
      nearest[Int(entries[row])] = likeness
    }
    return nearest
  }
}
