import Foundation

/// The wall clock of a time zone. Foundation is asked for the offset from UTC at a moment and for nothing else.
struct WallClock {
  private let zone: TimeZone

  /// UTC for a name that Foundation does not know; the loader has refused such a name before.
  init(_ identifier: String) {
    zone = TimeZone(identifier: identifier) ?? .gmt
  }

  /// In minutes since 1970-01-01T00:00Z, seconds dropped.
  static func minute(of moment: Timestamp) -> Int {
    let milliseconds = Int(moment.rawValue)
    return milliseconds >= 0 ? milliseconds / 60_000 : (milliseconds - 59_999) / 60_000
  }

  /// Whole minutes; a time zone's older offsets with seconds are rounded down.
  func offset(at minute: Int) -> Int {
    let seconds = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(minute) * 60))
    return seconds >= 0 ? seconds / 60 : (seconds - 59) / 60
  }

  static func civil(_ localMinute: Int) -> CivilMinute {
    let day = localMinute >= 0 ? localMinute / 1440 : (localMinute - 1439) / 1440
    let date = CivilDate(dayNumber: day)
    return CivilMinute(date: date, weekday: date.weekday, minuteOfDay: localMinute - day * 1440)
  }
}
