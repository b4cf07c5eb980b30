/// When people are there: spans for each weekday, holidays that replace a day, and the zone they are meant in.
package struct OpeningHours: Hashable, Sendable {
  /// Minutes after midnight; `end` may be past 1440 (open past midnight). A day may have several spans.
  package struct Span: Hashable, Sendable, Comparable {
    /// 0–1439.
    package var start: Int
    /// More than `start`, at most a day later. The minute itself is no longer in the span.
    package var end: Int

    /// - Parameter end: more than `start`, which is not checked here.
    package init(start: Int, end: Int) {
      self.start = start
      self.end = end
    }

    package static func < (left: Span, right: Span) -> Bool { (left.start, left.end) < (right.start, right.end) }
  }

  /// A day on which other hours hold than on its weekday.
  package struct Holiday: Hashable, Sendable {
    /// In the business's time zone.
    package var date: CivilDate
    /// For sentences that say why nobody is there; nil: not given.
    package var name: String?
    /// Empty: closed all day.
    package var spans: [Span]

    package init(date: CivilDate, name: String? = nil, spans: [Span] = []) {
      self.date = date
      self.name = name
      self.spans = spans
    }
  }

  /// IANA name: `Europe/Berlin`.
  package var timeZone: String
  /// Days without an entry are closed.
  package var weekdays: [Weekday: [Span]]
  /// In any order; of two on one day the first counts. It replaces all spans that begin on its day.
  package var holidays: [Holiday]

  package init(timeZone: String, weekdays: [Weekday: [Span]], holidays: [Holiday] = []) {
    self.timeZone = timeZone
    self.weekdays = weekdays
    self.holidays = holidays
  }

  /// Round the clock, UTC: what a business without `hours` gets.
  package static let always = OpeningHours(
    timeZone: "UTC",
    weekdays: Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, [Span(start: 0, end: 1440)]) }))
}

/// Whether people are there at a moment, and when that changes, on the business's wall clock.
package enum OpeningStatus: Hashable, Sendable, Codable {
  /// `until` is nil where no change lies within the next 400 days.
  case open(until: CivilMinute?)
  /// `next` is nil where no opening lies within the next 400 days; `holiday` names today's, if it is one.
  case closed(next: CivilMinute?, now: CivilMinute, holiday: String?)
}
