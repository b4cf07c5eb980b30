import Foundation

extension Configuration {
  /// What the file and the environment say, read once.
  static let ambient = Result { () throws(Failure) in
    try Configuration(file: nil, environment: ProcessInfo.processInfo.environment)
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
