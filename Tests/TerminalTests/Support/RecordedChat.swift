import Client
import Conversation
import Foundation

@testable import Terminal

/// Runs a session on a screen of two files, and returns what was written to them.
@MainActor
struct RecordedChat {
  var output = ""
  var errors = ""
  var ending = ChatSession.Ending.left
  var saved: [(name: String, events: [Event])] = []

  init(
    _ typed: [TypedLine], open: @escaping @Sendable () async throws -> any CustomerLine
  ) async throws {
    let folder = NSTemporaryDirectory() + "chat-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let files = ["output", "errors"].map { folder + "/" + $0 }
    let handles = try files.map { file in
      try Data().write(to: URL(fileURLWithPath: file))
      return try FileHandle(forWritingTo: URL(fileURLWithPath: file))
    }
    let screen = ChatScreen(
      editor: nil, output: OutputFile(descriptor: handles[0].fileDescriptor),
      errors: OutputFile(descriptor: handles[1].fileDescriptor), abilities: .plain, noteAbilities: .plain)
    let keeper = Keeper()
    let session = ChatSession(
      on: screen,
      ChatSession.Services(
        open: open, catalogue: { .shipped }, save: { name, _, shown in try keeper.save(name, shown) }))
    ending = await session.run(
      AsyncStream { continuation in
        for line in typed { continuation.yield(line) }
        continuation.finish()
      })
    output = try String(contentsOfFile: files[0], encoding: .utf8)
    errors = try String(contentsOfFile: files[1], encoding: .utf8)
    saved = keeper.saved
    for handle in handles { try handle.close() }
  }

  init(_ typed: [String], _ answer: @escaping ScriptedLine.Script) async throws {
    try await self.init(typed.map { .text($0) }) { ScriptedLine(answer) }
  }
}
