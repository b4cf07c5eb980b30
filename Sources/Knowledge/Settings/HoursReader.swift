import Foundation

/// Reads `timezone`, `hours` and `holidays` of `business.yaml`.
enum HoursReader {
  static func timeZone(_ tree: YAMLTree, _ findings: inout Findings) -> String? {
    guard let name = SettingsReader.text(tree, "`timezone`", &findings) else { return nil }
    if isTimeZone(name) { return name }
    findings.error(
      "unknown-time-zone", at: tree.place, "`\(name)` is not a time zone.",
      mend: Nearest.mend(
        name, among: TimeZone.knownTimeZoneIdentifiers,
        otherwise: "Write its name in the time zone database: Europe/Berlin, America/New_York."))
    return nil
  }

  /// Names only, never paths: Foundation may look for the file.
  private static func isTimeZone(_ name: String) -> Bool {
    let isName = name.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
        || "/_+-".utf8.contains(byte)
    }
    return isName && !name.hasPrefix("/") && TimeZone(identifier: name) != nil
  }

  /// `hours: 24h` for the whole week, or spans for each weekday; a day that is not named is closed.
  static func weekdays(_ tree: YAMLTree, _ findings: inout Findings) -> [Weekday: [OpeningHours.Span]] {
    if case .text = tree {
      let spans = spans(tree, &findings)
      return Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, spans) })
    }
    var weekdays: [Weekday: [OpeningHours.Span]] = [:]
    for pair in SettingsReader.pairs(tree, "`hours`", known: Weekday.allCases.map(\.name), &findings) {
      guard let day = Weekday.allCases.first(where: { $0.name == pair.key }) else { continue }
      weekdays[day] = spans(pair.value, &findings)
    }
    warnOfSpill(in: weekdays, at: tree.place, &findings)
    return weekdays
  }

  static func holidays(_ tree: YAMLTree, _ findings: inout Findings) -> [OpeningHours.Holiday] {
    var holidays: [OpeningHours.Holiday] = []
    for item in SettingsReader.list(tree) {
      var date: CivilDate?
      var holiday = OpeningHours.Holiday(date: CivilDate(year: 1, month: 1, day: 1))
      for pair in SettingsReader.pairs(item, "a holiday", known: ["date", "name", "hours"], &findings) {
        switch pair.key {
        case "date": date = SettingsReader.date(pair.value, "`date`", &findings)
        case "name": holiday.name = SettingsReader.text(pair.value, "`name`", &findings)
        default: holiday.spans = spans(pair.value, &findings)
        }
      }
      guard let date else {
        // A date that cannot be read has been reported.
        if case .mapping(let pairs, _) = item, pairs.contains(where: { $0.key == "date" }) { continue }
        findings.error("bad-holiday", at: item.place, "This holiday has no date.", mend: "Write {date: 2026-12-25}.")
        continue
      }
      guard !holidays.contains(where: { $0.date == date }) else {
        findings.error(
          "bad-holiday", at: item.place, "\(date) is listed twice.", mend: "Keep one of the two; the first counts now.")
        continue
      }
      holiday.date = date
      holidays.append(holiday)
    }
    return holidays
  }

  /// Spans of one day, sorted.
  private static func spans(_ tree: YAMLTree, _ findings: inout Findings) -> [OpeningHours.Span] {
    var spans: [OpeningHours.Span] = []
    for item in SettingsReader.list(tree) {
      guard let text = SettingsReader.text(item, "a time span", &findings) else { continue }
      if text.lowercased() == "closed" { continue }
      guard let span = OpeningHours.Span(text) else {
        findings.error(
          "bad-span", at: item.place, "`\(text)` is not a time span.",
          mend: "Write \"09:00-12:30\", \"18:00-02:00\" for past midnight, or 24h.")
        continue
      }
      if let other = spans.first(where: { $0.start < span.end && span.start < $0.end }) {
        findings.warning(
          "overlapping-spans", at: item.place, "`\(span)` overlaps `\(other)`.",
          mend: "Make one span of the two; they count as one now.")
      }
      spans.append(span)
    }
    return spans.sorted()
  }

  private static func warnOfSpill(
    in weekdays: [Weekday: [OpeningHours.Span]], at place: SourceLocation, _ findings: inout Findings
  ) {
    for day in Weekday.allCases {
      let spill = (weekdays[day] ?? []).map(\.end).max() ?? 0
      let next = weekdays[day.next]?.first
      guard let next, spill - 1440 > next.start else { continue }
      findings.warning(
        "overlapping-spans", at: place, "\(day.name.capitalisedFirst) runs into \(day.next.name)'s `\(next)`.",
        mend: "Let \(day.name) end before; the two count as one now.")
    }
  }
}
