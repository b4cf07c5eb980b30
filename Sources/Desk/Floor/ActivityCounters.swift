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
  /// A ring; each slot says which minute since 1970 it holds, nil before it holds one.
  private var minutes = [(minute: Int64?, counts: Counts)](repeating: (nil, Counts()), count: minutesKept)

  init(since: Timestamp) { self.since = since }

  mutating func count(_ events: [Event], at now: Timestamp) {
    let minute = Self.minute(of: now)
    let slot = Int(minute - Self.floored(minute, Int64(Self.minutesKept)) * Int64(Self.minutesKept))
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
    let minute = Self.minute(of: now)
    let latest = minute - Int64(count) + 1...minute
    return minutes.filter { $0.minute.map(latest.contains) ?? false }.map(\.counts)
      .reduce(into: Counts()) { sum, counts in
        sum.opened += counts.opened
        sum.messages += counts.messages
        sum.answers += counts.answers
        sum.handoffs += counts.handoffs
      }
  }

  /// Negative before 1970, where a clock that was never set may stand.
  private static func minute(of now: Timestamp) -> Int64 { floored(now.rawValue, 60_000) }

  private static func floored(_ number: Int64, _ divisor: Int64) -> Int64 {
    let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
