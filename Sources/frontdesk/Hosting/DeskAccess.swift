import Client
import Desk
import Foundation
import Knowledge
import Logging
import Server
import Terminal

/// A way to the desk of a data folder: another process's where one runs, else one that this process runs itself, for
/// others to join. When the process that runs it goes, one of those that joined takes over.
final class DeskAccess: Sendable {
  let address: DeskAddress
  /// What the customer or agent at this terminal should know of it.
  let remark: String?
  private let run: DeskRun
  private let running: Task<Void, Never>

  /// Nil while another process runs it.
  var host: DeskHost? { run.host }

  /// Returns when somebody listens at `address`.
  ///
  /// - Parameters:
  ///   - base: what the knowledge folder says now, and `reread` what it says when this process takes over.
  ///   - tell: what came of edits of the knowledge, and of taking over.
  init(
    _ parts: DeskHost.Parts, base: KnowledgeBase, changes: AsyncStream<Void>,
    reread: @escaping @Sendable () throws -> KnowledgeBase, tell: @escaping @Sendable (String) async -> Void
  ) async throws {
    address = .data(folder: parts.data)
    let run = try DeskRun(parts, changes: changes, reread: reread, tell: tell)
    switch try await run.arrive(base) {
    case .runs:
      remark = nil
      running = Task.detached { await run.serve() }
    case .joins(let holder):
      remark = Self.remark(on: holder, parts)
      running = Task.detached { await run.succeed() }
    }
    self.run = run
  }

  /// The same, for a command at a terminal: what such a desk logs would stand in the way there.
  ///
  /// - Parameter read: the knowledge folder, and what tells of its edits.
  convenience init(
    _ knowledge: KnowledgeOptions, _ data: DataOptions, read: KnowledgeOptions.Watched,
    tell: @escaping @Sendable (String) async -> Void
  ) async throws {
    let configuration = try Configuration.ambient.get()
    let words = EarlyWords()
    let parts = DeskHost.Parts(
      configuration: configuration, data: data.data, knowledge: knowledge.knowledge,
      logger: Logger(label: "frontdesk", factory: { _ in SwiftLogNoOpLogHandler() }),
      models: knowledge.models.opened(
        keptIn: data.data, milliseconds: configuration.whole(.answerBudget), later: words.put),
      saysProgress: true)
    try await self.init(
      parts, base: read.base, changes: read.changes, reread: { try knowledge.load() }, tell: tell)
    for early in words.begin({ later in Task { await tell(SafeText.line(later)) } }) {
      Console.standard.warn(SafeText.line(early))
    }
  }

  /// Returns when the desk has ended, if this process runs it by now, and another may have the folder.
  func leave() async {
    running.cancel()
    await running.value
  }

  private static func remark(on holder: DeskLock.Holder?, _ parts: DeskHost.Parts) -> String? {
    guard let holder else { return nil }
    let own = URL(fileURLWithPath: parts.knowledge, isDirectory: true).standardizedFileURL.path
    guard holder.knowledge != own else { return nil }
    return """
      A desk runs on this data folder already (process \(holder.process)). It answers from \
      \(SafeText.line(holder.knowledge)), not from \(SafeText.line(own)).
      """
  }
}
