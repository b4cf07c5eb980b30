import Knowledge
import Testing

@testable import Server

@Suite("Origins that were refused")
struct ForeignOriginsTests {
  @Test("Each is told once a minute, cut to a bound, and no more at a time than a bound")
  func told() {
    let origins = ForeignOrigins()
    let noon = Timestamp(milliseconds: 1_800_000_000_000)
    #expect(origins.note("https://shop.example", at: noon) == "https://shop.example")
    #expect(origins.note("https://shop.example", at: noon + 59_999) == nil)
    #expect(origins.note("https://shop.example", at: noon + 60_000) != nil)
    let long = "https://" + String(repeating: "x", count: 9_000)
    #expect(origins.note(long, at: noon + 60_000)?.utf8.count == ForeignOrigins.bytesMaximum)
    for number in 0..<100 { _ = origins.note("https://\(number).example", at: noon + 60_000) }
    #expect(origins.note("https://one-more.example", at: noon + 60_000) == nil)
    #expect(origins.note("https://one-more.example", at: noon + 120_000) == "https://one-more.example")
  }
}
