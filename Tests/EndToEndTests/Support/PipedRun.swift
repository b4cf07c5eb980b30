import Foundation
import Glibc
import Testing

/// The program with files in place of a terminal: all of its input at once, and all of its output at the end.
struct PipedRun {
  var output: String
  var errors: String
  var ending: Ending

  /// - Parameters:
  ///   - outputPath: where standard output goes instead, such as `/dev/full`.
  ///   - executable: another program in its place.
  init(
    _ arguments: [String], in folder: Workplace, input: [UInt8] = [], environment: [String: String] = [:],
    outputPath: String? = nil, executable: String? = nil, fileBlocksMax: Int? = nil,
    limit: Duration = Patience.limit
  ) async throws {
    let paths = ["input", "output", "errors"].map { folder.path + "/.\($0)" }
    try Data(input).write(to: URL(fileURLWithPath: paths[0]))
    let files = [
      open(paths[0], O_RDONLY), open(outputPath ?? paths[1], O_WRONLY | O_CREAT | O_TRUNC, 0o600),
      open(paths[2], O_WRONLY | O_CREAT | O_TRUNC, 0o600),
    ]
    defer { files.forEach { close($0) } }
    let process = try Program.start(
      executable: executable, arguments, in: folder.path,
      environment: ["HOME": folder.path, "PATH": "/usr/bin:/bin", "TERM": "xterm-256color"]
        .merging(environment) { _, new in new },
      descriptors: files, fileBlocksMax: fileBlocksMax)
    do {
      ending = try await Ending(of: process, within: limit) { (try? Self.text(paths[2])) ?? "" }
    } catch {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
      throw error
    }
    output = outputPath == nil ? try Self.text(paths[1]) : ""
    errors = try Self.text(paths[2])
  }

  init(_ arguments: [String], in folder: Workplace, lines: [String]) async throws {
    try await self.init(arguments, in: folder, input: Array(lines.map { $0 + "\n" }.joined().utf8))
  }

  private static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }
}
