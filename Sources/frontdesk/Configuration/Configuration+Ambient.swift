import Foundation

extension Configuration {
  /// What the file, the environment and this process's `--config` and `--set` say, read once. Options need it for their
  /// defaults, which the parser asks for before it has read any.
  static let ambient = Result { () throws(Failure) in
    try ConfigurationFlags(CommandLine.arguments).configuration(ProcessInfo.processInfo.environment)
  }

  /// The value that a command's option has where it is not given. A configuration that cannot be read is reported by
  /// `main` before any command runs.
  static func given(_ setting: Setting) -> String {
    switch ambient {
    case .success(let configuration): configuration.text(setting)
    case .failure: setting.standard
    }
  }
}

/// `--config FILE` and `--set NAME=VALUE` among the words of a command line.
struct ConfigurationFlags: Hashable {
  private(set) var file: String?
  private(set) var assignments: [String] = []

  init(file: String?, _ assignments: [String]) {
    self.file = file
    self.assignments = assignments
  }

  /// - Parameter arguments: the program's own name first.
  init(_ arguments: [String]) {
    var rest = arguments.dropFirst().prefix { $0 != "--" }
    while let word = rest.popFirst() {
      switch word {
      case "--config": file = rest.popFirst()
      case "--set": if let assignment = rest.popFirst() { assignments.append(assignment) }
      case _ where word.hasPrefix("--config="): file = String(word.dropFirst("--config=".count))
      case _ where word.hasPrefix("--set="): assignments.append(String(word.dropFirst("--set=".count)))
      default: continue
      }
    }
  }

  func configuration(_ environment: [String: String]) throws(Failure) -> Configuration {
    var configuration = try Configuration(file: file, environment: environment)
    for assignment in assignments { try configuration.set(assignment) }
    configuration = try configuration.withinBudgets()
    try configuration.checkThresholds()
    return configuration
  }
}
