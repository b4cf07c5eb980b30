/// What turns a question's products with all rows into scores of the entries.
enum Head: Sendable {
  case kernelRidge(KernelRidge)
  case nearest(NearestRows)

  func scores(_ products: [Float]) -> [Float] {
    switch self {
    case .kernelRidge(let head): head.scores(products)
    case .nearest(let head): head.scores(products)
    }
  }
}
