import Foundation
import Testing

@testable import Embedding

@Suite("The models that a desk opens")
struct ShelfOpeningTests {
  private func sizes(_ opened: OpenedModels) -> [EncoderSize] { opened.encoders.map(\.file.size) }

  @Test("What is installed and allowed is opened, the smallest first")
  func allowed() throws {
    let folder = try ShelfFolder()
    try folder.put(.large)
    try folder.put(.small)
    #expect(sizes(folder.shelf.models(for: .auto)) == [.small, .large])
    #expect(sizes(folder.shelf.models(for: .large)) == [.small, .large])
    #expect(sizes(folder.shelf.models(for: .small)) == [.small])
    #expect(sizes(folder.shelf.models(for: .none)) == [])
    for choice in ModelChoice.allCases { #expect(folder.shelf.models(for: choice).notices.isEmpty) }
  }

  @Test("What the owner asks for and is not there is named, and the desk does with what is")
  func missing() throws {
    let folder = try ShelfFolder()
    #expect(folder.shelf.models(for: .auto).notices == [.noneInstalled(folder.shelf)])
    #expect(folder.shelf.models(for: .small).notices == [.missing(.small, folder.shelf)])
    #expect(folder.shelf.models(for: .none).notices == [])
    try folder.put(.small)
    #expect(folder.shelf.models(for: .auto).notices == [])
    #expect(sizes(folder.shelf.models(for: .large)) == [.small])
    #expect(folder.shelf.models(for: .large).notices == [.missing(.large, folder.shelf)])
  }

  @Test("A folder that is not there is an empty one and named as the cause, and so is a file in its place")
  func folders() throws {
    let absent = ModelShelf(folder: "/nowhere/models")
    #expect(absent.models(for: .auto).notices == [.noneInstalled(absent)])
    for choice in [ModelChoice.auto, .large] {
      let words = try #require(absent.models(for: choice).notices.first?.words)
      #expect(words.contains("in /nowhere/models, for there is no such folder"), "\(words)")
    }
    let file = ModelShelf(folder: "/dev/null")
    let opened = file.models(for: .small)
    #expect(opened.encoders.isEmpty)
    let error = ModelError.unreadable(path: "/dev/null/small.model", reason: "Not a directory")
    #expect(opened.notices == [.unusable(.small, error, file)])
    #expect(opened.notices[0].words.contains("/dev/null is no folder: name another with --models"))
  }

  @Test("A model cut short, of another format, of another size, or that is something else is left out with the reason")
  func unusable() throws {
    let folder = try ShelfFolder()
    let path = folder.shelf.path(of: .small)
    try folder.put(.small)
    let whole = try folder.shelf.open(.small).file.byteCount
    try folder.cut(.small, to: 10_000_000)
    #expect(try reason(folder.shelf) == .wrongSize(path: path, bytes: 10_000_000, wanted: whole))
    try folder.put(.small)
    try folder.write(9, at: 8, of: .small)
    #expect(try reason(folder.shelf) == .otherVersion(path: path, found: 9, wanted: ModelFile.version))
    try folder.put(.large, as: .small)
    #expect(try reason(folder.shelf) == .altered(path: path))
    try Data("# Shop\n".utf8).write(to: URL(fileURLWithPath: path))
    #expect(try reason(folder.shelf) == .notAModel(path: path))
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    #expect(try reason(folder.shelf) == .unreadable(path: path, reason: "it is not a file"))
  }

  /// Why nothing is used of a shelf whose small model is damaged.
  private func reason(_ shelf: ModelShelf) throws -> ModelError? {
    let opened = shelf.models(for: .auto)
    #expect(opened.encoders.isEmpty)
    guard case .unusable(.small, let error, _) = try #require(opened.notices.first) else { return nil }
    let words = opened.notices[0].words
    #expect(words.contains(shelf.path(of: .small)))
    #expect(words.contains("FRONTDESK_MODELS=\(shelf.folder) make model MODEL=small` in the source folder"), "\(words)")
    return error
  }

  @Test("One altered byte is not seen at opening, and found by reading them all")
  func altered() throws {
    let folder = try ShelfFolder()
    try folder.put(.small, hashed: true)
    try folder.shelf.open(.small).file.requireUnaltered()
    try folder.write(1, at: 20_000_000, of: .small)
    let opened = folder.shelf.models(for: .auto)
    #expect(sizes(opened) == [.small] && opened.notices.isEmpty)
    #expect(throws: ModelError.altered(path: folder.shelf.path(of: .small))) {
      try opened.encoders[0].file.requireUnaltered()
    }
  }
}
