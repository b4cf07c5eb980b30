import Foundation
import Testing

/// Autobahn's fuzzing client against the WebSocket. `Scripts/test-autobahn` installs it and runs this.
@Suite("H21: Autobahn's fuzzing client")
struct AutobahnTests {
  private struct Verdict: Decodable {
    var behavior: String
    var behaviorClose: String
  }

  /// The fuzzing client, `wstest`; nil: it is not there.
  private static let client = ProcessInfo.processInfo.environment["AUTOBAHN_WSTEST"]
  /// Where its report is left.
  private static let report = ProcessInfo.processInfo.environment["AUTOBAHN_REPORT"]
  /// Compression is not spoken; binary messages are refused by design, as `WebSocketMachineTests` proves.
  private static let excluded = ["1.2.*", "9.2.*", "9.4.*", "9.6.*", "9.8.*", "12.*", "13.*"]
  private static let good: Set = ["OK", "NON-STRICT", "INFORMATIONAL"]

  @Test("finds no failure", .enabled(if: client != nil))
  func noFailures() async throws {
    let folder = try TemporaryFolder()
    let report = Self.report ?? folder.path
    let door = try await EchoDoor()
    let settings: [String: Any] = [
      "outdir": report, "servers": [["agent": "frontdesk", "url": "ws://127.0.0.1:\(door.port)"]], "cases": ["*"],
      "exclude-cases": Self.excluded, "exclude-agent-cases": [String: Any](),
    ]
    let file = URL(fileURLWithPath: folder.path).appending(path: "fuzzing.json")
    try JSONSerialization.data(withJSONObject: settings).write(to: file)
    try await onThread {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: Self.client ?? "")
      process.arguments = ["--mode", "fuzzingclient", "--spec", file.path]
      process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
    }
    try await door.close()
    let index = URL(fileURLWithPath: report).appending(path: "index.json")
    let verdicts = try JSONDecoder().decode([String: [String: Verdict]].self, from: Data(contentsOf: index))
    let cases = verdicts["frontdesk"] ?? [:]
    let failures = cases.filter { !Self.good.isSuperset(of: [$0.value.behavior, $0.value.behaviorClose]) }
    for (name, verdict) in failures.sorted(by: { $0.key < $1.key }) {
      Issue.record("case \(name): \(verdict.behavior), closing \(verdict.behaviorClose)")
    }
    print("Autobahn: \(cases.count) cases, \(failures.count) failures")
    #expect(cases.count > 200)
  }
}
