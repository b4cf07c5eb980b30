import Embedding

/// How long an encoder takes on this machine.
struct EncoderTiming: Hashable, Sendable {
  /// Of the question, its marks included.
  let pieces: Int
  /// The median.
  let questionMilliseconds: Double
  /// Eight questions that are encoded together; the median.
  let eightMilliseconds: Double

  private static let question = "how long does it take until my parcel gets here"
  private static let questionRuns = 20
  private static let eightRuns = 5

  init(of encoder: Encoder) {
    pieces = encoder.pieces(of: Self.question).count
    // The first run reads the weights from the disk.
    _ = encoder.embedding(of: Self.question)
    questionMilliseconds = Self.median(of: Self.questionRuns) { _ = encoder.embedding(of: Self.question) }
    let eight = Array(repeating: Self.question, count: 8)
    eightMilliseconds = Self.median(of: Self.eightRuns) { _ = encoder.embeddings(of: eight) }
  }

  private static func median(of runs: Int, _ body: () -> Void) -> Double {
    let clock = ContinuousClock()
    let times = (0..<runs).map { _ in clock.measure(body) / .milliseconds(1) }.sorted()
    return (times[(runs - 1) / 2] + times[runs / 2]) / 2
  }
}
