/// What turns a question's vector into scores of the entries.
enum Head: Sendable {
  case kernelRidge(KernelRidge)
  case linear(LinearMachines)
  case nearest(NearestRows)

  func scores(of vector: QuestionVector, in space: any RowSpace) -> [Float] {
    switch self {
    case .kernelRidge(let head): head.scores(space.likenesses(to: vector))
    case .linear(let head): head.scores(space.machineVector(vector))
    case .nearest(let head): head.scores(space.likenesses(to: vector))
    }
  }
}
