import Foundation
import Insight
import Knowledge
import TestSupport
import Testing

@Suite("Moments on the business's clock")
struct LocalMomentTests {
  private let berlin = TimeZone(identifier: "Europe/Berlin")!

  @Test("A moment comes back from a timestamp, to the second", arguments: 0..<200 as Range<UInt64>)
  func roundTrip(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let milliseconds = Int64.random(in: 0..<4_000_000_000_000, using: &random)
    for name in ["Europe/Berlin", "America/St_Johns", "UTC", "Pacific/Apia"] {
      let zone = TimeZone(identifier: name)!
      let moment = LocalMoment(Timestamp(milliseconds: milliseconds), in: zone)
      #expect(LocalMoment(moment.description) == moment)
      #expect(LocalMoment(moment.timestamp(in: zone), in: zone) == moment)
    }
  }

  @Test("Where clocks show a time twice, the first is meant; where they skip it, it is as if they had not")
  func changes() throws {
    let twice = try #require(LocalMoment("2026-10-25 02:30"))
    #expect(twice.timestamp(in: berlin) == Timestamp(milliseconds: 1_792_888_200_000))
    let skipped = try #require(LocalMoment("2026-03-29 02:30"))
    #expect(LocalMoment(skipped.timestamp(in: berlin), in: berlin).description == "2026-03-29 03:30")
  }

  @Test(
    "What is no moment is refused",
    arguments: [
      "", "2026-11-24", "2026-13-01 10:00", "2025-02-29 10:00", "2026-11-24 24:00", "2026-11-24 10", "a-b-c d:e",
      "2026-11-24 10:00:00:00", "２０２６-11-24 10:00",
    ])
  func nonsense(_ text: String) {
    #expect(LocalMoment(text) == nil)
  }
}
