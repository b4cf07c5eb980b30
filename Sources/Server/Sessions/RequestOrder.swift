/// The order in which one connection's requests are carried out, so that answers come in the order asked.
///
/// What goes through a conversation's own queue may be under way together, since that queue keeps the order. Anything
/// else, such as reading, is done alone: after all that was asked before it, and before all that was asked later.
struct RequestOrder {
  struct Item: Sendable {
    var isAlone: Bool
    var begin: @Sendable () -> Void
  }

  private var running = 0
  private var isOccupied = false
  /// At most as many as may be unanswered.
  private var waiting: [Item] = []

  init() {}

  /// - Returns: whether it is to begin now.
  mutating func arrived(_ item: Item) -> Bool {
    guard waiting.isEmpty, mayStart(item) else {
      waiting.append(item)
      return false
    }
    start(item)
    return true
  }

  /// One of those under way was answered.
  ///
  /// - Returns: what is to begin now, in this order.
  mutating func finished() -> [Item] {
    running -= 1
    isOccupied = false
    var next: [Item] = []
    while let first = waiting.first, mayStart(first) {
      start(first)
      next.append(waiting.removeFirst())
    }
    return next
  }

  /// Nothing that waits begins any more.
  mutating func letGo() { waiting = [] }

  private func mayStart(_ item: Item) -> Bool { !isOccupied && (running == 0 || !item.isAlone) }

  private mutating func start(_ item: Item) {
    running += 1
    isOccupied = item.isAlone
  }
}
