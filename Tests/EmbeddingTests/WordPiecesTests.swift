import Foundation
import Testing

@testable import Embedding

@Suite("Word pieces beside those of the published tokenizers")
struct WordPiecesTests {
  @Test("the small encoder's are the same", .enabled(if: SampleModels.isThere(.small), "\(SampleModels.reason)"))
  func small() throws { try compare(.small, in: Reference.kept) }

  @Test("the large encoder's are the same", .enabled(if: SampleModels.isThere(.large), "\(SampleModels.reason)"))
  func large() throws { try compare(.large, in: Reference.kept) }

  @Test(
    "so are those of many lines",
    .enabled(if: Reference.long != nil, "needs FRONTDESK_TEST_PIECES=folder (see Scripts/make-reference-vectors)"))
  func many() throws {
    for size in EncoderSize.allCases where SampleModels.isThere(size) {
      try compare(size, in: #require(Reference.long))
    }
  }

  private func compare(_ size: EncoderSize, in folder: URL) throws {
    let reference = try Reference(size, in: folder)
    let encoder = try SampleModels.encoder(size)
    try #require(reference.lines.count == reference.pieces.count && reference.lines.count >= 150)
    for (line, pieces) in zip(reference.lines, reference.pieces) where encoder.pieces(of: line) != pieces {
      Issue.record("\(line): \(encoder.pieces(of: line)) instead of \(pieces)")
    }
  }
}
