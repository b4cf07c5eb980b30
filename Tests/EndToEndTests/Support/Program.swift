import Foundation
import Glibc
import Testing

/// The built program: `FRONTDESK_BINARY`, or the `frontdesk` that lies beside these tests.
enum Program {
  /// `POSIX_SPAWN_SETSID` of glibc, which Swift does not see: the terminal opened first is then the controlling one.
  private static let newSession: Int16 = 0x80

  struct NotBuilt: Error, CustomStringConvertible {
    let description = "The program is not built: run `swift build`, or set FRONTDESK_BINARY."
  }

  static func path() throws -> String {
    let environment = ProcessInfo.processInfo.environment
    if let given = environment["FRONTDESK_BINARY"] { return given }
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    if let bundle = Bundle.allBundles.map(\.bundleURL).first(where: { $0.pathExtension == "xctest" }) {
      folder = bundle.deletingLastPathComponent()
    }
    let binary = folder.appendingPathComponent("frontdesk").path
    guard FileManager.default.isExecutableFile(atPath: binary) else { throw NotBuilt() }
    return binary
  }

  /// Starts it with `descriptors` as its standard input, output and error. Words alone decide unless `environment`
  /// names a language model: what is installed on a machine must not change what these tests see.
  ///
  /// - Parameters:
  ///   - terminal: the path of a terminal that becomes the controlling one, and all three descriptors.
  ///   - fileBlocksMax: blocks of 512 bytes beyond which no file of its may grow.
  ///   - executable: another program in its place.
  static func start(
    executable: String? = nil, _ arguments: [String], in folder: String, environment: [String: String],
    terminal: String? = nil,
    descriptors: [Int32] = [], fileBlocksMax: Int? = nil
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let terminal {
      posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
      for descriptor: Int32 in 1...2 { posix_spawn_file_actions_adddup2(&actions, 0, descriptor) }
    }
    for (target, descriptor) in descriptors.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(target))
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, newSession)
    let shell = "/bin/sh"
    let limit = fileBlocksMax.map { "trap '' XFSZ; ulimit -f \($0); " } ?? ""
    let change = [shell, "-c", limit + "cd \"$1\" && shift && exec \"$@\"", shell, folder]
    var words = (change + [try executable ?? path()] + arguments).map { strdup($0) } + [nil]
    let whole = environment.merging(["FRONTDESK_MODEL": "none"]) { given, _ in given }
    var variables = whole.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (words + variables).forEach { free($0) } }
    var process = pid_t()
    let code = posix_spawn(&process, shell, &actions, &attributes, &words, &variables)
    guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EIO) }
    return process
  }
}

/// How a process ended: its exit status, or the signal that ended it.
enum Ending: Hashable, Sendable {
  case exit(Int32)
  case signal(Int32)

  /// Waits for the end of `process`, which is a child of ours.
  ///
  /// - Parameter seen: what it showed so far, for the report of a process that does not end.
  init(
    of process: pid_t, within limit: Duration = Patience.limit, sourceLocation: SourceLocation = #_sourceLocation,
    seen: () -> String
  ) async throws {
    var status: Int32 = 0
    try await Patience.until(
      "the end", within: limit, sourceLocation: sourceLocation,
      { waitpid(process, &status, WNOHANG) == process }, otherwise: seen)
    self = status & 0x7F == 0 ? .exit((status >> 8) & 0xFF) : .signal(status & 0x7F)
  }
}
