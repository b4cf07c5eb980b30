import TestSupport
import Testing

@testable import Embedding

@Suite("Texts that nobody would write")
struct HostileTextTests {
  private let model: SyntheticModel

  init() throws { model = try SyntheticModel() }

  private func encoder(_ instructions: VectorInstructions = .best) throws -> Encoder {
    try Encoder(path: model.path, instructions: instructions)
  }

  @Test("Each has between 2 pieces and 256, begun and ended by the marks, and an embedding of length 1")
  func embedded() throws {
    let encoder = try encoder()
    let texts = Self.texts(count: 150)
    let embeddings = encoder.embeddings(of: texts)
    #expect(embeddings.count == texts.count)
    for (text, embedding) in zip(texts, embeddings) {
      let pieces = encoder.pieces(of: text)
      #expect((2...Encoder.piecesMax).contains(pieces.count))
      #expect(pieces.first == 2 && pieces.last == 3)
      let length = embedding.reduce(0) { $0 + $1 * $1 }.squareRoot()
      #expect(embedding.count == encoder.width && abs(length - 1) < 1e-5, "\(length) of \(text.debugDescription)")
    }
  }

  @Test("However long a text is, no more of it is read than 256 pieces hold")
  func bounded() throws {
    let encoder = try encoder()
    let sentence = "the order "
    let long = String(repeating: sentence, count: 400)
    #expect(encoder.pieces(of: long).count == Encoder.piecesMax)
    let endless = String(repeating: sentence, count: 400_000)
    let time = ContinuousClock().measure { #expect(encoder.pieces(of: endless) == encoder.pieces(of: long)) }
    #expect(time < .seconds(1))
  }

  @Test("Nothing but what cannot be seen is the same as nothing")
  func nothing() throws {
    let encoder = try encoder()
    for text in ["", " ", "\r\n\t", "\u{0}\u{1}", "\u{200B}\u{200D}\u{FE0F}", "\u{301}\u{302}", "\u{3000}\u{A0}"] {
      #expect(encoder.pieces(of: text) == [2, 3], "\(text.debugDescription)")
    }
  }

  @Test("Every kind of kernel gives the same embedding, to the last bit")
  func sameEmbeddings() throws {
    let texts = ["", "the order", "?!", Self.texts(count: 40).last ?? "", String(repeating: "a b ", count: 90)]
    let reference = try encoder(.portable).embeddings(of: texts)
    for instructions in VectorInstructions.runnable {
      #expect(try encoder(instructions).embeddings(of: texts) == reference, "\(instructions)")
    }
  }

  @Test(
    "Every kind of kernel gives the same embedding of a question, to the last bit",
    .enabled(if: SampleModels.isThere(.small), "\(SampleModels.reason)"))
  func sameMeaning() throws {
    let lines = Array(try Reference(.small).lines.prefix(12))
    let reference = try SampleModels.encoder(.small, instructions: .portable).embeddings(of: lines)
    for instructions in VectorInstructions.runnable {
      #expect(try SampleModels.encoder(.small, instructions: instructions).embeddings(of: lines) == reference)
    }
  }

  /// The same ones every time: what is known to trouble programs, then scalars by chance, of one range or of all.
  private static func texts(count: Int) -> [String] {
    let known = [
      "", " ", "\u{0}", "a\u{0}b", "\r\n\r\n", " \t\u{3000}\u{2028}\u{85} ", String(repeating: "a", count: 16_384),
      String(repeating: "\u{301}", count: 5_000), "e" + String(repeating: "\u{0323}\u{0301}", count: 3_000),
      "\u{202E}sdrawkcab\u{202C} \u{2067}mixed\u{2069}", "\u{200D}\u{200D}👩\u{200D}👩\u{200D}👧\u{FE0F}",
      String(repeating: "的", count: 4_000), String(repeating: "👍🏽", count: 1_000), "\u{FDFA}\u{1E9E}\u{FB03}",
      String(repeating: "\u{AC00}", count: 500), "[CLS] [SEP] [UNK] ##ing", "\u{10FFFF}\u{F0000}\u{E000}\u{FFFF}",
      String(repeating: "?", count: 9_999), "\u{FEFF}bom", "x\u{AD}y\u{2060}z",
      String(repeating: "\u{1F1E9}", count: 99),
    ]
    var random = SeededGenerator(seed: 42)
    return known + (known.count..<count).map { number in Self.text(&random, number) }
  }

  private static func text(_ random: inout SeededGenerator, _ number: Int) -> String {
    let ranges: [ClosedRange<UInt32>] = [
      0...0x10FFFF, 0...0x7F, 0x80...0x24F, 0x300...0x36F, 0x590...0x8FF, 0x1F000...0x1FAFF, 0x2000...0x206F,
      0x20000...0x2FFFF,
    ]
    let length = Int.random(in: 0...(number % 3 == 0 ? 600 : 40), using: &random)
    var text = String.UnicodeScalarView()
    for _ in 0..<length {
      let range = number % 9 == 8 ? ranges[Int.random(in: ranges.indices, using: &random)] : ranges[number % 9]
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) { text.append(scalar) }
      if Int.random(in: 0..<6, using: &random) == 0 { text.append(" ") }
    }
    return String(text)
  }
}
