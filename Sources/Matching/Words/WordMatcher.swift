package import Knowledge
import Language

/// The first tier: ranks entries by the words and the spelling of a question alone.
///
///     let matcher = WordMatcher(base)
///     matcher.rank("were is my parcle", after: nil).candidates.first?.entry   // where-is-my-order
///
/// Built once from a knowledge base and never changed; the same base gives the same ranking, digit for digit.
package struct WordMatcher: Matcher {
  let entries: [EntryID]
  let wordings: [Wording]
  let lexicon: Lexicon
  let head: Head
  let bands: Bands
  let heldOut: [HeldOut]
  /// The entries that own a wording, by its key.
  let owners: [String: [Int]]

  /// - Parameter progress: called with the share of the work that is done, 0 to 1, on the caller's thread.
  package init(_ base: KnowledgeBase, progress: ((Double) -> Void)? = nil) {
    entries = base.entries.map(\.id)
    wordings = Wording.all(in: base)
    lexicon = Lexicon(wordings)
    progress?(0.3)
    var heldOut: [HeldOut] = []
    head = Self.head(for: wordings, lexicon, entryCount: entries.count, heldOut: &heldOut)
    self.heldOut = heldOut
    bands = Bands(heldOut: heldOut)
    var owners: [String: [Int]] = [:]
    for wording in wordings where wording.kind != .variant { owners[wording.key, default: []].append(wording.entry) }
    self.owners = owners
    progress?(1)
  }

  private static let trainedRowsMax = 2_000
  private static let ridge: Float = 0.1

  private static func head(
    for wordings: [Wording], _ lexicon: Lexicon, entryCount: Int, heldOut: inout [HeldOut]
  ) -> Head {
    let owners = wordings.map(\.entry)
    if !wordings.isEmpty, wordings.count <= trainedRowsMax {
      var products = SquareMatrix(size: wordings.count)
      for (row, wording) in wordings.enumerated() {
        let line = lexicon.products(with: words(of: wording.text))
        for column in line.indices { products[row, column] = line[column] }
      }
      let ridges = [Float](repeating: ridge, count: wordings.count)
      if let trained = KernelRidge(
        products: products, entries: owners, entryCount: entryCount, ridge: ridges, heldOut: &heldOut)
      {
        return .kernelRidge(trained)
      }
    }
    return .nearest(NearestRows(entries: owners, entryCount: entryCount))
  }
}
