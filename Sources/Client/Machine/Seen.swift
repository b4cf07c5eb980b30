import Conversation

/// How far each conversation is known (I6).
struct Seen: Sendable {
  enum Judgement { case next, old, gap }

  private struct Track {
    var last: Int
    /// The highest `seq` that came out of order, and was left out.
    var leftOut = 0
  }

  private var tracks: [ConversationID: Track] = [:]

  var conversations: [ConversationID] { Array(tracks.keys) }

  func last(of conversation: ConversationID) -> Int? { tracks[conversation]?.last }

  /// Whether something that came is still missing here.
  func misses(_ conversation: ConversationID) -> Bool {
    tracks[conversation].map { $0.leftOut > $0.last } ?? false
  }

  mutating func begin(_ conversation: ConversationID, after seq: Int) { tracks[conversation] = Track(last: seq) }

  mutating func forget(_ conversation: ConversationID) { tracks[conversation] = nil }

  /// Takes the event of that number if it is the next.
  mutating func take(_ seq: Int, of conversation: ConversationID) -> Judgement {
    guard var track = tracks[conversation] else {
      tracks[conversation] = Track(last: seq)
      return .next
    }
    guard seq > track.last else { return .old }
    guard seq == track.last + 1 else {
      track.leftOut = max(track.leftOut, seq)
      tracks[conversation] = track
      return .gap
    }
    track.last = seq
    tracks[conversation] = track
    return .next
  }
}
