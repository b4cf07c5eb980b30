import Testing

@testable import Embedding

@Suite("Embeddings beside those of the published 32-bit weights")
struct FidelityTests {
  @Test(
    "the small encoder's point the same way: mean cosine .99, none below .96",
    .enabled(if: SampleModels.isThere(.small), "\(SampleModels.reason)"))
  func small() throws { try compare(.small, lines: 150) }

  @Test(
    "the large encoder's point the same way: mean cosine .99, none below .96",
    .enabled(if: SampleModels.isThere(.large), "\(SampleModels.reason)"))
  func large() throws { try compare(.large, lines: 60) }

  private func compare(_ size: EncoderSize, lines count: Int) throws {
    let reference = try Reference(size)
    try #require(reference.vectors.count == count)
    let embeddings = try SampleModels.encoder(size).embeddings(of: Array(reference.lines.prefix(count)))
    let cosines = zip(embeddings, reference.vectors).map(cosine)
    #expect(cosines.reduce(0, +) / Float(count) >= 0.99)
    for (cosine, line) in zip(cosines, reference.lines) { #expect(cosine >= 0.96, "\(line)") }
  }

  @Test(
    "an embedding does not depend on the texts that are encoded with it",
    .enabled(if: SampleModels.isThere(.small), "\(SampleModels.reason)"))
  func together() throws {
    let encoder = try SampleModels.encoder(.small)
    let lines = Array(try Reference(.small).lines.prefix(20))
    for (line, embedding) in zip(lines, encoder.embeddings(of: lines)) {
      #expect(embedding == encoder.embedding(of: line))
    }
  }
}

/// Of two vectors of any length.
func cosine(_ one: [Float], _ other: [Float]) -> Float {
  func product(_ one: [Float], _ other: [Float]) -> Float { zip(one, other).reduce(0) { $0 + $1.0 * $1.1 } }
  return product(one, other) / (product(one, one) * product(other, other)).squareRoot()
}
