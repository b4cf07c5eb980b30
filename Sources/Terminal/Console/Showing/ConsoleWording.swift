import Conversation
import Knowledge

/// The protocol's words in an agent's.
enum ConsoleWording {
  static func cause(_ word: String) -> String {
    switch Cause(rawValue: word) {
    case .mood: "frustrated"
    case .request: "asked for a person"
    case .topic: "a topic for people"
    case .miss: "the bot knew no answer"
    case .emergency: "an emergency word"
    case .transfer: "passed on by a colleague"
    case nil: word
    }
  }

  static func status(_ status: Status) -> String {
    switch status {
    case .bot: "with the bot"
    case .pending: "waiting"
    case .open: "open"
    case .snoozed: "put aside"
    case .resolved: "resolved"
    }
  }

  /// `now`, `4 min`, `3 h`, `2 d`.
  static func span(_ milliseconds: Int64) -> String {
    let minutes = max(0, milliseconds) / 60_000
    return switch minutes {
    case 0: "now"
    case ..<60: "\(minutes) min"
    case ..<1_440: "\(minutes / 60) h"
    default: "\(minutes / 1_440) d"
    }
  }
}

/// How the mood went, as a bar of one sign a turn.
enum MoodBar {
  private static let blocks = Array("▁▂▃▄▅▆▇█")
  private static let ascii = Array("_.:-=+*#")

  /// - Parameter mood: 0 calm to 1 as frustrated as can be.
  static func of(_ mood: [Double], unicode: Bool) -> String {
    let signs = unicode ? blocks : ascii
    return String(mood.map { signs[min(signs.count - 1, max(0, Int(($0.isNaN ? 0 : min(1, max(0, $0))) * 8)))] })
  }
}
