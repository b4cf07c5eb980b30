import Conversation
import Synchronization

/// One conversation that is in use: what waits to be done in it, who follows it, and where it stands.
///
/// What is asked is done in the order in which it was asked, by one worker at a time, which exists while there is work.
/// At rest a lane that is followed keeps little more than its followers.
final class Lane: Sendable {
  /// What may wait in one conversation. Connections have limits of their own (I10), far below.
  static let errandsMaximum = 1_024

  enum Reception {
    /// A worker is to be set to work.
    case needsWorker
    case waits
    case isFull
  }

  private struct Insides {
    var errands: [Errand] = []
    var isWorkedOn = false
    var followings: [Following] = []
    /// While nobody works on it; a worker has it to itself.
    var memory: Memory?
    var lastRest = 0
  }

  /// On the heap, so that a lane that remembers nothing is small.
  private final class Memory: Sendable {
    let remembered: Remembered

    init(_ remembered: Remembered) { self.remembered = remembered }
  }

  let conversation: ConversationID
  private let insides = Mutex(Insides())

  init(_ conversation: ConversationID) { self.conversation = conversation }

  func add(_ errand: Errand) -> Reception {
    insides.withLock { insides in
      guard insides.errands.count < Self.errandsMaximum else { return .isFull }
      insides.errands.append(errand)
      if insides.isWorkedOn { return .waits }
      insides.isWorkedOn = true
      return .needsWorker
    }
  }

  /// What is known from before. Not kept here while it is worked on, so that it is changed in place.
  func recall() -> Remembered? {
    insides.withLock { insides in
      defer { insides.memory = nil }
      return insides.memory?.remembered
    }
  }

  /// The next thing to do; nil: nothing, and the worker's work is over.
  func next(remembering remembered: Remembered?) -> Errand? {
    insides.withLock { insides in
      if !insides.errands.isEmpty { return insides.errands.removeFirst() }
      insides.isWorkedOn = false
      insides.memory = remembered.map(Memory.init)
      return nil
    }
  }

  var followings: [Following] { insides.withLock { $0.followings } }

  func add(_ following: Following) { insides.withLock { $0.followings.append(following) } }

  func remove(_ following: Following) { insides.withLock { $0.followings.removeAll { $0 === following } } }

  /// Notes that it came to rest during `period`.
  ///
  /// - Returns: whether that is news and there is something to forget later.
  func rests(in period: Int) -> Bool {
    insides.withLock { insides in
      guard !insides.isWorkedOn, insides.memory != nil, insides.lastRest < period else { return false }
      insides.lastRest = period
      return true
    }
  }

  /// Forgets where the conversation stands, unless it was of use since `period`.
  func forget(unlessUsedSince period: Int) {
    insides.withLock { insides in
      if !insides.isWorkedOn, insides.lastRest < period { insides.memory = nil }
    }
  }

  /// Whether nothing is lost when it is let go.
  var isEmpty: Bool {
    insides.withLock { !$0.isWorkedOn && $0.followings.isEmpty && $0.memory == nil }
  }
}
