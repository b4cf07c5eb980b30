import Foundation
import Glibc
import Testing

/// A scenario of `Tests/EndToEndTests/Python`: a client written from docs/protocol.md alone, talking to the built
/// program. Each sentence that it checks is a line of JSON on its output.
struct PythonScenario {
  struct Finding: Decodable {
    var ok: Bool?
    var that: String?
  }

  static let interpreter = ["/usr/bin/python3", "/usr/local/bin/python3"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Python").path

  /// Runs the scenario of that name in a folder of its own; every sentence that does not hold is an issue.
  ///
  /// - Returns: how many sentences held.
  @discardableResult
  static func run(
    _ name: String, limit: Duration = .seconds(120), sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> Int {
    let place = try Workplace()
    let output = try await output(of: name, in: place, limit: limit, sourceLocation)
    let lines = output.text.split(separator: "\n")
    let findings = lines.compactMap { try? JSONDecoder().decode(Finding.self, from: Data($0.utf8)) }
    for (line, finding) in zip(lines, findings) where finding.ok == false {
      Issue.record("\(line)", sourceLocation: sourceLocation)
    }
    #expect(output.ending == .exit(0), "\(output.text.suffix(2_000))", sourceLocation: sourceLocation)
    return findings.count { $0.ok == true }
  }

  private static func output(
    of name: String, in place: Workplace, limit: Duration, _ sourceLocation: SourceLocation
  ) async throws -> (ending: Ending, text: String) {
    let path = place.path + "/.findings"
    let descriptors = [open("/dev/null", O_RDONLY), open(path, O_WRONLY | O_CREAT, 0o600)]
    defer { descriptors.forEach { close($0) } }
    let text = { String(decoding: (try? Data(contentsOf: URL(fileURLWithPath: path))) ?? Data(), as: UTF8.self) }
    let process = try Program.start(
      executable: try #require(interpreter),
      ["-B", folder + "/run.py", name, try Program.path(), place.path], in: folder,
      environment: environment(in: place), descriptors: descriptors + [descriptors[1]])
    do {
      return (try await Ending(of: process, within: limit, sourceLocation: sourceLocation, seen: text), text())
    } catch {
      // The scenario leads a session of its own: its desk ends with it.
      kill(-process, SIGKILL)
      waitpid(process, nil, 0)
      throw error
    }
  }

  private static func environment(in place: Workplace) -> [String: String] {
    let given = ProcessInfo.processInfo.environment.filter { ["FRONTDESK_KILLS", "FRONTDESK_SEED"].contains($0.key) }
    return ["HOME": place.path, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"].merging(given) { _, new in new }
  }
}
