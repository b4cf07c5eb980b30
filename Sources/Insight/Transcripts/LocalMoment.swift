package import Foundation
package import Knowledge

/// A second on the business's wall clock, as transcripts write it: `2026-11-24 14:05`, or `2026-11-24 14:05:30`.
package struct LocalMoment: Hashable, Sendable {
  /// The day that the clock shows.
  package var date: CivilDate
  /// Seconds after midnight, 0–86,399.
  package var secondOfDay: Int

  /// Nothing is checked; what is read from text goes through `init?(_:)`.
  package init(date: CivilDate, secondOfDay: Int) {
    self.date = date
    self.secondOfDay = secondOfDay
  }

  /// When a transcript opens that does not say: a Wednesday at eleven, so that no replay depends on the day it is run.
  package static let ordinaryMorning = LocalMoment(
    date: CivilDate(year: 2026, month: 9, day: 16), secondOfDay: 11 * 3600)
}

extension LocalMoment: LosslessStringConvertible {
  /// Nil for anything but the two forms, or a day that the calendar does not have.
  package init?(_ text: String) {
    let halves = text.split(whereSeparator: { $0 == " " || $0 == "T" })
    guard halves.count == 2 else { return nil }
    let day = halves[0].split(separator: "-", omittingEmptySubsequences: false).map(Self.number)
    let time = halves[1].split(separator: ":", omittingEmptySubsequences: false).map(Self.number)
    guard day.count == 3, let year = day[0], let month = day[1], let dayOfMonth = day[2], (1...9999).contains(year),
      (2...3).contains(time.count), let hour = time[0], let minute = time[1],
      let second = time.count == 3 ? time[2] : 0,
      (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second)
    else { return nil }
    let date = CivilDate(year: year, month: month, day: dayOfMonth)
    guard Self.date(ofDay: Self.days(to: date)) == date else { return nil }
    self.init(date: date, secondOfDay: hour * 3600 + minute * 60 + second)
  }

  /// Without the seconds where they are 0; `init?(_:)` reads it.
  package var description: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let (hour, minute, second) = (secondOfDay / 3600, secondOfDay / 60 % 60, secondOfDay % 60)
    return "\(date) \(two(hour)):\(two(minute))" + (second == 0 ? "" : ":\(two(second))")
  }

  private static func number(_ digits: Substring) -> Int? {
    digits.utf8.allSatisfy { (48...57).contains($0) } && digits.utf8.count <= 4 ? Int(digits) : nil
  }
}

extension LocalMoment {
  /// The moment on the clocks of `zone`, to the second below.
  package init(_ timestamp: Timestamp, in zone: TimeZone) {
    let utc = Int((Double(timestamp.rawValue) / 1000).rounded(.down))
    let local = utc + zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(utc)))
    let day = Int((Double(local) / 86_400).rounded(.down))
    self.init(date: Self.date(ofDay: day), secondOfDay: local - day * 86_400)
  }

  /// The moment when the clocks of `zone` show this; the earlier one where they show it twice; where they skip it, the
  /// moment when they would have shown it had they not been put forward.
  package func timestamp(in zone: TimeZone) -> Timestamp {
    let local = Self.days(to: date) * 86_400 + secondOfDay
    func offset(at utc: Int) -> Int { zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(utc))) }
    let before = local - offset(at: local - 86_400)
    let after = local - offset(at: local + 86_400)
    let isSecondOffset = before + offset(at: before) != local && after + offset(at: after) == local
    let utc = isSecondOffset ? after : before
    return Timestamp(milliseconds: Int64(utc) * 1000)
  }

  /// Days from 1970-01-01 (H. Hinnant, "chrono-compatible low-level date algorithms", days_from_civil).
  private static func days(to date: CivilDate) -> Int {
    let year = date.month <= 2 ? date.year - 1 : date.year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The inverse of `days(to:)` (civil_from_days of the same source).
  private static func date(ofDay day: Int) -> CivilDate {
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch + (monthFromMarch < 10 ? 3 : -9)
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return CivilDate(year: year, month: month, day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }
}
