import Foundation

/// The built program in a folder of its own, run to its end.
struct CommandsProgram {
  struct Outcome {
    /// Nil where a signal ended it.
    var status: Int32?
    var output: String
    var errors: String

    var lines: [Substring] { output.split(separator: "\n") }
  }

  /// Paths are relative to it.
  let folder: Workplace

  init() throws { folder = try Workplace() }

  @discardableResult
  func run(_ arguments: String..., input: String = "") async throws -> Outcome {
    try await run(arguments, input: input)
  }

  /// - Parameter limit: longer for work that may take longer than anybody waits for an answer.
  @discardableResult
  func run(_ arguments: [String], input: String = "", limit: Duration = Patience.limit) async throws -> Outcome {
    let run = try await PipedRun(arguments, in: folder, input: Array(input.utf8), limit: limit)
    let status: Int32? = if case .exit(let status) = run.ending { status } else { nil }
    return Outcome(status: status, output: run.output, errors: run.errors)
  }

  func write(_ text: String, to path: String) throws { try folder.write(text, to: path) }

  func write(_ data: Data, to path: String) throws {
    try data.write(to: URL(fileURLWithPath: folder.path + "/" + path))
  }

  /// A knowledge folder of two entries, as `shop/`.
  func writeShop() throws {
    try write("name: Small Shop\ntimezone: Europe/Berlin\n", to: "shop/business.yaml")
    try write(smallTopic, to: "shop/shop.md")
  }
}
