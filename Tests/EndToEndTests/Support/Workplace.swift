import Foundation

/// A folder of its own for a test, with a small business in it; gone when the test is.
final class Workplace: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "frontdesk-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path + "/knowledge")
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Writes a knowledge folder as `init` does, by running it.
  func withSample() async throws -> Workplace {
    let run = try await PipedRun(["init", "knowledge"], in: self)
    guard run.ending == .exit(0) else { throw InitFailed(description: run.errors) }
    return self
  }

  struct InitFailed: Error, CustomStringConvertible { var description: String }

  func write(_ text: String, to file: String) throws {
    let url = URL(fileURLWithPath: path + "/" + file)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func read(_ file: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path + "/" + file)), as: UTF8.self)
  }

  func exists(_ file: String) -> Bool { FileManager.default.fileExists(atPath: path + "/" + file) }
}
