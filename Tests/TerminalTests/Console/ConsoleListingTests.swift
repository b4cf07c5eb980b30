import Client
import Conversation
import Testing
import Wire

@testable import Terminal

@Suite("How many the agents' console lists")
struct ConsoleListingTests {
  private typealias Script = ConsoleScript

  private func hits(_ count: Int) -> String {
    let hit =
      "{\"conv\":\"\(Script.first)\",\"seq\":2,\"ts\":1,\"from\":{\"kind\":\"customer\"},\"snippet\":\"parcel\"}"
    return "{\"hits\":[\(Array(repeating: hit, count: count).joined(separator: ","))]}"
  }

  private func listed(_ count: Int) -> String {
    let one = "{\"conv\":\"\(Script.first)\",\"status\":\"open\",\"seq\":9,\"created\":1,\"last\":2}"
    return "{\"convs\":[\(Array(repeating: one, count: count).joined(separator: ","))]}"
  }

  @Test("as many hits as were asked for may not be all, and how to see more is said")
  func search() throws {
    for (line, count, notice) in [
      ("search parcel", 19, nil), ("search parcel", 20, "`search -n 100 WORDS` shows up to 100"),
      ("search -n 50 parcel", 50, "`search -n 100 WORDS` shows up to 100"),
      ("search parcel -n 100", 100, "other words find fewer"), ("search parcel -n 100", 99, nil),
    ] as [(String, Int, String?)] {
      var script = try Script.atWork()
      script.type(line)
      try script.answer(.search, hits(count))
      #expect(script.screen.contains("There may be more") == (notice != nil))
      if let notice { #expect(script.screen.hasSuffix("· There may be more: \(notice).\n")) }
    }
  }

  @Test("the count of a search may stand before and after its words, which may be in quotation marks")
  func count() throws {
    for line in ["search -n 7 my parcel", "search my parcel -n 7", "search --limit 7 \"my parcel\""] {
      var script = try Script.atWork()
      script.type(line)
      #expect(script.asks.last?.request == .search(text: "my parcel", limit: 7))
    }
    for (line, words) in [("search my -n", "my -n"), ("search \"a -n 7\"", "a -n 7"), ("search -n7", "-n7")] {
      var script = try Script.atWork()
      script.type(line)
      #expect(script.asks.last?.request == .search(text: words, limit: 20))
    }
  }

  @Test("as many conversations as were asked for may not be all, and how to see more is said")
  func conversations() throws {
    for (line, count, notice) in [
      ("convs", 19, nil), ("convs", 20, "`convs -n 100` lists up to 100"),
      ("convs -n 100 -m", 100, "`-s STATUS`, `-m` and `-l LABEL` list fewer"), ("convs", 0, nil),
    ] as [(String, Int, String?)] {
      var script = try Script.atWork()
      script.type(line)
      try script.answer(.list, listed(count))
      #expect(script.screen.contains("There may be more") == (notice != nil))
      if let notice { #expect(script.screen.hasSuffix("· There may be more: \(notice).\n")) }
    }
  }

  @Test("a count beyond the most is refused with the most, and nothing is asked for")
  func beyond() throws {
    for (line, name, count) in [
      ("convs -n 101", "convs", "101"), ("convs -n 0", "convs", "0"), ("search -n 101 parcel", "search", "101"),
      ("search parcel -n 0", "search", "0"),
    ] {
      var script = try Script.atWork()
      let asks = script.asks.count
      script.type(line)
      #expect(script.screen.hasSuffix("! \(name) takes a count from 1 to 100, not \(count).\n"))
      #expect(script.asks.count == asks)
    }
    for line in ["convs -n", "convs -n x", "search -n x parcel", "search -n 5"] {
      var script = try Script.atWork()
      let asks = script.asks.count
      script.type(line)
      #expect(script.screen.contains(" is written `"))
      #expect(script.asks.count == asks)
    }
  }
}
