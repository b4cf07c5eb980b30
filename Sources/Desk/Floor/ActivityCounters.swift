import Conversation
import Knowledge

/// How much goes on at the desk: counts by the minute, for the last hour and no longer.
struct ActivityCounters {
  struct Counts: Hashable {
    var opened = 0
    var messages = 0
    var answers = 0
    var handoffs = 0
  }

  static let minutesKept = 60

  let since: Timestamp
  /// A ring; each slot says which minute since 1970 it holds.
  private var minutes = [(minute: Int64, counts: Counts)](repeating: (-1, Counts()), count: minutesKept)

  init(since: Timestamp) { self.since = since }

  mutating func count(_ events: [Event], at now: Timestamp) {
    let minute = now.rawValue / 60_000
    let slot = Int(minute % Int64(Self.minutesKept))
    if minutes[slot].minute != minute { minutes[slot] = (minute, Counts()) }
    for event in events {
      switch event.content {
      case .created: minutes[slot].counts.opened += 1
      case .message(let message) where message.from.kind == .customer: minutes[slot].counts.messages += 1
      case .decided(let decision) where decision.action == .answer: minutes[slot].counts.answers += 1
      case .statusChanged(let change) where change.to == .pending && change.from != .open && change.from != .snoozed:
        minutes[slot].counts.handoffs += 1
      default: break
      }
    }
  }

  /// Of the last `count` minutes, the one that has begun included.
  func lately(_ count: Int, at now: Timestamp) -> Counts {
    let minute = now.rawValue / 60_000
    return minutes.filter { $0.minute > minute - Int64(count) && $0.minute <= minute }.map(\.counts)
      .reduce(into: Counts()) { sum, counts in
        sum.opened += counts.opened
        sum.messages += counts.messages
        sum.answers += counts.answers
        sum.handoffs += counts.handoffs
      }
  }
}
