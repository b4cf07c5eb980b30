/// Finds the lowest point of a smooth convex function of many variables: L-BFGS, the two-loop recursion of Nocedal,
/// "Updating quasi-Newton matrices with limited storage", 1980, with steps halved until they go down far enough
/// (Armijo).
package struct LimitedMemoryBFGS: Sendable {
  /// Steps that are remembered.
  package var memory = 5
  /// Then the lowest point found so far is the outcome.
  package var iterationsMax = 1_000
  /// Done where no component of the gradient is larger.
  package var tolerance: Float = 1e-5

  package init() {}

  private struct Step {
    var move: [Float]
    var change: [Float]
    /// 1 / (move · change).
    var scale: Double
  }

  /// - Parameters:
  ///   - point: where to begin; afterwards, the lowest point found.
  ///   - evaluate: the value at a point; writes the gradient there into its second argument.
  package func minimise(_ point: inout [Float], _ evaluate: ([Float], inout [Float]) -> Double) {
    var gradient = [Float](repeating: 0, count: point.count)
    var value = evaluate(point, &gradient)
    var steps: [Step] = []
    for _ in 0..<iterationsMax {
      guard gradient.contains(where: { abs($0) > tolerance }) else { return }
      let direction = direction(against: gradient, steps)
      let slope = dot(direction, gradient)
      var length = steps.isEmpty ? Float(1 / dot(gradient, gradient).squareRoot()) : 1
      var (next, nextGradient) = (point, gradient)
      var nextValue = Double.infinity
      for _ in 0..<halvingsMax {
        next = point
        add(direction, times: length, to: &next)
        nextValue = evaluate(next, &nextGradient)
        if nextValue <= value + decrease * Double(length) * slope { break }
        length /= 2
      }
      // Nothing lower within the precision of numbers.
      guard nextValue < value else { return }
      let move = direction.map { $0 * length }
      let change = zip(nextGradient, gradient).map { $0 - $1 }
      let curvature = dot(move, change)
      if curvature > 0 { steps.append(Step(move: move, change: change, scale: 1 / curvature)) }
      if steps.count > memory { steps.removeFirst() }
      (point, gradient, value) = (next, nextGradient, nextValue)
    }
  }

  private func direction(against gradient: [Float], _ steps: [Step]) -> [Float] {
    var direction = gradient.map { -$0 }
    var weights: [Double] = []
    for step in steps.reversed() {
      let weight = step.scale * dot(step.move, direction)
      add(step.change, times: Float(-weight), to: &direction)
      weights.append(weight)
    }
    if let last = steps.last {
      let scale = Float(1 / (last.scale * dot(last.change, last.change)))
      for index in direction.indices { direction[index] *= scale }
    }
    for (step, weight) in zip(steps, weights.reversed()) {
      let correction = weight - step.scale * dot(step.change, direction)
      add(step.move, times: Float(correction), to: &direction)
    }
    return direction
  }

  private var decrease: Double { 1e-4 }
  private var halvingsMax: Int { 30 }
}

/// Summed in blocks of 16 at single precision, the blocks at double.
private func dot(_ left: [Float], _ right: [Float]) -> Double {
  left.withUnsafeBufferPointer { left in
    right.withUnsafeBufferPointer { right in
      var sum = 0.0
      var start = 0
      while start + 16 <= left.count {
        var block = SIMD16<Float>.zero
        for lane in 0..<16 { block[lane] = left[start + lane] * right[start + lane] }
        sum += Double(block.sum())
        start += 16
      }
      while start < left.count {
        sum += Double(left[start] * right[start])
        start += 1
      }
      return sum
    }
  }
}

private func add(_ vector: [Float], times factor: Float, to sum: inout [Float]) {
  sum.withUnsafeMutableBufferPointer { sum in
    vector.withUnsafeBufferPointer { vector in
      for index in sum.indices { sum[index] += factor * vector[index] }
    }
  }
}
