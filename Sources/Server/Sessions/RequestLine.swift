import Synchronization

/// A connection's requests, begun in that order from any thread.
final class RequestLine: Sendable {
  private struct Contents {
    var order = RequestOrder()
    /// To be begun, in this order.
    var due: [RequestOrder.Item] = []
    var isBeginning = false
  }

  private let contents = Mutex(Contents())

  init() {}

  /// - Parameter begin: to be followed by one `answered`.
  func add(alone isAlone: Bool = false, _ begin: @escaping @Sendable () -> Void) {
    let item = RequestOrder.Item(isAlone: isAlone, begin: begin)
    beginDue { $0.arrived(item) ? [item] : [] }
  }

  func answered() { beginDue { $0.finished() } }

  func letGo() { contents.withLock { $0.order.letGo() } }

  /// Begins one after the other, by one thread at a time: of two threads, the one with the later request could else be
  /// the first to begin.
  private func beginDue(_ next: (inout RequestOrder) -> [RequestOrder.Item]) {
    let isFirst = contents.withLock { contents in
      contents.due += next(&contents.order)
      if contents.isBeginning || contents.due.isEmpty { return false }
      contents.isBeginning = true
      return true
    }
    guard isFirst else { return }
    while let item = nextDue() { item.begin() }
  }

  private func nextDue() -> RequestOrder.Item? {
    contents.withLock { contents in
      contents.isBeginning = !contents.due.isEmpty
      return contents.due.isEmpty ? nil : contents.due.removeFirst()
    }
  }
}
