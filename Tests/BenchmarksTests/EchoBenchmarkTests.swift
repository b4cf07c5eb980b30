import Benchmarks
import Insight
import Knowledge
import Testing

@Suite("The benchmark of echoes")
struct EchoBenchmarkTests {
  @Test("Both doors answer every client, bare and whole", .timeLimit(.minutes(2)))
  func bothDoors() async throws {
    let base = KnowledgeBase(business: Business(name: "Shop"), entries: [])
    let benchmark = try await EchoBenchmark.run(base, for: .milliseconds(20))
    #expect(benchmark.rows.map(\.door) == [.lines, .lines, .webSocket, .webSocket])
    #expect(benchmark.rows.map(\.window) == [1, 16, 1, 16])
    for row in benchmark.rows {
      for side in [row.bare, row.own] { #expect(side.linesPerSecond > 0 && side.clientBusy > 0, "\(row)") }
    }
  }
}
