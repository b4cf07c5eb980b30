import Wire

/// What waits to be sent to a client, in order, counted.
///
/// What happens is sent at once and counts against the limit: who does not read it lags behind (I10, H13). What was
/// asked for, a page of history or an export, may be more than the limit; it is written out piece by piece as the
/// client reads, and everything that comes later waits behind it.
struct OutwardQueue {
  enum Step {
    case bytes([UInt8])
    case paced(ServerMessage)
    case answered
    case mark(@Sendable () -> Void)
  }

  /// Bytes on their way to the socket below which more of what is paced is written.
  private static let low = 65_536

  private let limit: Int
  private var waiting: [Step] = []
  private var next = 0
  /// Encoded, not yet handed to the channel.
  private var batch: [UInt8] = []
  private var pacedInBatch = 0
  /// Bytes that the socket has not taken, those in `batch` and `waiting` included.
  private(set) var live = 0
  private var paced = 0

  init(limit: Int) { self.limit = limit }

  var isLagging: Bool { live > limit }
  /// Whether something waits for its turn.
  var isWaiting: Bool { next < waiting.count }
  /// Whether nothing waits for its turn or to be handed to the channel.
  var isIdle: Bool { !isWaiting && batch.isEmpty }
  /// Whether the socket has nothing left to take of what was handed to it.
  var isAtRest: Bool { live + paced == batch.count }
  /// Whether the socket has taken everything.
  var isEmpty: Bool { isIdle && live == 0 && paced == 0 }

  mutating func put(_ message: ServerMessage) {
    if !isWaiting {
      let before = batch.count
      message.write(to: &batch)
      live += batch.count - before
    } else {
      var bytes: [UInt8] = []
      message.write(to: &bytes)
      live += bytes.count
      waiting.append(.bytes(bytes))
    }
  }

  mutating func putPaced(_ messages: [ServerMessage]) { waiting += messages.map(Step.paced) }

  /// Something that is due once all before it was encoded.
  mutating func put(step: Step) { waiting.append(step) }

  /// Moves on what may be sent now.
  ///
  /// - Returns: steps that are due, in order.
  mutating func advance() -> [Step] {
    var due: [Step] = []
    while next < waiting.count {
      let step = waiting[next]
      switch step {
      case .bytes(let bytes): batch += bytes
      case .paced(let message):
        guard live + paced < Self.low else { return due }
        let before = batch.count
        message.write(to: &batch)
        paced += batch.count - before
        pacedInBatch += batch.count - before
      case .answered, .mark: due.append(step)
      }
      waiting[next] = .answered
      next += 1
    }
    waiting = []
    next = 0
    return due
  }

  /// What is to be handed to the channel now, with how much of it was live and paced.
  mutating func takeBatch() -> (bytes: [UInt8], live: Int, paced: Int)? {
    if batch.isEmpty { return nil }
    defer {
      batch = []
      pacedInBatch = 0
    }
    return (batch, batch.count - pacedInBatch, pacedInBatch)
  }

  /// The socket took a batch.
  mutating func sent(live: Int, paced: Int) {
    self.live -= live
    self.paced -= paced
  }

  /// Nothing that waits for its turn is sent any more.
  ///
  /// - Returns: the steps that are due nevertheless.
  mutating func letGo() -> [Step] {
    var due: [Step] = []
    for step in waiting[next...] {
      switch step {
      case .mark: due.append(step)
      case .bytes(let bytes): live -= bytes.count
      case .paced, .answered: break
      }
    }
    waiting = []
    next = 0
    return due
  }
}
