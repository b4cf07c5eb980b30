import Conversation

/// How a conversation went with the bot, as far as its events tell.
struct Course {
  /// What the customer's last rating said while it was the bot's.
  private var wasRatedWell: Bool?
  private var wasResolved = false
  /// People took over: what came after that is no longer the bot's doing.
  private(set) var isWithPeople = false

  /// The customer rated it well while it was the bot's, or did not rate it, and it was resolved without a person.
  var wentWell: Bool { wasRatedWell ?? (wasResolved && !isWithPeople) }

  mutating func take(_ content: Event.Content) {
    guard !isWithPeople else { return }
    switch content {
    case .rated(let rating) where rating.score != Self.neutral: wasRatedWell = rating.score > Self.neutral
    case .statusChanged(let change):
      if change.to == .resolved { wasResolved = true } else if change.to != .bot { isWithPeople = true }
    default: break
    }
  }

  /// On the scale of ratings, neither good nor bad.
  private static let neutral = 3
}
