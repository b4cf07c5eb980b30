/// The head for bases too large to train on: an entry scores as its most similar row.
struct NearestRows: Sendable {
  let entryCount: Int
  private let similarity: Similarity
  private let entries: [UInt32]

  init(entries: [Int], entryCount: Int, _ recipe: Recipe) {
    similarity = Similarity(sharpness: recipe.sharpness)
    self.entryCount = entryCount
    self.entries = entries.map(UInt32.init)
  }

  func scores(_ products: [Float]) -> [Float] {
    var nearest = [Float](repeating: 0, count: entryCount)
    for (row, product) in products.enumerated() where product > nearest[Int(entries[row])] {
      nearest[Int(entries[row])] = product
    }
    return nearest.map { $0 > 0 ? similarity.of($0) : 0 }
  }
}
