/// A weighted sum of named figures and of a vector, learnt by logistic regression: log-odds come out.
struct LinearModel: Sendable {
  private let bias: Double
  /// One a figure, in the order of the names that it was read for.
  let weights: [Double]
  /// Empty for a model that goes by figures alone.
  private let vector: [Float]

  /// The width of the vectors that it takes; 0 where it takes none.
  var width: Int { vector.count }

  /// Reads `Resources/learnt/<name>.tsv`: lines of a name, a tab and a weight; `bias`; and `vector` with its weights
  /// parted by spaces, where it has one.
  init(_ name: String, figures: [String]) {
    let path = "learnt/\(name).tsv"
    var found: [String: Double] = [:]
    var vector: [Float] = []
    DataFile.forEachLine(of: path) { line in
      let fields = line.split(separator: UInt8(ascii: "\t"), maxSplits: 1)
      guard fields.count == 2 else { fatalError("The installation is broken: \(path) has a line without a tab") }
      let name = String(decoding: fields[0], as: UTF8.self)
      let values = fields[1].split(separator: UInt8(ascii: " ")).map { field -> Float in
        guard let value = decimal(field) else {
          fatalError("The installation is broken: \(path) has no number for \(name)")
        }
        return value
      }
      if name == "vector" { vector = values } else { found[name] = values.first.map(Double.init) }
    }
    guard let bias = found.removeValue(forKey: "bias"), Set(found.keys) == Set(figures) else {
      fatalError("The installation is broken: \(path) does not weigh what the program measures")
    }
    self.bias = bias
    self.vector = vector
    weights = figures.map { found[$0] ?? 0 }
  }

  /// Log-odds for figures in the order of their names. A vector of another width than the model's counts for nothing.
  func logOdds(of figures: [Double], vector values: [Float] = []) -> Double {
    var sum = bias
    for (weight, figure) in zip(weights, figures) { sum += weight * figure }
    if values.count == vector.count {
      var dot: Float = 0
      for index in values.indices { dot += values[index] * vector[index] }
      sum += Double(dot)
    }
    return sum
  }
}
