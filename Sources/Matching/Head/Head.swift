/// What turns a question's vector into scores of the entries.
enum Head: Sendable {
  case kernelRidge(KernelRidge)
  case linear(LinearMachines)
  case nearest(NearestRows)

  /// - Parameter products: the vector's products with all rows, asked for only where the head needs them.
  func scores(_ vector: SparseVector, products: () -> [Float]) -> [Float] {
    switch self {
    case .kernelRidge(let head): head.scores(products())
    case .linear(let head): head.scores(vector)
    case .nearest(let head): head.scores(products())
    }
  }
}
