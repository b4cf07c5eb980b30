extension OpeningHours {
  /// How far ahead a change is looked for.
  package static let daysAhead = 400

  /// What the business's clock on the wall shows.
  package func civilMinute(at moment: Timestamp) -> CivilMinute {
    let minute = WallClock.minute(of: moment)
    return WallClock.civil(minute + WallClock(timeZone).offset(at: minute))
  }

  /// Whether people are there, and when that changes.
  ///
  /// The clock on the wall decides: a minute is open when what the clock shows in it lies in a span of its day, or in
  /// one of the day before that runs past midnight. So where clocks go back, an hour that is open is open twice, and
  /// one that is skipped in spring is nobody's. A holiday replaces the spans that begin on its day; what began the
  /// evening before still runs to its end.
  package func status(at moment: Timestamp) -> OpeningStatus {
    let start = WallClock.minute(of: moment)
    var walk = Walk(hours: self, minute: start)
    let isOpen = walk.isOpen
    let now = walk.civil
    let end = start + Self.daysAhead * 1440
    while walk.isOpen == isOpen, walk.minute < end { walk.advance() }
    let change = walk.isOpen == isOpen ? nil : walk.civil
    return isOpen
      ? .open(until: change)
      : .closed(next: change, now: now, holiday: holidays.first { $0.date == now.date }?.name)
  }

  /// The minutes open on a day, each day's own and what spills over from the day before, sorted and in 0–1440.
  fileprivate func ranges(on date: CivilDate) -> [Range<Int>] {
    let own = spans(beginningOn: date).map { $0.start..<min($0.end, 1440) }
    let spill = spans(beginningOn: date.adding(days: -1)).filter { $0.end > 1440 }.map { 0..<min($0.end - 1440, 1440) }
    return (spill + own).filter { !$0.isEmpty }.sorted { $0.lowerBound < $1.lowerBound }
  }

  private func spans(beginningOn date: CivilDate) -> [Span] {
    holidays.first { $0.date == date }?.spans ?? weekdays[date.weekday] ?? []
  }

  /// Goes from one moment at which the answer may change to the next.
  private struct Walk {
    let hours: OpeningHours
    let clock: WallClock
    /// Since 1970, UTC.
    var minute: Int
    private var offset: Int
    private var date: CivilDate
    private var ranges: [Range<Int>]

    init(hours: OpeningHours, minute: Int) {
      self.hours = hours
      self.minute = minute
      clock = WallClock(hours.timeZone)
      offset = clock.offset(at: minute)
      date = WallClock.civil(minute + offset).date
      ranges = hours.ranges(on: date)
    }

    var civil: CivilMinute { WallClock.civil(minute + offset) }

    var isOpen: Bool {
      let now = minute + offset - date.dayNumber * 1440
      return ranges.contains { $0.contains(now) }
    }

    /// To the next end of a range or midnight by the clock, or to where the clock is put forward or back.
    mutating func advance() {
      let now = minute + offset - date.dayNumber * 1440
      let next = ranges.flatMap { [$0.lowerBound, $0.upperBound] }.filter { $0 > now }.min() ?? 1440
      let target = minute + min(next, 1440) - now
      let after = clock.offset(at: target)
      minute = after == offset ? target : firstMinute(withOtherOffsetIn: minute..<target)
      offset = after == offset ? offset : clock.offset(at: minute)
      let today = WallClock.civil(minute + offset).date
      if today != date {
        date = today
        ranges = hours.ranges(on: today)
      }
    }

    /// The offset differs between the two ends, which are at most a day apart: no zone changes twice a day.
    private func firstMinute(withOtherOffsetIn range: Range<Int>) -> Int {
      var (before, after) = (range.lowerBound, range.upperBound)
      while after - before > 1 {
        let middle = (before + after) / 2
        if clock.offset(at: middle) == offset { before = middle } else { after = middle }
      }
      return after
    }
  }
}
