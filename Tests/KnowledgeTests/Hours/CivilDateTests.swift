import Foundation
import Testing

@testable import Knowledge

@Suite struct CivilDateTests {
  @Test("Days count on without a gap from year 1 to 3000, and each has the weekday that Foundation says")
  func days() {
    var expected = CivilDate(year: 1, month: 1, day: 1)
    let first = expected.dayNumber
    for number in first...CivilDate(year: 3000, month: 12, day: 31).dayNumber {
      let date = CivilDate(dayNumber: number)
      guard date == expected, date.dayNumber == number else {
        Issue.record("\(date) where \(expected) should be")
        return
      }
      expected.day += 1
      let isLeap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0)
      if expected.day > [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][date.month - 1] {
        expected = CivilDate(year: date.year + date.month / 12, month: date.month % 12 + 1, day: 1)
      }
    }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    for number in stride(from: 0, to: 40_000, by: 997) {
      let weekday = calendar.component(.weekday, from: Date(timeIntervalSince1970: Double(number) * 86_400))
      #expect(CivilDate(dayNumber: number).weekday.rawValue == (weekday + 5) % 7 + 1)
    }
  }

  @Test(
    "Only days that exist are read",
    arguments: [
      "2026-02-30", "2027-02-29", "2026-13-01", "2026-1-1", "26-01-01", "", "2026-00-10", "2026-01-01-01", "２０２６-01-01",
    ])
  func impossible(text: String) {
    #expect(CivilDate(text) == nil)
  }

  @Test("A day reads back from its own text")
  func roundTrip() {
    #expect(CivilDate("2028-02-29")?.description == "2028-02-29")
  }
}
