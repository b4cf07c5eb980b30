/// Finds for each wording the most similar wordings of its own and of other entries, without comparing all with all:
/// similar texts share rare features, so only the wordings behind the rarest few are compared.
struct Neighbours {
  struct Neighbour {
    let row: Int
    let product: Float
  }

  private let base: IndexedBase
  /// Wordings by feature.
  private let postings: SparseRows
  private var counts: [UInt8]

  /// How many of a wording's features are followed, and how common they may be.
  private static let featuresMax = 14
  private static let frequencyMax = 400
  /// How many of those behind them are measured.
  private static let measuredMax = 40

  init(_ base: IndexedBase) {
    self.base = base
    postings = base.lexicon.rows.transposed(columns: base.lexicon.vectoriser.featureCount)
    counts = Array(repeating: 0, count: base.wordings.count)
  }

  /// The nearest wordings to that in `row`, among its own entry's others and among other entries'. Answers are none.
  mutating func nearest(to row: Int) -> (own: Neighbour?, other: Neighbour?) {
    let rows = base.lexicon.rows
    let vector = rows[row]
    let entry = base.wordings[row].entry
    var (own, other): (Neighbour?, Neighbour?) = (nil, nil)
    for candidate in candidates(like: vector) where candidate != row {
      let neighbour = Neighbour(row: candidate, product: rows.product(candidate, vector))
      if base.wordings[candidate].entry == entry {
        if neighbour.product > own?.product ?? 0 { own = neighbour }
      } else if neighbour.product > other?.product ?? 0 {
        other = neighbour
      }
    }
    return (own, other)
  }

  /// Those that share most of the rarest features, in a fixed order.
  private mutating func candidates(like vector: SparseVector) -> [Int] {
    let rarest = vector.indices.map { (count: postings.range(Int($0)).count, feature: Int($0)) }
      .sorted { ($0.count, $0.feature) < ($1.count, $1.feature) }
      .prefix(Self.featuresMax).filter { $0.count <= Self.frequencyMax }
    var touched: [Int] = []
    for (_, feature) in rarest {
      for place in postings.range(feature) {
        let row = Int(postings.indices[place])
        guard base.wordings[row].kind != .answer else { continue }
        if counts[row] == 0 { touched.append(row) }
        counts[row] += 1
      }
    }
    let ranked = touched.sorted { (counts[$1], $0) < (counts[$0], $1) }.prefix(Self.measuredMax)
    for row in touched { counts[row] = 0 }
    return Array(ranked)
  }
}
