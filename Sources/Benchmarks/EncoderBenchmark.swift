package import Embedding
import Insight

#if canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// How long one core takes to encode a question, with each kind of instructions that the processor has, and eight
/// waiting questions together.
///
/// Times are those for which the one thread had a processor: what else runs on the machine is felt in the caches only.
package struct EncoderBenchmark: Sendable {
  /// An encoder with one kind of instructions.
  package struct Row: Hashable, Sendable {
    /// Which of the two models.
    package var encoder: EncoderSize
    /// The kind that its inner loops were run with.
    package var instructions: VectorInstructions
    /// Of `question`.
    package var one: Times
    /// Of the eight `questions` in one pass.
    package var eight: Times
  }

  /// Milliseconds, of `runs` runs.
  package struct Times: Hashable, Sendable {
    /// At least 20.
    package var runs: Int
    /// What it takes where nothing disturbs it.
    package var least: Double
    /// Nine runs in ten took at least this.
    package var tenthPercentile: Double
    /// Half of the runs took at least this.
    package var median: Double

    fileprivate init(_ times: [Double]) {
      let sorted = times.sorted()
      runs = sorted.count
      (least, tenthPercentile, median) = (sorted[0], sorted[runs / 10], sorted[runs / 2])
    }
  }

  /// Of twelve pieces each, with the marks of their beginning and end.
  package static let questions = [
    "Where is my order? It has not come.", "Do you open at nine or ten on Sundays?",
    "How much does it cost to send it back?", "I would like to change my address, please.",
    "My lamp is broken, what can I do?", "Can I bring my dog to the hotel?!",
    "Is there a discount for pupils and for teachers?", "When will you all have the blue one again?",
  ]
  private static let runsMin = 20

  /// - Parameter duration: how long each figure is measured for, at least.
  package static func run(
    of encoder: EncoderSize, path: String, for duration: Duration = .seconds(2)
  ) throws(ModelError) -> [Row] {
    var rows: [Row] = []
    for instructions in VectorInstructions.runnable {
      let made = try Encoder(path: path, instructions: instructions)
      rows.append(
        Row(
          encoder: encoder, instructions: instructions,
          one: times(for: duration) { _ = made.embedding(of: questions[0]) },
          eight: times(for: duration) { _ = made.embeddings(of: questions) }))
    }
    return rows
  }

  /// For people. Without a line feed at the end.
  package static func table(of rows: [Row]) -> String {
    var table = TextTable([
      "Encoder", "Instructions", "One: least ms", "10th %", "Median", "Eight: least ms", "10th %", "Median",
      "Times one",
    ])
    for row in rows {
      let times = [row.one, row.eight].flatMap { [$0.least, $0.tenthPercentile, $0.median] }
      table.add(
        [row.encoder.rawValue, row.instructions.name] + times.map { Figures.decimal($0, places: 2) }
          + [Figures.decimal(row.eight.least / row.one.least, places: 1)])
    }
    return table.text
  }

  private static func times(for duration: Duration, _ body: () -> Void) -> Times {
    // The first run brings the weights near.
    body()
    var times: [Double] = []
    let start = ContinuousClock.now
    while times.count < runsMin || ContinuousClock.now - start < duration {
      let before = threadMilliseconds()
      body()
      times.append(threadMilliseconds() - before)
    }
    return Times(times)
  }

  /// For which this thread has had a processor.
  private static func threadMilliseconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
  }
}
