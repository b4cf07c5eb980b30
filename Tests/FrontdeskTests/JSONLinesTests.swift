import Foundation
import Logging
import Synchronization
import Testing

@testable import frontdesk

@Suite struct JSONLinesTests {
  private final class Lines: Sendable { let text = Mutex("") }

  private func logged(_ level: Logger.Level = .info, _ log: (Logger) -> Void) -> String {
    let lines = Lines()
    log(
      Logger(label: "desk") { label in
        JSONLines(
          label: label, level: level, now: { Date(timeIntervalSince1970: 1_795_540_502.1234) },
          write: { line in lines.text.withLock { $0 += line } })
      })
    return lines.text.withLock { $0 }
  }

  @Test("A record is one line of JSON, in UTC with milliseconds")
  func record() {
    let line = logged { $0.info("started", metadata: ["port": "7411", "doors": ["a", "b"], "at": ["x": "y"]]) }
    #expect(
      line
        == #"{"time":"2026-11-24T17:15:02.123Z","level":"info","logger":"desk","message":"started","metadata":{"at":{"x":"y"},"doors":["a","b"],"port":"7411"}}"#
        + "\n")
  }

  @Test("H34: whatever a record holds, it is one line, and nothing in it acts on a terminal")
  func oneLine() throws {
    let nasty = "a\nb\r{\"level\":\"x\"}\u{1B}]0;t\u{7}\u{202E}\u{9B}\u{2028}\"\\"
    let line = logged { $0.warning("\(nasty)", metadata: ["k\n": "\(nasty)"]) }
    #expect(line.utf8.count { $0 == UInt8(ascii: "\n") } == 1 && line.hasSuffix("\n"))
    #expect(!line.dropLast().unicodeScalars.contains { $0.value < 32 || [0x9B, 0x202E, 0x2028].contains($0.value) })
    let read = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    #expect(read?["message"] as? String == nasty && read?["level"] as? String == "warning")
  }

  @Test("What is below the level is not logged")
  func level() { #expect(logged(.warning) { $0.info("quiet") } == "") }
}
