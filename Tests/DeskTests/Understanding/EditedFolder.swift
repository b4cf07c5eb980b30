import Foundation
import Knowledge
import Synchronization

/// A knowledge folder in memory that can be edited, and whose reading can be held up.
final class EditedFolder: Sendable {
  private struct Contents {
    var files: [String: String]
    var readers: [String?] = []
    var isHeldUp = false
  }

  private let contents: Mutex<Contents>
  private let goOn = DispatchSemaphore(value: 0)
  private let hasRead = AsyncStream.makeStream(of: Void.self)

  /// With one entry, `hours`, that has this answer.
  init(_ answer: String) { contents = Mutex(Contents(files: ["shop.md": Self.text(answer)])) }

  /// How often it was read, and by which of the threads that have a name.
  var readers: [String?] { contents.withLock { $0.readers } }

  func save(_ answer: String) { save(Self.text(answer), as: "shop.md") }

  func save(_ text: String?, as name: String) { contents.withLock { $0.files[name] = text } }

  /// Whoever reads it next keeps what they have read, and their thread, until `release`.
  func holdUp() { contents.withLock { $0.isHeldUp = true } }

  /// Returns when who is held up has read it.
  func isRead() async { for await _ in hasRead.stream { return } }

  func release() { goOn.signal() }

  func read() throws(KnowledgeError) -> KnowledgeBase {
    let (files, isHeldUp) = contents.withLock { contents in
      defer { contents.isHeldUp = false }
      contents.readers.append(OperationQueue.current?.name)
      return (contents.files, contents.isHeldUp)
    }
    if isHeldUp {
      hasRead.continuation.yield()
      goOn.wait()
    }
    return try KnowledgeLoader(files: files).load()
  }

  private static func text(_ answer: String) -> String { "## When are you open? {#hours}\n\n\(answer)\n" }
}
