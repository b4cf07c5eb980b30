import ArgumentParser
import Foundation
import Terminal

/// The settings file, single settings, and what is logged.
struct ConfigurationOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The file of settings; frontdesk.yaml in this folder unless given.", valueName: "file"))
  var config: String?
  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp("One setting, which outweighs file and environment; may be repeated.", valueName: "name=value"))
  var assignments: [String] = []
  @Option(
    help: ArgumentHelp(
      "What is logged: this and all that is graver, such as debug, info, warning or error.", valueName: "level"))
  var logLevel: String?

  /// The flags over the environment over the file over the defaults.
  ///
  /// - Parameter environment: the process's, unless a test has another.
  func configuration(
    _ environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(Failure) -> Configuration {
    var configuration = try ConfigurationFlags(file: config, assignments).configuration(environment)
    try configuration.set(.logLevel, flag: "--log-level", logLevel)
    return configuration
  }
}

extension Configuration {
  /// Takes in what stands behind `--set`.
  mutating func set(_ assignment: String) throws(Failure) {
    guard let sign = assignment.firstIndex(of: "=") else {
      throw Failure(
        "--set takes NAME=VALUE, not “\(SafeText.line(assignment))”.", mend: "Write --set routing=automatic.")
    }
    let name = String(assignment[..<sign])
    guard let setting = Setting.all.first(where: { $0.name == name }) else {
      let nearest = NearestName.question(about: name, among: Setting.all.map(\.name))
      throw Failure(
        "flag, --set: there is no setting “\(SafeText.line(name))”.", mend: "\(nearest)`frontdesk config` lists them.")
    }
    try set(setting, flag: "--set", String(assignment[assignment.index(after: sign)...]))
  }
}
