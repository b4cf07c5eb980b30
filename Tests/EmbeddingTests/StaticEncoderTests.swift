import Testing

@testable import Embedding

@Suite("The encoder that is part of the program")
struct StaticEncoderTests {
  private static let encoder = StaticEncoder()
  private var encoder: StaticEncoder { Self.encoder }

  private func embedding(_ text: String) -> [Float] { encoder.embeddings(of: [text])[0] }

  private func product(_ one: [Float], _ other: [Float]) -> Float { zip(one, other).reduce(0) { $0 + $1.0 * $1.1 } }

  private func cosine(_ one: String, _ other: String) -> Float { product(embedding(one), embedding(other)) }

  @Test("Says which tier it is, and gives a vector a text in their order")
  func order() {
    #expect(encoder.tier == "static")
    let texts = ["Where is my parcel?", "", "Can I pay by card?"]
    let together = encoder.embeddings(of: texts)
    #expect(together == texts.map(embedding))
    #expect(together.allSatisfy { $0.count == encoder.width })
    #expect(encoder.embeddings(of: []).isEmpty)
  }

  @Test(
    "A text with words has unit length",
    arguments: [
      "a", "Where is my order?", "WHERE IS MY ORDER", "Öffnungszeiten", "¿Dónde está mi pedido?", "12:30", "?!", "c++",
      "antidisestablishmentarianism", String(repeating: "my parcel is late and nobody answers ", count: 3_000),
    ])
  func unitLength(text: String) {
    let vector = embedding(text)
    #expect(abs(product(vector, vector) - 1) < 1e-4)
  }

  @Test(
    "A text without a known piece has the vector of zeros",
    arguments: [
      "", " ", "\n\t\u{3000}", "\u{200B}\u{0}\u{FEFF}", "\u{12000}\u{12001}", "ⵣⵣⵣ", String(repeating: "x", count: 101),
    ])
  func nothing(text: String) {
    #expect(embedding(text) == [Float](repeating: 0, count: encoder.width))
  }

  @Test("Any sequence of scalars gives numbers: of unit length, or zeros")
  func anyText() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<300 {
      var text = ""
      for _ in 0..<Int.random(in: 1...60, using: &generator) {
        let limit: UInt32 = Bool.random(using: &generator) ? 0x250 : 0x10FFFF
        if let scalar = Unicode.Scalar(UInt32.random(in: 0...limit, using: &generator)) {
          text.unicodeScalars.append(scalar)
        }
      }
      let vector = embedding(text)
      let square = product(vector, vector)
      #expect(square == 0 || abs(square - 1) < 1e-4, "\(text.unicodeScalars.map(\.value))")
    }
  }

  @Test("Neither the order of the words nor capitals and accents matter")
  func withoutOrder() {
    #expect(cosine("can I bring my dog to the café", "the CAFE my Dog can to bring I") > 0.9999)
    #expect(cosine("cancel my order", "order my cancel") > 0.9999)
  }

  @Test(
    "A question is nearer to one of the same meaning than to one of another",
    arguments: [
      ("Where is my parcel?", "my package has not arrived", "What are your opening hours?"),
      ("How much does it cost?", "what is the price", "where are you located"),
      ("Do you have vegan food?", "any dishes without meat", "is there a car park"),
      ("My screen is cracked", "the display of my phone broke", "I want to book a table"),
      ("When are you open?", "what time do you close", "how do I reset my password"),
      ("I want my money back", "how do I get a refund", "do you sell bicycles"),
      ("Can I bring my dog?", "are pets allowed", "can I pay by card"),
      ("I forgot my password", "cannot log in to my account", "the soup was cold"),
    ])
  func nearAndFar(question: String, near: String, far: String) {
    #expect(cosine(question, near) > cosine(question, far) + 0.1)
  }
}
