import Testing

@testable import Knowledge

@Suite struct SpanTests {
  @Test(
    "Time spans are read as people write them",
    arguments: [
      ("09:00-12:30", 540, 750), ("9:00 – 17:00", 540, 1020), ("9-17", 540, 1020), ("18:00-02:00", 1080, 1560),
      ("00:00-24:00", 0, 1440), ("24h", 0, 1440), ("22:00-00:00", 1320, 1440), ("23:59-24:00", 1439, 1440),
    ])
  func good(text: String, start: Int, end: Int) {
    #expect(OpeningHours.Span(text) == OpeningHours.Span(start: start, end: end))
  }

  @Test(
    "What is no time span is none",
    arguments: [
      "", "9", "09:00", "9:0-10:00", "25:00-26:00", "09:60-10:00", "24:00-02:00", "24:01-25:00", "09:00-09:00",
      "9am-5pm", "-09:00-10:00", "09:00-10:00-11:00", "009:00-10:00",
    ])
  func bad(text: String) {
    #expect(OpeningHours.Span(text) == nil)
  }

  @Test("A span reads back from its own description")
  func roundTrip() {
    for text in ["09:00-12:30", "18:00-02:00", "00:00-24:00"] {
      #expect(OpeningHours.Span(text)?.description == text)
    }
  }
}
