import Benchmarks
import Embedding
import Insight
import Knowledge
import Matching
import Terminal

/// The matchers that accuracy is measured of, by the names that `--tiers` takes: the one place that lists them.
enum AccuracyTiers {
  /// In the order of the columns: words alone; with the word vectors that are part of the program; with the small model
  /// too; with both models, which is what a desk uses that has them.
  static let names = ["words", "static", "small", "large"]

  /// Those for which what they need is installed.
  static func available(on shelf: ModelShelf) -> String {
    let installed = names.filter { name in EncoderSize(rawValue: name).map(shelf.holds) ?? true }
    return installed.joined(separator: ",")
  }

  /// Those of a list with commas between, in the order of the columns. The models are opened, whatever they take.
  static func named(_ list: String, _ shelf: ModelShelf) throws(Failure) -> [MatcherTier] {
    let wanted = Set(list.split(separator: ",").map { $0.whiteSpaceNormalised })
    if let unknown = wanted.subtracting(names).min() {
      throw Failure(
        "--tiers: there is no tier “\(SafeText.line(unknown))”.", mend: "Name some of: \(names.joined(separator: ","))."
      )
    }
    return try names.filter(wanted.contains).map { name throws(Failure) in
      let encoders = try encoders(upTo: name, shelf)
      return MatcherTier(name) { TieredMatcher($0, encoders: encoders) }
    }
  }

  private static func encoders(upTo name: String, _ shelf: ModelShelf) throws(Failure) -> [any TextEncoder] {
    if name == "words" { return [] }
    let sizes: [EncoderSize] = name == "large" ? [.small, .large] : name == "small" ? [.small] : []
    var encoders: [any TextEncoder] = [StaticEncoder()]
    for size in sizes {
      do throws(ModelError) {
        let encoder = try shelf.openWhole(size)
        encoders.append(RememberingEncoder(encoder, identity: encoder.file.hash, path: nil))
      } catch { throw Failure(error, size, on: shelf) }
    }
    return encoders
  }
}
