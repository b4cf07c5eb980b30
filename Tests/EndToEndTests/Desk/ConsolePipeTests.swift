import Testing

/// A script at the agents' console: the built program with a file in place of a terminal.
@Suite("The agents' console through a pipe")
struct ConsolePipeTests {
  /// A shop with its desk, and customers who wait for a person, the first one first.
  private func shop(_ customers: [[String]]) async throws -> (Shop, DeskProcess) {
    let shop = try Shop()
    let desk = try await shop.desk()
    for lines in customers {
      let run = try await PipedRun(
        ["chat", "--connect", "data"], in: shop.place, lines: lines + ["I want to talk to a person"])
      #expect(run.ending == .exit(0), "\(run.errors)")
    }
    return (shop, desk)
  }

  private func agent(_ lines: [String], in shop: Shop) async throws -> PipedRun {
    try await PipedRun(["agent", "--name", "Ruth"], in: shop.place, lines: lines)
  }

  @Test("what follows a refused claim is said to nobody, and closes nothing")
  func refused() async throws {
    let (shop, desk) = try await shop([["are dogs allowed"]])
    defer { desk.end() }
    let run = try await agent(
      ["claim 1", "Good evening.", "", "claim 999", "Hello, for 999 only", "resolve", "open 1", "history"], in: shop)
    #expect(run.ending == .exit(0))
    #expect(run.errors.contains("Line 4: There is no conversation 999 here"))
    for line in [5, 6] { #expect(run.errors.contains("Line \(line): Not done: nothing is selected since `claim 999`")) }
    #expect(run.output.contains("You: Good evening."))
    #expect(!run.output.contains("Hello, for 999 only") && !run.output.contains("is resolved"))
  }

  @Test(
    "the last line shows all that it leads to before the console leaves",
    arguments: [["claim 1"], ["follow 1"], ["claim 1", "resolve", "reopen 1"]])
  func last(lines: [String]) async throws {
    let (shop, desk) = try await shop([["are dogs allowed"]])
    defer { desk.end() }
    let run = try await agent(lines, in: shop)
    #expect(run.ending == .exit(0))
    #expect(run.errors == "")
    let rest = run.output.ranges(of: lines.count == 1 ? "Conversation 1" : "is yours").last
    #expect(rest.map { run.output[$0.lowerBound...].contains("Customer: are dogs allowed") } == true, "\(run.output)")
  }

  @Test("a claim shows the last 20 lines of a long story, and history as many as it is asked for")
  func story() async throws {
    let (shop, desk) = try await shop([(1...12).map { "story \($0) of the parcel." }])
    defer { desk.end() }
    func told(_ run: PipedRun) -> [Int] {
      run.output.matches(of: /Customer: story ([0-9]+)/).compactMap { Int($0.1) }
    }
    let claimed = try await agent(["claim 1"], in: shop)
    #expect(claimed.output.contains("- Earlier lines are not shown: `history 100` shows more."))
    let shown = told(claimed)
    #expect(shown.count > 5 && shown == Array((13 - shown.count)...12), "\(claimed.output)")
    let all = try await agent(["convs", "conv 1 history 1000"], in: shop)
    #expect(told(all) == Array(1...12))
    #expect(!all.output.contains("Earlier lines"))
  }
}
