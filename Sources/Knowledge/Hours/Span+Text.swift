extension OpeningHours.Span: CustomStringConvertible {
  /// `09:00-12:30`, `9-17`, `18:00-02:00` (past midnight), `00:00-24:00`, `24h`. An en dash is as good as a hyphen.
  package init?(_ text: String) {
    let text = text.lowercased().filter { !$0.isWhitespace }
    if text == "24h" {
      self.init(start: 0, end: 1440)
      return
    }
    let ends = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "\u{2013}" }
    guard ends.count == 2, let start = Self.minutes(ends[0]), let end = Self.minutes(ends[1]), start < 1440,
      start != end
    else { return nil }
    self.init(start: start, end: end > start ? end : end + 1440)
  }

  package var description: String {
    func clock(_ minutes: Int) -> String {
      let (hour, minute) = (minutes / 60, minutes % 60)
      return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }
    return "\(clock(start))-\(clock(end > 1440 ? end - 1440 : end))"
  }

  /// Minutes after midnight, at most 24:00.
  private static func minutes(_ text: Substring) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ (1...2).contains($0.utf8.count) }),
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }), let hour = Int(parts[0]),
      let minute = parts.count == 2 ? Int(parts[1]) : 0, parts.count == 1 || parts[1].utf8.count == 2, minute < 60
    else { return nil }
    let minutes = hour * 60 + minute
    return minutes <= 1440 ? minutes : nil
  }
}
