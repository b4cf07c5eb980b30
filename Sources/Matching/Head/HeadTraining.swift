/// Chooses and trains the head that fits the size of a base, and finds out what its rows score when held out.
struct HeadTraining {
  let space: any RowSpace
  let entries: [Int]
  let isAnswer: [Bool]
  let entryCount: Int
  let recipe: Recipe
  let progress: ((Double) -> Void)?

  /// Machines learn nothing from fewer rows an entry than this.
  private static let machineRowsMin = 3
  private static let sampleMax = 400

  func trained() -> (head: Head, heldOut: [HeldOut]) {
    if entries.count <= recipe.ridgeRowsMax, let trained = ridge() { return trained }
    if entries.count * entryCount <= recipe.machineWorkMax, entries.count >= Self.machineRowsMin * entryCount {
      return machines()
    }
    return nearest()
  }

  private func ridge() -> (head: Head, heldOut: [HeldOut])? {
    guard !entries.isEmpty else { return nil }
    var likenesses = SquareMatrix(size: entries.count)
    for row in entries.indices {
      let line = space.likenesses(to: space[row])
      for column in line.indices { likenesses[row, column] = line[column] }
    }
    let ridges = isAnswer.map { $0 ? recipe.answerRidge : recipe.ridge }
    var heldOut: [HeldOut] = []
    let head = KernelRidge(
      likenesses: likenesses, entries: entries, entryCount: entryCount, ridge: ridges, heldOut: &heldOut)
    return head.map { (.kernelRidge($0), heldOut) }
  }

  /// Two trainings: one without every fifth entry and every tenth row of the others, to see how those score; then
  /// the real one.
  private func machines() -> (head: Head, heldOut: [HeldOut]) {
    let absent = entries.indices.map { entries[$0] % 5 == 4 }
    let out = entries.indices.map { absent[$0] || $0 % 10 == 9 }
    let vectors = entries.indices.map { space.machineVector(space[$0]) }
    var (kept, all) = (SparseRows(), SparseRows())
    for row in entries.indices {
      all.append(vectors[row])
      if !out[row] { kept.append(vectors[row]) }
    }
    let trial = LinearMachines(
      kept, featureCount: space.machineFeatureCount,
      entries: entries.indices.filter { !out[$0] }.map { entries[$0] },
      entryCount: entryCount, recipe, progress: progress.map { report in { report($0 / 2) } })
    let heldOut = entries.indices.filter { out[$0] && !isAnswer[$0] }.map { row in
      var scores = trial.scores(vectors[row])
      for entry in stride(from: 4, to: entryCount, by: 5) { scores[entry] = -.infinity }
      let own = absent[row] ? nil : scores[entries[row]]
      scores[entries[row]] = -.infinity
      let others = BestTwo(scores)
      return HeldOut(row: row, withoutEntry: absent[row] ? others : nil, own: own, others: others)
    }
    let head = LinearMachines(
      all, featureCount: space.machineFeatureCount, entries: entries, entryCount: entryCount, recipe,
      progress: progress.map { report in { report(0.5 + $0 / 2) } })
    return (.linear(head), heldOut)
  }

  private func nearest() -> (head: Head, heldOut: [HeldOut]) {
    let head = NearestRows(entries: entries, entryCount: entryCount)
    let step = max(1, entries.count / Self.sampleMax)
    let heldOut = stride(from: 0, to: entries.count, by: step).filter { !isAnswer[$0] }.map { row in
      var likenesses = space.likenesses(to: space[row])
      likenesses[row] = 0
      var scores = head.scores(likenesses)
      let own = scores[entries[row]]
      scores[entries[row]] = -.infinity
      let others = BestTwo(scores)
      return HeldOut(row: row, withoutEntry: others, own: own, others: others)
    }
    return (.nearest(head), heldOut)
  }
}
