import Foundation
import TestSupport
import Testing

@testable import Knowledge

@Suite struct OpeningStatusTests {
  private static func minutes(_ text: String) -> Int {
    let parts = text.split(separator: ":").map { Int($0)! }
    return parts[0] * 60 + parts[1]
  }

  /// A moment by the clock of UTC: `2026-12-24 10:00`.
  private func utc(_ text: String) -> Timestamp {
    let parts = text.split(separator: " ").map(String.init)
    return Timestamp(milliseconds: Int64(CivilDate(parts[0])!.dayNumber * 1440 + Self.minutes(parts[1])) * 60_000)
  }

  private func civil(_ text: String) -> CivilMinute {
    let parts = text.split(separator: " ").map(String.init)
    let date = CivilDate(parts[0])!
    return CivilMinute(date: date, weekday: date.weekday, minuteOfDay: Self.minutes(parts[1]))
  }

  private func hours(
    _ zone: String, _ weekdays: [Weekday: [String]], holidays: [(String, String?, [String])] = []
  ) -> OpeningHours {
    OpeningHours(
      timeZone: zone, weekdays: weekdays.mapValues { $0.map { OpeningHours.Span($0)! } },
      holidays: holidays.map { day, name, spans in
        OpeningHours.Holiday(date: CivilDate(day)!, name: name, spans: spans.map { OpeningHours.Span($0)! })
      })
  }

  @Test("A lunch break closes, and the status says when it ends")
  func lunch() {
    let hours = hours("Europe/Berlin", [.monday: ["09:00-12:30", "13:30-18:00"], .saturday: ["10:00-14:00"]])
    // 2026-11-23 is a Monday; Berlin is an hour ahead of UTC.
    #expect(hours.status(at: utc("2026-11-23 11:29")) == .open(until: civil("2026-11-23 12:30")))
    #expect(
      hours.status(at: utc("2026-11-23 11:30"))
        == .closed(next: civil("2026-11-23 13:30"), now: civil("2026-11-23 12:30"), holiday: nil))
    #expect(
      hours.status(at: utc("2026-11-23 17:00"))
        == .closed(next: civil("2026-11-28 10:00"), now: civil("2026-11-23 18:00"), holiday: nil))
  }

  @Test("Spans that touch or overlap, across midnight too, count as one")
  func adjacent() {
    let hours = hours("UTC", [.friday: ["12:00-14:00", "14:00-18:00", "20:00-24:00"], .saturday: ["00:00-02:00"]])
    #expect(hours.status(at: utc("2026-11-27 13:00")) == .open(until: civil("2026-11-27 18:00")))
    #expect(hours.status(at: utc("2026-11-27 21:00")) == .open(until: civil("2026-11-28 02:00")))
  }

  @Test("A night that runs past midnight into a holiday is finished; the holiday's own night does not begin")
  func nightIntoHoliday() {
    let nights: [Weekday: [String]] = Dictionary(
      uniqueKeysWithValues: Weekday.allCases.map { ($0, ["18:00-02:00"]) })
    let hours = hours("UTC", nights, holidays: [("2026-12-25", "Christmas Day", [])])
    #expect(hours.status(at: utc("2026-12-24 23:00")) == .open(until: civil("2026-12-25 02:00")))
    #expect(hours.status(at: utc("2026-12-25 01:59")) == .open(until: civil("2026-12-25 02:00")))
    #expect(
      hours.status(at: utc("2026-12-25 02:00"))
        == .closed(next: civil("2026-12-26 18:00"), now: civil("2026-12-25 02:00"), holiday: "Christmas Day"))
  }

  @Test("A holiday with hours has those and no others")
  func shortHoliday() {
    let hours = hours("UTC", [.thursday: ["09:00-18:00"]], holidays: [("2026-12-24", nil, ["09:00-12:00"])])
    #expect(hours.status(at: utc("2026-12-24 10:00")) == .open(until: civil("2026-12-24 12:00")))
    #expect(
      hours.status(at: utc("2026-12-24 12:00"))
        == .closed(next: civil("2026-12-31 09:00"), now: civil("2026-12-24 12:00"), holiday: nil))
  }

  @Test("In spring the opening that the clock skips begins when the clock goes on")
  func spring() {
    // Berlin: 2026-03-29, 02:00 becomes 03:00 at 01:00 UTC.
    let hours = hours("Europe/Berlin", [.sunday: ["02:30-05:00"]])
    #expect(
      hours.status(at: utc("2026-03-29 00:59"))
        == .closed(next: civil("2026-03-29 03:00"), now: civil("2026-03-29 01:59"), holiday: nil))
    #expect(hours.status(at: utc("2026-03-29 01:00")) == .open(until: civil("2026-03-29 05:00")))
  }

  @Test("In autumn an hour that the clock shows twice is open twice")
  func autumn() {
    // Berlin: 2026-10-25, 03:00 becomes 02:00 at 01:00 UTC.
    let hours = hours("Europe/Berlin", [.sunday: ["02:00-03:00"]])
    #expect(hours.status(at: utc("2026-10-25 00:30")) == .open(until: civil("2026-10-25 03:00")))
    #expect(hours.status(at: utc("2026-10-25 01:30")) == .open(until: civil("2026-10-25 03:00")))
    #expect(
      hours.status(at: utc("2026-10-25 02:00"))
        == .closed(next: civil("2026-11-01 02:00"), now: civil("2026-10-25 03:00"), holiday: nil))
  }

  @Test("Round the clock has no end, and never has no beginning")
  func extremes() {
    #expect(OpeningHours.always.status(at: utc("2026-11-24 10:00")) == .open(until: nil))
    let never = hours("UTC", [:])
    #expect(
      never.status(at: utc("2026-11-24 10:00")) == .closed(next: nil, now: civil("2026-11-24 10:00"), holiday: nil))
  }

  @Test("Any hours, in any zone, say what asking the wall clock minute by minute says", arguments: 0..<40)
  func oracle(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let zones = [
      "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "America/St_Johns", "UTC",
      "Africa/Casablanca", "Pacific/Apia", "America/Sao_Paulo",
    ]
    let hours = Self.randomHours(zones.randomElement(using: &random)!, &random)
    // Around the changes of the clock, where things go wrong, and anywhere else.
    let days = ["2026-03-28", "2026-10-24", "2026-11-01", "2026-03-08", "2026-04-04", "2026-12-23", "2027-02-13"]
    let start =
      CivilDate(days.randomElement(using: &random)!)!.dayNumber * 1440 + Int.random(in: 0..<1440, using: &random)
    let oracle = Oracle(hours, from: start, minutes: 12 * 1440)
    for _ in 0..<30 {
      let minute = Int.random(in: 0..<(2 * 1440), using: &random)
      let moment = Timestamp(
        milliseconds: Int64(start + minute) * 60_000 + Int64.random(in: 0..<60_000, using: &random))
      #expect(hours.civilMinute(at: moment) == oracle.civil[minute])
      guard let expected = oracle.status(at: minute) else { continue }
      #expect(hours.status(at: moment) == expected, "seed \(seed), \(oracle.civil[minute]), \(hours)")
    }
  }

  private static func randomHours(_ zone: String, _ random: inout SeededGenerator) -> OpeningHours {
    func spans(_ random: inout SeededGenerator) -> [OpeningHours.Span] {
      (0..<Int.random(in: 0...3, using: &random)).map { _ in
        let start = Int.random(in: 0..<96, using: &random) * 15
        return OpeningHours.Span(start: start, end: start + Int.random(in: 1...96, using: &random) * 15)
      }
    }
    var hours = OpeningHours(timeZone: zone, weekdays: [:])
    for day in Weekday.allCases where Bool.random(using: &random) { hours.weekdays[day] = spans(&random) }
    for day in ["2026-03-29", "2026-10-25", "2026-11-02", "2026-12-25", "2027-02-14"] where Bool.random(using: &random)
    {
      hours.holidays.append(OpeningHours.Holiday(date: CivilDate(day)!, name: day, spans: spans(&random)))
    }
    return hours
  }
}

