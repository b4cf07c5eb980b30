import Foundation
import Glibc
import Synchronization
import Testing

/// The program in a pseudo-terminal: what a person types, and what they see.
final class TerminalSession: Sendable {
  private let primary: Int32
  private let secondary: Int32
  private let process: pid_t
  private let seen: SeenOutput
  private let before: termios
  /// Whether its end was waited for: its number may be another process's by now.
  private let hasEnded = Atomic(false)

  /// - Parameter executable: another program in its place.
  init(
    _ arguments: [String], in folder: String, environment: [String: String] = [:], executable: String? = nil,
    columns: Int = 80, rows: Int = 24
  ) throws {
    var ends: (primary: Int32, secondary: Int32) = (-1, -1)
    // Not `ttyname`, whose one buffer is everybody's: tests that begin at once would be given one another's terminal.
    var name = [CChar](repeating: 0, count: Int(PATH_MAX))
    guard openpty(&ends.primary, &ends.secondary, nil, nil, nil) == 0,
      ttyname_r(ends.secondary, &name, name.count) == 0
    else { throw POSIXError(.ENOTTY) }
    (primary, secondary) = ends
    let path = name.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    for end in [primary, secondary] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(primary, UInt(TIOCSWINSZ), &size)
    var modes = termios()
    tcgetattr(secondary, &modes)
    before = modes
    seen = SeenOutput(columns: columns)
    process = try Program.start(
      executable: executable, arguments, in: folder, environment: Self.environment(folder, environment), terminal: path)
    seen.follow(primary)
  }

  /// Ends the program if it has not ended; the reader then sees the end, and closes its side.
  deinit {
    close(secondary)
    guard !hasEnded.load(ordering: .acquiring) else { return }
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
  }

  private static func environment(_ folder: String, _ more: [String: String]) -> [String: String] {
    ["TERM": "xterm-256color", "HOME": folder, "INPUTRC": "/dev/null", "PATH": "/usr/bin:/bin", "TZ": "UTC"]
      .merging(more) { _, new in new }
  }

  /// What is on the screen now.
  var screen: ScreenModel { seen.screen }
  /// Every byte that was sent to it.
  var raw: [UInt8] { seen.raw }

  func type(_ text: String) { type(Array(text.utf8)) }

  func type(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = Array(rest.prefix(4_096)).withUnsafeBytes { write(primary, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  func enter(_ line: String) { type(line + "\r") }

  /// Waits until `text` is on the screen, wrapped or not.
  func shows(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
    try await shows("“\(text)”", sourceLocation: sourceLocation) { $0.flowing.contains(text) }
  }

  func shows(
    _ what: String, within limit: Duration = Patience.limit, sourceLocation: SourceLocation = #_sourceLocation,
    _ condition: (ScreenModel) -> Bool
  ) async throws {
    try await Patience.until(
      what, within: limit, sourceLocation: sourceLocation, { condition(screen) }, otherwise: { screen.text })
  }

  /// Waits until the line for typing is there and empty.
  func waitsForInput(sourceLocation: SourceLocation = #_sourceLocation) async throws {
    try await shows("an empty line to type in", sourceLocation: sourceLocation) {
      $0.row == $0.lines.count - 1 && ["You: ", "Sie: "].contains($0.lineOfCursor)
    }
  }

  func resize(columns: Int, rows: Int = 24) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(primary, UInt(TIOCSWINSZ), &size)
  }

  func send(signal: Int32) { kill(process, signal) }

  /// How it ended; waits for that.
  func ending(
    within limit: Duration = Patience.limit, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> Ending {
    let ending = try await Ending(of: process, within: limit, sourceLocation: sourceLocation) { screen.text }
    hasEnded.store(true, ordering: .releasing)
    return ending
  }

  /// Whether the terminal is as it was before the program ran.
  var isRestored: Bool {
    var now = termios()
    tcgetattr(secondary, &now)
    return now.c_lflag == before.c_lflag && now.c_iflag == before.c_iflag && now.c_oflag == before.c_oflag
  }
}
