import Client
import Desk
import Foundation
import Knowledge
import Logging
import Server
import Storage
import Terminal

/// A way to the desk of a data folder: another process's where one runs, else one that this process runs itself, for
/// others to join. When the process that runs it goes, one of those that joined takes over.
final class DeskAccess: Sendable {
  /// Nil while another process runs it.
  let host: DeskHost?
  let address: DeskAddress
  /// What the customer or agent at this terminal should know of it.
  let remark: String?
  private let running: Task<Void, Never>
  private let tell: @Sendable (String) async -> Void

  /// - Parameters:
  ///   - base: what the knowledge folder says now, and `reread` what it says when this process takes over.
  ///   - tell: what came of edits of the knowledge, and of taking over.
  init(
    _ parts: DeskHost.Parts, base: KnowledgeBase, changes: AsyncStream<Void>,
    reread: @escaping @Sendable () throws -> KnowledgeBase, tell: @escaping @Sendable (String) async -> Void
  ) async throws {
    self.tell = tell
    address = .data(folder: parts.data)
    // Makes the folder, and says what is wrong with it.
    let store = try DataOptions.store(in: parts.data)
    if let lock = try DeskLock.take(in: parts.data, knowledge: parts.knowledge) {
      let host = try DeskHost(parts, lock: lock, base: base, store: store, changes: changes)
      _ = try await host.start()
      self.host = host
      remark = nil
      running = Task.detached { await Self.run(host, tell) }
    } else {
      host = nil
      remark = Self.remark(on: DeskLock.holder(in: parts.data), parts)
      running = Task.detached {
        guard let lock = try? await DeskLock.wait(in: parts.data, knowledge: parts.knowledge), !Task.isCancelled,
          let host = try? DeskHost(parts, lock: lock, base: reread(), store: store, changes: changes),
          (try? await host.start()) != nil
        else { return }
        await tell("The desk that ran here is gone; this window runs it now.")
        await Self.run(host, tell)
      }
    }
  }

  /// The same, for a command at a terminal: what such a desk logs would stand in the way there.
  ///
  /// - Parameter read: the knowledge folder, and what tells of its edits.
  convenience init(
    _ knowledge: KnowledgeOptions, _ data: DataOptions, read: KnowledgeOptions.Watched,
    tell: @escaping @Sendable (String) async -> Void
  ) async throws {
    let parts = DeskHost.Parts(
      configuration: try Configuration.ambient.get(), data: data.data, knowledge: knowledge.knowledge,
      logger: Logger(label: "frontdesk", factory: { _ in SwiftLogNoOpLogHandler() }), eager: knowledge.receptionist)
    try await self.init(
      parts, base: read.base, changes: read.changes, reread: { try knowledge.load() }, tell: tell)
  }

  /// Ends the desk if this process runs it, and lets another have the folder.
  func leave() async {
    running.cancel()
    guard let host else { return }
    host.server.stop()
    await running.value
  }

  private static func run(_ host: DeskHost, _ tell: @escaping @Sendable (String) async -> Void) async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await host.followKnowledge(tell) }
      try? await host.server.run()
      group.cancelAll()
    }
    host.release()
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
