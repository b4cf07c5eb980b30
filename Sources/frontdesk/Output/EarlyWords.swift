import Synchronization

/// Words about the program that come before there is anybody to tell: they wait, and later ones are told at once.
final class EarlyWords: Sendable {
  private struct State {
    var waiting: [String] = []
    var tell: (@Sendable (String) -> Void)?
  }

  private let state = Mutex(State())

  @Sendable func put(_ words: String) {
    let tell = state.withLock { state in
      if state.tell == nil { state.waiting.append(words) }
      return state.tell
    }
    tell?(words)
  }

  /// From now on `tell` is told.
  ///
  /// - Returns: what has waited.
  func begin(_ tell: @escaping @Sendable (String) -> Void) -> [String] {
    state.withLock { state in
      defer { state = State(waiting: [], tell: tell) }
      return state.waiting
    }
  }
}
