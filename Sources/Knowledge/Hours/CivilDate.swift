/// A day of the Gregorian calendar, without a time zone.
package struct CivilDate: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
  /// Astronomical: the year before 1 is 0. Text can say 0–9999.
  package var year: Int
  /// 1–12.
  package var month: Int
  /// 1–31.
  package var day: Int

  /// Nothing is checked: what is read from text goes through `init?(_:)`, which takes only days that exist.
  package init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  package static func < (left: CivilDate, right: CivilDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// ISO 8601: `2026-12-25`.
  package var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}

/// ISO weekday: Monday is 1.
package enum Weekday: Int, Hashable, Sendable, Codable, CaseIterable {
  case monday = 1, tuesday, wednesday, thursday, friday, saturday, sunday
}

/// A minute on the business's wall clock.
package struct CivilMinute: Hashable, Sendable, Codable {
  /// The day that the clock shows there.
  package var date: CivilDate
  /// Of `date`, so that sentences need not reckon it.
  package var weekday: Weekday
  /// Minutes after midnight, 0–1439.
  package var minuteOfDay: Int

  package init(date: CivilDate, weekday: Weekday, minuteOfDay: Int) {
    self.date = date
    self.weekday = weekday
    self.minuteOfDay = minuteOfDay
  }
}
