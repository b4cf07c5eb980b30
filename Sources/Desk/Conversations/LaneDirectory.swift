import Conversation
import Synchronization

/// The lanes that are in use. One is made when something is asked of its conversation, and let go when it is at rest,
/// unfollowed, and has not been of use for long; those that are followed forget where they stand.
///
/// A lane is only given an errand, and only let go, under one lock: no conversation ever has two.
final class LaneDirectory: Sendable {
  /// States that rested lanes remember, at most, so that a line does not read its whole conversation again.
  static let rememberedMaximum = 4_096

  private struct Contents {
    var lanes: [ConversationID: Lane] = [:]
    /// Lanes that came to rest during this period, and during the one before.
    var recent: [Lane] = []
    var earlier: [Lane] = []
    var period = 1

    mutating func letGo(_ lane: Lane) {
      if lanes[lane.conversation] === lane { lanes[lane.conversation] = nil }
    }

    /// What was not of use for a whole period is forgotten.
    mutating func beginPeriod() {
      for lane in earlier {
        lane.forget(unlessUsedSince: period)
        if lane.isEmpty { letGo(lane) }
      }
      earlier = recent
      recent = []
      period += 1
    }
  }

  private let contents = Mutex(Contents())

  /// How many lanes there are.
  var count: Int { contents.withLock { $0.lanes.count } }

  /// The one that is there for a conversation; those that are followed always are.
  func lane(of conversation: ConversationID) -> Lane? { contents.withLock { $0.lanes[conversation] } }

  func add(_ errand: Errand, to conversation: ConversationID) -> (lane: Lane, reception: Lane.Reception) {
    contents.withLock { contents in
      let lane = contents.lanes[conversation] ?? Lane(conversation)
      contents.lanes[conversation] = lane
      return (lane, lane.add(errand))
    }
  }

  /// To be told when a lane has come to rest or has lost a follower.
  func hasRested(_ lane: Lane) {
    contents.withLock { contents in
      if lane.isEmpty { return contents.letGo(lane) }
      guard lane.rests(in: contents.period) else { return }
      contents.recent.append(lane)
      if contents.recent.count >= Self.rememberedMaximum / 2 { contents.beginPeriod() }
    }
  }
}
