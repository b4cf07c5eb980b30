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

  static func check(_ environment: [String: String]) throws(Failure) {
    let ours = Setting.all.map(\.variable) + notSettings
    let known = Set(ours + tests)
    guard let name = environment.keys.filter({ $0.hasPrefix(prefix) && !known.contains($0) }).min() else { return }
    let nearest = NearestName.question(about: name, among: ours)
    throw Failure(
      SafeText.line("environment, \(name): there is no such setting."),
      mend: SafeText.line("\(nearest)`env -u \(name) frontdesk config` lists what there is."))
  }
}
