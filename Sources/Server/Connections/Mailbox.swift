import Conversation
import Synchronization
import Wire

/// What waits to be taken up by a connection's event loop: put in by any thread, in order, at the price of one wake-up
/// for all that comes while the loop is busy.
final class Mailbox: Sendable {
  enum Item: Sendable {
    /// It is known who speaks.
    case welcomed(any Party, ServerMessage, role: Hello.Role, bucket: TokenBucket?)
    /// Who speaks could not be found out.
    case turnedAway(WireError)
    case message(ServerMessage)
    case events([Event], of: ConversationID, for: Audience)
    /// What was asked for and may be much: sent as fast as it is read, however much that is.
    case paced([ServerMessage])
    /// Calls when all before it was handed to the socket, or never will be.
    case mark(@Sendable () -> Void)
    /// Ends a request.
    case answer(ServerMessage)
    /// What an earlier connection left of the session's speed.
    case restrain(TokenBucket)
    case farewell(Farewell, retryAfterMilliseconds: Int? = nil)
    /// Takes no more lines, answers what was taken, and then says goodbye.
    case windDown(retryAfterMilliseconds: Int)
  }

  /// News of which only the latest matters.
  enum Slot: Hashable, Sendable { case queue, agents }

  private struct Contents {
    var items: [Item] = []
    /// Where the news stand among `items`.
    var slots: [Slot: Int] = [:]
    var wake: (@Sendable () -> Void)?
    var isWoken = false
    var isClosed = false
  }

  private let contents = Mutex(Contents())

  init() {}

  /// - Parameter wake: has `takeAll` called soon, on the event loop.
  func open(wake: @escaping @Sendable () -> Void) { contents.withLock { $0.wake = wake } }

  /// Whether nobody will take anything out any more.
  var isClosed: Bool { contents.withLock { $0.isClosed } }

  /// - Parameter slot: takes the place of what is in this slot and was not taken out yet.
  func post(_ item: Item, in slot: Slot? = nil) {
    let wake: (@Sendable () -> Void)?
    var isDropped = false
    (wake, isDropped) = contents.withLock { contents in
      if contents.isClosed { return (nil, true) }
      if let slot, let place = contents.slots[slot] {
        contents.items[place] = item
        return (nil, false)
      }
      if let slot { contents.slots[slot] = contents.items.count }
      contents.items.append(item)
      if contents.isWoken { return (nil, false) }
      contents.isWoken = contents.wake != nil
      return (contents.wake, false)
    }
    wake?()
    if isDropped { item.drop() }
  }

  func takeAll() -> [Item] {
    contents.withLock { contents in
      let items = contents.items
      contents.items = []
      contents.slots = [:]
      contents.isWoken = false
      return items
    }
  }

  /// Nothing more is taken in.
  func close() {
    let rest = contents.withLock { contents in
      defer {
        contents.items = []
        contents.slots = [:]
        contents.wake = nil
        contents.isClosed = true
      }
      return contents.items
    }
    for item in rest { item.drop() }
  }

  /// Sends what may be much, and returns when it was handed to the socket, or never will be.
  ///
  /// - Returns: whether there is somebody to send more to.
  @discardableResult
  func send(_ messages: [ServerMessage]) async -> Bool {
    post(.paced(messages))
    await withCheckedContinuation { continuation in post(.mark { continuation.resume() }) }
    return !isClosed
  }
}

extension Mailbox.Item {
  /// Nobody takes it up any more: who waits for that is told.
  func drop() {
    switch self {
    case .mark(let call): call()
    case .welcomed(let party, _, _, _): party.left(with: nil)
    default: break
    }
  }
}
