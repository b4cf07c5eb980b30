import Sentiment
import TestSupport
import Testing

@Suite("What holds of every score")
struct PropertyTests {
  private static let words: [String] = {
    let languages = ["en", "de", "fr", "es", "any"]
    let phrases = languages.flatMap { language in
      ((try? DataFiles.phrases(language)) ?? [:]).sorted { $0.key < $1.key }.flatMap(\.value)
    }
    return phrases + ["lamp", "LAMP", "?", "??", "!", ",", ".", ":)", "😀", "\"", "great", "awful", "7", "\n", "*x*"]
  }()

  private func message(_ generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...14, using: &generator)).map { _ in
      let word = Self.words.randomElement(using: &generator) ?? ""
      return Int.random(in: 0..<6, using: &generator) == 0 ? word.uppercased() : word
    }.joined(separator: Int.random(in: 0..<8, using: &generator) == 0 ? "" : " ")
  }

  private func context(_ generator: inout SeededGenerator) -> FrustrationContext {
    FrustrationContext(
      earlierMessages: (0..<Int.random(in: 0...6, using: &generator)).map { _ in message(&generator) },
      move: Bool.random(using: &generator) ? move(&generator) : nil,
      verdict: [true, false, nil, nil, nil].randomElement(using: &generator) ?? nil,
      run: Double.random(in: 0...2.5, using: &generator), vector: vector(&generator))
  }

  private func move(_ generator: inout SeededGenerator) -> BotMove {
    let kinds: [BotMove.Kind] = [.answer, .choices, .offer, .miss, .talk]
    return BotMove(
      kind: kinds.randomElement(using: &generator) ?? .answer, text: message(&generator),
      isAgain: Bool.random(using: &generator), isSameAgain: Bool.random(using: &generator))
  }

  private func vector(_ generator: inout SeededGenerator) -> MessageVector? {
    switch Int.random(in: 0..<3, using: &generator) {
    case 0: .random("static", seed: generator.next())
    case 1: .random("small", seed: generator.next())
    default: nil
    }
  }

  @Test(
    "a message is in 0...1, the terms sum to z and to the score, largest first, and none is empty", arguments: 0..<20)
  func bounds(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<60 {
      let (message, context) = (message(&generator), context(&generator))
      let frustration = scorer.score(message, in: context)
      #expect((0...1).contains(frustration.message))
      #expect((0...1).contains(frustration.notAccepted))
      #expect(frustration.score >= frustration.run && frustration.run >= 0)
      #expect(frustration.terms.map(\.weight) == frustration.terms.map(\.weight).sorted(by: >))
      let formula = scorer.messageTerms(of: message, in: context)
      for (terms, sum) in [(formula, frustration.z), (frustration.terms, frustration.score)] {
        #expect(abs(terms.reduce(0) { $0 + $1.weight } - sum) < 1e-9)
        #expect(terms.allSatisfy { $0.weight != 0 && $0.weight.isFinite && !$0.found.isEmpty })
        #expect(Set(terms.map(\.signal)).count == terms.count)
      }
    }
  }

  @Test("more frustration before means no less after, and a failing bot never calms", arguments: 100..<110)
  func monotone(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<60 {
      let message = message(&generator)
      var (low, high) = (context(&generator), FrustrationContext())
      high = low
      high.run += Double.random(in: 0...1, using: &generator)
      #expect(scorer.score(message, in: low).score <= scorer.score(message, in: high).score)
      low.verdict = true
      high.verdict = false
      low.move = .answer
      high.move = .answer
      #expect(scorer.score(message, in: low).z <= scorer.score(message, in: high).z)
      #expect(scorer.score(message, in: low).score <= scorer.score(message, in: high).score)
    }
  }

  @Test("it is the same every time, whoever asks", arguments: 200..<205)
  func deterministic(_ seed: UInt64) async {
    var generator = SeededGenerator(seed: seed)
    let cases = (0..<40).map { _ in (message(&generator), context(&generator)) }
    let once = cases.map { scorer.score($0.0, in: $0.1) }
    let again = await withTaskGroup(of: (Int, Frustration).self) { group in
      for (index, (message, context)) in cases.enumerated() {
        group.addTask { (index, scorer.score(message, in: context)) }
      }
      return await group.reduce(into: [Int: Frustration]()) { $0[$1.0] = $1.1 }
    }
    #expect(again == Dictionary(uniqueKeysWithValues: once.enumerated().map { ($0.offset, $0.element) }))
  }
}
