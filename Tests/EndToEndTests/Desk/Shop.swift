import Foundation
import Glibc
import Testing

/// A business that never closes, with a desk, people who chat and people who work there.
final class Shop: Sendable {
  let place: Workplace

  init() throws {
    place = try Workplace()
    try place.write(
      """
      name: Night Shop
      bot_name: Owl
      locale: en
      timezone: UTC
      hours: 24h
      contact: {email: hello@night.example}

      """, to: "knowledge/business.yaml")
    try place.write(smallTopic, to: "knowledge/shop.md")
    try place.write(
      """
      # For the people at the desk

      ## hello

      Hello {{contact.name|there}}, I am {{agent.name}} of {{business.name}}.

      ## bye

      Good night.

      """, to: "knowledge/canned.md")
  }

  /// Somebody who runs the desk themselves where nobody does.
  func chat() throws -> TerminalSession { try TerminalSession(["chat"], in: place.path, columns: 100, rows: 40) }

  /// Somebody who waits until a desk runs.
  func caller() throws -> TerminalSession {
    try TerminalSession(["chat", "--connect", "data"], in: place.path, columns: 100, rows: 40)
  }

  /// Somebody of the same user, who needs no token and is a lead.
  func lead(_ name: String) throws -> TerminalSession {
    try TerminalSession(["agent", "--name", name], in: place.path, columns: 100, rows: 40)
  }

  /// Somebody with a token of their own.
  func agent(_ name: String) async throws -> TerminalSession {
    let added = try await PipedRun(["agents", "add", name], in: place)
    #expect(added.ending == .exit(0), "\(added.errors)")
    return try TerminalSession(
      ["agent", "--connect", "data"], in: place.path,
      environment: ["FRONTDESK_TOKEN": added.output.trimmingCharacters(in: .whitespacesAndNewlines)], columns: 100,
      rows: 40)
  }

  /// `frontdesk serve` in a process of its own.
  func desk() async throws -> DeskProcess { try await DeskProcess(in: place) }
}

/// A desk that runs beside the people who use it.
final class DeskProcess: Sendable {
  private let process: pid_t

  init(in place: Workplace, sourceLocation: SourceLocation = #_sourceLocation) async throws {
    let log = place.path + "/.serve"
    let descriptors = [open("/dev/null", O_RDWR), open(log, O_WRONLY | O_CREAT | O_TRUNC, 0o600)]
    defer { descriptors.forEach { close($0) } }
    process = try Program.start(
      ["serve"], in: place.path, environment: ["HOME": place.path, "PATH": "/usr/bin:/bin", "TZ": "UTC"],
      descriptors: [descriptors[0], descriptors[0], descriptors[1]])
    let said = { (try? place.read(".serve")) ?? "" }
    try await Patience.until(
      "the desk to listen", sourceLocation: sourceLocation, { said().contains(#""message":"listening""#) },
      otherwise: said)
  }

  deinit { end() }

  /// SIGKILL; it is gone when this returns.
  func end() {
    guard waitpid(process, nil, WNOHANG) == 0 else { return }
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
  }
}

extension TerminalSession {
  /// How often the bell was rung; the BEL that ends a title is none.
  var bells: Int {
    var count = 0
    var isString = false
    var last: UInt8 = 0
    for byte in raw {
      switch byte {
      case UInt8(ascii: "]") where last == 0x1B: isString = true
      case 0x07:
        if !isString { count += 1 }
        isString = false
      case UInt8(ascii: "\\") where last == 0x1B: isString = false
      default: break
      }
      last = byte
    }
    return count
  }

  func times(_ text: String) -> Int { screen.flowing.ranges(of: text).count }

  /// Waits until the agent's console is ready.
  func waitsForWork() async throws { try await shows("You are at the desk as") }
}
