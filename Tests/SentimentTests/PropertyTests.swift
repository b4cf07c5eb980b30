import Sentiment
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
      botJustFailed: Bool.random(using: &generator), botFailures: Int.random(in: 0...5, using: &generator),
      accumulated: Double.random(in: 0...2.5, using: &generator))
  }

  @Test(
    "it is in 0...1, its terms sum to z, none is empty, and what is accumulated is never below it", arguments: 0..<20)
  func bounds(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<60 {
      let (message, context) = (message(&generator), context(&generator))
      let frustration = scorer.score(message, in: context)
      #expect((0...1).contains(frustration.message))
      #expect(frustration.accumulated >= frustration.message)
      #expect(abs(frustration.terms.reduce(0) { $0 + $1.weight } - frustration.z) < 1e-9)
      #expect(frustration.terms.allSatisfy { $0.weight != 0 && $0.weight.isFinite && !$0.found.isEmpty })
      #expect(Set(frustration.terms.map(\.signal)).count == frustration.terms.count)
    }
  }

  @Test("more frustration before means no less after, and a failing bot never calms", arguments: 100..<110)
  func monotone(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<60 {
      let message = message(&generator)
      var (low, high) = (context(&generator), FrustrationContext())
      high = low
      high.accumulated += Double.random(in: 0...1, using: &generator)
      #expect(scorer.score(message, in: low).accumulated <= scorer.score(message, in: high).accumulated)
      low.botJustFailed = false
      high.botJustFailed = true
      #expect(scorer.score(message, in: low).z <= scorer.score(message, in: high).z)
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
