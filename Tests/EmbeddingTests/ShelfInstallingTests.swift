import Foundation
import Testing

@testable import Embedding

@Suite("Models that are installed and removed")
struct ShelfInstallingTests {
  private let strong = Machine(
    cores: 8, memoryBytes: 16_000_000_000, instructions: .avx2, freeDiskBytes: 100_000_000_000)

  @Test("Weights or a vocabulary other than the published ones are refused, and what was there stays")
  func refused() throws {
    let folder = try ShelfFolder()
    try folder.put(.small)
    let (vocabulary, weights) = (folder.shelf.folder + "/vocab.txt", folder.shelf.folder + "/model.safetensors")
    try Data("[CLS]\n[SEP]\n[UNK]\n".utf8).write(to: URL(fileURLWithPath: vocabulary))
    try Data("weights".utf8).write(to: URL(fileURLWithPath: weights))
    #expect(
      throws: ModelError.weights(
        path: vocabulary, reason: "this is not the vocabulary of all-MiniLM-L6-v2 (another SHA-256)")
    ) { try folder.shelf.install(.small, weights: weights, vocabulary: vocabulary) }
    #expect(throws: ModelError.weights(path: weights + ".none", reason: "the vocabulary cannot be read")) {
      try folder.shelf.install(.small, weights: weights, vocabulary: weights + ".none")
    }
    _ = try folder.shelf.open(.small)
    #expect(!folder.shelf.holds(.large))
  }

  @Test("Removing takes what an interrupted installation left as well, and says whether a model was there")
  func removed() throws {
    let folder = try ShelfFolder()
    try folder.put(.small)
    try Data("half".utf8).write(to: URL(fileURLWithPath: folder.shelf.path(of: .small) + ".\(Int32.max)-a.part"))
    #expect(try folder.shelf.remove(.small))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.shelf.folder).isEmpty)
    #expect(try !folder.shelf.remove(.small))
  }

  @Test("What is wanted and absent, damaged or altered is missing")
  func missing() throws {
    let folder = try ShelfFolder()
    #expect(folder.shelf.missing(.auto, on: strong) == [.small, .large])
    #expect(folder.shelf.missing(.large, on: strong) == [.large])
    #expect(folder.shelf.missing(.none, on: strong) == [])
    try folder.put(.small, hashed: true)
    try folder.put(.large, hashed: true)
    #expect(folder.shelf.missing(.auto, on: strong) == [])
    try folder.cut(.large, to: 5_000)
    #expect(folder.shelf.missing(.auto, on: strong) == [.large])
    try folder.write(1, at: 20_000_000, of: .small)
    #expect(folder.shelf.missing(.auto, on: strong) == [.small, .large])
  }

  @Test("The length of a model is known before it is fetched")
  func lengths() {
    #expect(EncoderSize.small.modelBytes == 23_683_328 && EncoderSize.large.modelBytes == 111_130_880)
  }
}
