import Foundation
import Testing

/// The desk as a stranger's client sees it, which knows nothing but docs/protocol.md.
@Suite("The protocol, spoken by a stranger", .enabled(if: PythonScenario.interpreter != nil, "needs Python 3"))
struct ProtocolTests {
  @Test("From the bot to a person and back: I2, I3, I5, I7, I8, I9, D1, D6, D8, E2, E5 as a client sees them")
  func escalation() async throws { try await PythonScenario.run("escalation") }

  @Test("Eight agents claim at the same moment: exactly one wins, and the customer sees only that one")
  func race() async throws { try await PythonScenario.run("race") }

  @Test("I1, I4: the desk is killed while three customers and two agents talk: no line lost, doubled or reordered")
  func kills() async throws {
    let kills = ProcessInfo.processInfo.environment["FRONTDESK_KILLS"].flatMap { Int($0) } ?? 3
    try await PythonScenario.run("kill", limit: .seconds(120 + 10 * kills))
  }

  @Test("P3, I3, I5: what is forgotten is in no byte of the data folder, and leaves no gap for who was away")
  func forgetting() async throws { try await PythonScenario.run("forget") }

  @Test("SIGTERM: accepted lines are answered, everybody is told when to come back, and the exit status is 0")
  func shutdown() async throws { try await PythonScenario.run("shutdown") }

  @Test("H1–H13: the limits that are announced are enforced, and nothing else ends a connection")
  func limits() async throws { try await PythonScenario.run("limits") }

  @Test("H37–H40: agents are added, listed and revoked while the desk runs; private conversations stay private")
  func agents() async throws { try await PythonScenario.run("agents") }
}
