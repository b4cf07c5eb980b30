import Language
import Terminal

/// The names in the environment that are ours by their beginning: each sets something, or is a mistake.
enum EnvironmentNames {
  private static let prefix = "FRONTDESK_"
  private static let notSettings = ["FRONTDESK_CONFIG", "FRONTDESK_TOKEN"]
  /// Of the tests and scripts, which hand their environment on.
  private static let tests = [
    "FRONTDESK_BINARY", "FRONTDESK_KILLS", "FRONTDESK_SEED", "FRONTDESK_SIMULATION_CLIMATE",
    "FRONTDESK_SIMULATION_SEEDS", "FRONTDESK_SNAPSHOTS", "FRONTDESK_TEST_MODELS", "FRONTDESK_TEST_PIECES",
    "FRONTDESK_WRITE_SNAPSHOTS",
  ]

  /// Edits at most to a name that is worth a guess.
  private static let nearestMax = 12.0

  static func check(_ environment: [String: String]) throws(Failure) {
    let ours = Setting.all.map(\.variable) + notSettings
    let known = Set(ours + tests)
    guard let name = environment.keys.filter({ $0.hasPrefix(prefix) && !known.contains($0) }).min() else { return }
    let scored = ours.compactMap { other in
      editDistance(Array(name.unicodeScalars), Array(other.unicodeScalars), atMost: nearestMax).map { (other, $0) }
    }
    let nearest = scored.min { $0.1 < $1.1 }.map { "Did you mean \($0.0)? " } ?? ""
    throw Failure(
      SafeText.line("environment, \(name): there is no such setting."),
      mend: SafeText.line("\(nearest)`env -u \(name) frontdesk config` lists what there is."))
  }
}
