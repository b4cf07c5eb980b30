import Foundation
import Synchronization

/// A desk in a process of its own, as `frontdesk serve` runs it, on a free port of this machine.
///
/// Its limits on how fast somebody may speak and come in are lifted; everything else is as it is for everybody.
package final class DeskProcess: Sendable {
  private struct Running {
    var identifiers: Set<Int32> = []
    /// No more are started.
    var isOver = false
  }

  private static let running = Mutex(Running())

  /// Kills all that run, for a program that is told to end at once; they are gone when this returns, or soon.
  package static func killAll() {
    let identifiers = running.withLock { running in
      running.isOver = true
      return running.identifiers
    }
    for identifier in identifiers { kill(identifier, SIGKILL) }
    for _ in 0..<200 where identifiers.contains(where: { kill($0, 0) == 0 }) { usleep(10_000) }
  }

  enum Flaw: Error, CustomStringConvertible {
    case ended(said: String)

    var description: String {
      switch self {
      case .ended(let said): "The desk that is measured did not run: \(said)"
      }
    }
  }

  private static let limits = [
    "FRONTDESK_LIMITS_LINES_PER_SECOND": "1000000", "FRONTDESK_LIMITS_LINES_BURST": "1000000",
    "FRONTDESK_LIMITS_SESSIONS_PER_MINUTE": "1000000", "FRONTDESK_LIMITS_CONNECTIONS_PER_ADDRESS": "1000000",
    "FRONTDESK_LOG_LEVEL": "warning",
  ]
  private static func announcement(of door: LoadDoor) -> String {
    door == .lines ? "Listening on 127.0.0.1:" : "Listening on http://127.0.0.1:"
  }

  private let ports: [LoadDoor: Int]
  /// From when it was started until it listened.
  let startSeconds: Double
  private let process: Process
  private let lifeline: Pipe
  private let said: Said

  var identifier: Int32 { process.processIdentifier }
  var figures: ProcessFigures? { ProcessFigures(of: identifier) }

  /// Returns when it listens.
  init(_ program: URL, knowledge: URL, data: URL) async throws {
    let process = Process()
    process.executableURL = program
    process.arguments = [
      "serve", "--knowledge", knowledge.path, "--data", data.path, "--tcp", "127.0.0.1:0", "--http",
      "127.0.0.1:0", "--until-input-ends",
    ]
    process.environment = ProcessInfo.processInfo.environment.merging(Self.limits) { $1 }
    // Its end is the end of this process, however that comes.
    let lifeline = Pipe()
    process.standardInput = lifeline
    process.standardOutput = FileHandle.nullDevice
    let errors = Pipe()
    process.standardError = errors
    let said = Said()
    errors.fileHandleForReading.readabilityHandler = { handle in
      let data = handle.availableData
      said.add(data)
      if data.isEmpty { handle.readabilityHandler = nil }
    }
    let start = ContinuousClock.now
    try Self.start(process)
    self.process = process
    self.lifeline = lifeline
    self.said = said
    while true {
      if let ports = said.ports(behind: Self.announcement) {
        self.ports = ports
        break
      }
      guard process.isRunning, !said.isOver else { throw Flaw.ended(said: said.text) }
      try await Task.sleep(for: .milliseconds(2))
    }
    startSeconds = (ContinuousClock.now - start) / .seconds(1)
  }

  /// Nobody can be told to kill all between the start and its being known.
  private static func start(_ process: Process) throws {
    try running.withLock { running in
      if running.isOver { throw Flaw.ended(said: "it is not started any more") }
      try process.run()
      running.identifiers.insert(process.processIdentifier)
    }
  }

  /// Where it listens, on this machine.
  func port(of door: LoadDoor) -> Int { ports[door] ?? 0 }

  /// Has it end as an operator would, and waits until it has.
  func end() async {
    process.terminate()
    while process.isRunning { try? await Task.sleep(for: .milliseconds(10)) }
    Self.running.withLock { _ = $0.identifiers.remove(identifier) }
  }
}

/// What a process wrote to standard error.
private final class Said: Sendable {
  private let contents = Mutex((bytes: Data(), isOver: false))

  var text: String { contents.withLock { String(decoding: $0.bytes, as: UTF8.self) } }
  var isOver: Bool { contents.withLock { $0.isOver } }

  func add(_ data: Data) {
    contents.withLock { contents in
      contents.bytes += data
      if data.isEmpty { contents.isOver = true }
    }
  }

  /// The port of every door, once all are announced.
  func ports(behind announcement: (LoadDoor) -> String) -> [LoadDoor: Int]? {
    var ports: [LoadDoor: Int] = [:]
    for door in LoadDoor.allCases {
      guard let port = number(after: announcement(door)) else { return nil }
      ports[door] = port
    }
    return ports
  }

  /// The number that stands behind the first `words`, once its line is complete.
  private func number(after words: String) -> Int? {
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      guard let range = line.range(of: words) else { continue }
      return Int(line[range.upperBound...].prefix { $0.isNumber })
    }
    return nil
  }
}
