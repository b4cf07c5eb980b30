/// A count that only grows, and those who wait for it to reach a number.
@MainActor final class Milestone {
  private(set) var reached = 0
  private var open = false
  private var waiting: [(for: Int, CheckedContinuation<Void, Never>)] = []

  func reach(_ count: Int) {
    reached = max(reached, count)
    resume { $0 <= reached }
  }

  /// Nothing more will come: nobody waits any longer.
  func end() {
    open = true
    resume { _ in true }
  }

  func wait(for count: Int) async {
    guard !open, reached < count else { return }
    await withCheckedContinuation { waiting.append((count, $0)) }
  }

  private func resume(_ isDue: (Int) -> Bool) {
    let due = waiting.filter { isDue($0.for) }
    waiting.removeAll { isDue($0.for) }
    for (_, continuation) in due { continuation.resume() }
  }
}
