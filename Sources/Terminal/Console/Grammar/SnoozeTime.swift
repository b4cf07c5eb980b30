import Foundation
import Knowledge

/// Reads until when a conversation is put aside.
struct SnoozeTime: Sendable {
  /// Where a day begins for whom it is only named.
  private static let morning = (hour: 9, minute: 0)
  private static let furthestMilliseconds: Int64 = 366 * 86_400_000

  var now: Timestamp
  /// The agent's own.
  var zone: TimeZone

  /// `30m`, `2h`, `3d`, `1w`; `9:00` (today, or tomorrow where that is over), `tomorrow`, `monday`, either with a time;
  /// `2026-12-24`, with a time or at nine. Nil for anything else, and for what is over or more than a year away.
  func read(_ text: String) -> Timestamp? {
    let words = text.lowercased().split(separator: " ").map(String.init)
    let moment: Timestamp? =
      switch words.count {
      case 1: span(words[0]) ?? today(at: words[0]) ?? day(words[0], at: Self.morning)
      case 2: clock(words[1]).flatMap { day(words[0], at: $0) }
      default: nil
      }
    guard let moment, moment > now, moment - now <= Self.furthestMilliseconds else { return nil }
    return moment
  }

  private func span(_ word: String) -> Timestamp? {
    let units: [Character: Int64] = ["m": 60_000, "h": 3_600_000, "d": 86_400_000, "w": 604_800_000]
    guard let last = word.last, let unit = units[last], word.count <= 6, let count = Int64(word.dropLast()), count > 0
    else { return nil }
    return now + count * unit
  }

  private func today(at word: String) -> Timestamp? {
    guard let time = clock(word) else { return nil }
    return [0, 1].lazy.compactMap { moment($0, at: time) }.first { $0 > now }
  }

  private func day(_ word: String, at time: (hour: Int, minute: Int)) -> Timestamp? {
    if word == "today" { return moment(0, at: time) }
    if word == "tomorrow" { return moment(1, at: time) }
    let names = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]
    if let weekday = names.firstIndex(where: { $0 == word || $0.prefix(3) == word }) {
      let today = calendar.component(.weekday, from: date) - 1
      let ahead = (weekday - today + 7) % 7
      return moment(ahead == 0 ? 7 : ahead, at: time)
    }
    return isoDay(word, at: time)
  }

  private func isoDay(_ word: String, at time: (hour: Int, minute: Int)) -> Timestamp? {
    let parts = word.split(separator: "-", omittingEmptySubsequences: false).compactMap { Int($0) }
    guard parts.count == 3, word.count == 10, (1...12).contains(parts[1]), (1...31).contains(parts[2]) else {
      return nil
    }
    let components = DateComponents(
      year: parts[0], month: parts[1], day: parts[2], hour: time.hour, minute: time.minute)
    guard components.isValidDate(in: calendar) else { return nil }
    return calendar.date(from: components).map(Timestamp.init(date:))
  }

  private func clock(_ word: String) -> (hour: Int, minute: Int)? {
    let parts = word.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]),
      (0...23).contains(hour), (0...59).contains(minute)
    else { return nil }
    return (hour, minute)
  }

  /// So many days after today, on the clock of the wall.
  private func moment(_ days: Int, at time: (hour: Int, minute: Int)) -> Timestamp? {
    guard let day = calendar.date(byAdding: .day, value: days, to: date) else { return nil }
    return calendar.date(bySettingHour: time.hour, minute: time.minute, second: 0, of: day)
      .map(Timestamp.init(date:))
  }

  private var date: Date { Date(timeIntervalSince1970: Double(now.rawValue) / 1_000) }

  private var calendar: Calendar {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    return calendar
  }
}

extension Timestamp {
  fileprivate init(date: Date) { self.init(milliseconds: Int64((date.timeIntervalSince1970 * 1_000).rounded())) }
}
