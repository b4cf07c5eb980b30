import Foundation
import Synchronization
import Testing

@testable import Knowledge

@Suite struct KnowledgeFolderTests {
  @Test("Files are read in the order of their paths, folders within folders too, hidden ones not")
  func order() throws {
    let folder = try TemporaryFolder([
      "b.md": "## B\n\nb", "a/z.md": "## Z\n\nz", "a/b/c.MD": "## C\n\nc", ".hidden.md": "## H\n\nh",
      ".git/x.md": "## X\n\nx", "business.yaml": "name: B",
    ])
    let seen = Mutex<[KnowledgeLoader.Progress]>([])
    let base = try KnowledgeLoader(folder: folder.root).load { progress in seen.withLock { $0.append(progress) } }
    #expect(base.findings == [])
    #expect(base.entries.map(\.id) == ["c", "z", "b"])
    #expect(base.entries.map(\.location.file) == ["a/b/c.MD", "a/z.md", "b.md"])
    #expect(seen.withLock { $0 } == (1...4).map { KnowledgeLoader.Progress(done: $0, total: 4) })
  }

  @Test("A folder in memory and the same on the disk give the same")
  func sameFromMemory() throws {
    let files = ["a.md": "## A\n\n[x](#y)", "de/a.md": "## A\n\na", "business.yaml": "name: B"]
    let disk = try KnowledgeLoader(folder: TemporaryFolder(files).root).load()
    let memory = try KnowledgeLoader(files: files).load()
    #expect(disk.entries == memory.entries)
    #expect(disk.diagnostics == memory.diagnostics)
    #expect(disk.business == memory.business)
  }

  @Test("A folder that is missing, a file, empty or closed says so and what to do")
  func errors() throws {
    let folder = try TemporaryFolder(["file.md": "## A\n\na", "empty/notes.txt": "x", "closed/a.md": "## A\n\na"])
    func kind(_ path: String) -> KnowledgeError.Kind? {
      do throws(KnowledgeError) {
        _ = try KnowledgeLoader(folder: folder.url(path)).load()
        return nil
      } catch {
        #expect(error.path == folder.url(path).path && error.message.hasSuffix(".") && error.mend.hasSuffix("."))
        return error.kind
      }
    }
    #expect(kind("missing") == .folderMissing)
    #expect(kind("file.md") == .notAFolder)
    #expect(kind("empty") == .noMarkdown)
    chmod(folder.url("closed").path, 0)
    defer { chmod(folder.url("closed").path, 0o700) }
    // Root may read everything.
    if getuid() != 0 { #expect(kind("closed") == .unreadable) }
  }

  @Test("A file that may not be read hides no other", .enabled(if: getuid() != 0, "root may read everything"))
  func unreadable() throws {
    let folder = try TemporaryFolder(["a.md": "## A\n\na", "b.md": "## B\n\nb", "business.yaml": "name: B"])
    chmod(folder.url("a.md").path, 0)
    let base = try KnowledgeLoader(folder: folder.root).load()
    #expect(base.findings == ["unreadable a.md:1:1"])
    #expect(base.entries.map(\.id) == ["b"])
  }

  @Test("A folder of more than 64 MiB or 100,000 entries is refused, a file of more than 16 MiB left out")
  func limits() throws {
    let folder = try TemporaryFolder(["b.md": "## B\n\nb", "business.yaml": "name: B"])
    // Sparse: they take no room on the disk and are never read.
    for name in ["1.md", "2.md", "3.md", "4.md"] {
      try folder.write(name, "")
      truncate(folder.url(name).path, off_t(KnowledgeLimits.markdownBytesMax + 1))
    }
    func error() -> KnowledgeError.Kind? {
      do throws(KnowledgeError) {
        _ = try KnowledgeLoader(folder: folder.root).load()
        return nil
      } catch {
        return error.kind
      }
    }
    #expect(error() == .tooLarge)
    for name in ["2.md", "3.md", "4.md"] { try FileManager.default.removeItem(at: folder.url(name)) }
    let base = try KnowledgeLoader(folder: folder.root).load()
    #expect(base.findings == ["too-large 1.md:1:1"])
    #expect(base.entries.map(\.id) == ["b"])
    try folder.write("1.md", String(repeating: "## a\n", count: KnowledgeLimits.entriesMax))
    #expect(error() == .tooManyEntries)
  }
}
