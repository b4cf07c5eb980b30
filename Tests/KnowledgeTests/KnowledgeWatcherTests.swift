import Foundation
import Synchronization
import Testing

@testable import Knowledge

@Suite(.serialized) struct KnowledgeWatcherTests {
  private static let methods: [KnowledgeWatcher.Method] = [.automatic, .polling]

  @Test("An edit is reported, however the editor saves it", arguments: methods)
  func edits(method: KnowledgeWatcher.Method) async throws {
    let folder = try TemporaryFolder(["a.md": "## A\n\nOne."])
    let changes = Changes(folder, method)
    try folder.write("a.md", "## A\n\nTwo, and longer.")
    #expect(await changes.came())
    // As editors do: a new file beside, renamed over the old one.
    try folder.write(".a.md.swp", "## A\n\nThree.")
    try FileManager.default.removeItem(at: folder.url("a.md"))
    try FileManager.default.moveItem(at: folder.url(".a.md.swp"), to: folder.url("a.md"))
    #expect(await changes.came())
    try FileManager.default.removeItem(at: folder.url("a.md"))
    #expect(await changes.came())
  }

  @Test("A folder that is made later is watched too", arguments: methods)
  func newFolder(method: KnowledgeWatcher.Method) async throws {
    let folder = try TemporaryFolder(["a.md": "## A\n\nOne."])
    let changes = Changes(folder, method)
    try FileManager.default.createDirectory(at: folder.url("de"), withIntermediateDirectories: false)
    if method == .automatic { #expect(await changes.came()) }
    try folder.write("de/a.md", "## A {#a}\n\nEins.")
    #expect(await changes.came())
    try folder.write("de/a.md", "## A {#a}\n\nZwei und mehr.")
    #expect(await changes.came())
  }

  @Test("The knowledge folder itself may be exchanged for another", arguments: methods)
  func exchanged(method: KnowledgeWatcher.Method) async throws {
    let parent = try TemporaryFolder(["kb/a.md": "## A\n\nOne.", "new/a.md": "## A\n\nTwo, and longer."])
    let changes = Changes(parent.url("kb"), method)
    try FileManager.default.moveItem(at: parent.url("kb"), to: parent.url("old"))
    try FileManager.default.moveItem(at: parent.url("new"), to: parent.url("kb"))
    #expect(await changes.came())
    try parent.write("kb/a.md", "## A\n\nThree, and longer again.")
    #expect(await changes.came())
  }

  @Test("A link on the way may come to lead elsewhere, and what it leads to is watched then", arguments: methods)
  func linkedFolder(method: KnowledgeWatcher.Method) async throws {
    let parent = try TemporaryFolder(["r1/kb/a.md": "## A\n\nOne.", "r2/kb/a.md": "## A\n\nTwo, and longer."])
    try parent.link("current", to: "r1")
    let changes = Changes(parent.url("current/kb"), method)
    try parent.link("next", to: "r2")
    #expect(rename(parent.url("next").path, parent.url("current").path) == 0)
    #expect(await changes.came())
    try parent.write("r2/kb/a.md", "## A\n\nThree, and longer again.")
    #expect(await changes.came())
  }

  @Test("Files may be links into a hidden folder, which is exchanged as a whole or edited", arguments: methods)
  func linkedFiles(method: KnowledgeWatcher.Method) async throws {
    let folder = try TemporaryFolder(["..1/a.md": "## A\n\nOne.", "..2/a.md": "## A\n\nTwo, and longer."])
    try folder.write("b.md", "## B\n\nOne.")
    let changes = Changes(folder, method)
    // Only now is there a link.
    try folder.link("..data", to: "..1")
    try folder.link("a.md", to: "..data/a.md")
    #expect(await changes.came())
    // From looking at links on, the first look is reported as well.
    while await !changes.stayedAway() {}
    try folder.link("..next", to: "..2")
    #expect(rename(folder.url("..next").path, folder.url("..data").path) == 0)
    #expect(await changes.came())
    try folder.write("..2/a.md", "## A\n\nThree, and longer again.")
    #expect(await changes.came())
  }

  @Test("What the loader would not read wakes nobody", arguments: methods)
  func irrelevant(method: KnowledgeWatcher.Method) async throws {
    let folder = try TemporaryFolder(["a.md": "## A\n\nOne."])
    let changes = Changes(folder, method)
    try folder.write("notes.txt", "x")
    try folder.write(".a.md.swp", "x")
    try folder.write("README.md", "x")
    try folder.write("4913", "x")
    #expect(await changes.stayedAway())
    try folder.write("b.md", "## B\n\nTwo.")
    #expect(await changes.came())
  }

  @Test("A burst of changes is one change, and an endless one is reported all the same")
  func debounce() {
    let start = ContinuousClock.now - .seconds(60)
    var burst = Debounce(quiet: .seconds(40))
    #expect(burst.wait == nil)
    burst.happened(at: start)
    burst.happened(at: start + .seconds(59))
    #expect(!burst.isDue)
    var quiet = Debounce(quiet: .seconds(1))
    quiet.happened(at: start)
    #expect(quiet.isDue)
    quiet.reported()
    #expect(!quiet.isDue)
    var endless = Debounce(quiet: .seconds(5))
    for second in 0..<60 { endless.happened(at: start + .seconds(second)) }
    #expect(endless.isDue)
  }

  @Test("Watching ends with the stream")
  func ends() async throws {
    let folder = try TemporaryFolder(["a.md": "## A\n\nOne."])
    let stream = KnowledgeWatcher(folder: folder.root).changes()
    let task = Task { for await _ in stream {} }
    task.cancel()
    await task.value
  }
}

/// Counts changes as they come.
private final class Changes: Sendable {
  private let count = Mutex(0)
  private let seen = Mutex(0)
  private let task = Mutex<Task<Void, Never>?>(nil)

  convenience init(_ folder: TemporaryFolder, _ method: KnowledgeWatcher.Method) { self.init(folder.root, method) }

  init(_ url: URL, _ method: KnowledgeWatcher.Method) {
    let stream = KnowledgeWatcher(folder: url, method: method, quiet: .milliseconds(30)).changes()
    task.withLock { task in
      task = Task { [weak self] in
        for await _ in stream { self?.count.withLock { $0 += 1 } }
      }
    }
  }

  deinit { task.withLock { $0?.cancel() } }

  /// Whether one has come since the last that was asked for; waits for it.
  func came() async -> Bool { await moved(looks: 2_000) }

  /// That nothing comes can only be shown for a while.
  func stayedAway() async -> Bool { await !moved(looks: 70) }

  /// Counts looks and not seconds: on a busy machine the other tests may leave this one no turn for a while.
  private func moved(looks: Int) async -> Bool {
    for _ in 0..<looks {
      let now = count.withLock { $0 }
      let isNew = seen.withLock { seen in
        defer { seen = now }
        return now > seen
      }
      if isNew { return true }
      try? await Task.sleep(for: .milliseconds(10))
    }
    return false
  }
}