/// Asks the clock on the wall every minute.
private struct Oracle {
  let civil: [CivilMinute]
  private let open: [Bool]
  private let hours: OpeningHours

  init(_ hours: OpeningHours, from start: Int, minutes: Int) {
    self.hours = hours
    let zone = TimeZone(identifier: hours.timeZone)!
    civil = (0..<minutes).map { minute in
      let local =
        start + minute + zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(start + minute) * 60)) / 60
      let date = CivilDate(dayNumber: local / 1440)
      return CivilMinute(date: date, weekday: date.weekday, minuteOfDay: local % 1440)
    }
    open = civil.map { Self.isOpen($0, hours) }
  }

  private static func isOpen(_ now: CivilMinute, _ hours: OpeningHours) -> Bool {
    func spans(_ date: CivilDate) -> [OpeningHours.Span] {
      if let holiday = hours.holidays.first(where: { $0.date == date }) { return holiday.spans }
      return hours.weekdays[date.weekday] ?? []
    }
    let today = spans(now.date).contains { $0.start <= now.minuteOfDay && now.minuteOfDay < $0.end }
    let yesterday = spans(CivilDate(dayNumber: now.date.dayNumber - 1)).contains { now.minuteOfDay < $0.end - 1440 }
    return today || yesterday
  }

  /// Nil where the change lies beyond what was asked.
  func status(at minute: Int) -> OpeningStatus? {
    guard let change = (minute..<open.count).first(where: { open[$0] != open[minute] }) else { return nil }
    return open[minute]
      ? .open(until: civil[change])
      : .closed(
        next: civil[change], now: civil[minute],
        holiday: hours.holidays.first { $0.date == civil[minute].date }?.name)
  }
}
