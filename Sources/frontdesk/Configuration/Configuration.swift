import Foundation
import Terminal

/// What holds for this run, and where each value comes from.
struct Configuration: Sendable {
  enum Source: Hashable, Sendable, CustomStringConvertible {
    case standard
    /// What the customers of the data folder have taught, see `CalibrationFile`.
    case calibration(path: String, line: Int)
    case file(path: String, line: Int)
    case environment(String)
    case flag(String)
    /// What a budget of false alarms comes to.
    indirect case budget(Source)

    var description: String {
      switch self {
      case .standard: "default"
      case .calibration(let path, let line): "calibrated, \(path):\(line)"
      case .file(let path, let line): "\(path):\(line)"
      case .environment(let variable): "environment, \(variable)"
      case .flag(let name): "flag, \(name)"
      case .budget(let source): source.description
      }
    }

    /// Whether nobody set it: it follows from a budget, or is what it is unless somebody says otherwise.
    var isLeftOpen: Bool {
      switch self {
      case .standard, .budget: true
      case .calibration, .file, .environment, .flag: false
      }
    }

    var isCalibration: Bool { if case .calibration = self { true } else { false } }
  }

  struct Value: Hashable, Sendable {
    var text: String
    var source: Source
  }

  /// Of every setting, the default where nothing else is said.
  private var values: [Setting: Value]

  /// The defaults.
  init() {
    values = Dictionary(uniqueKeysWithValues: Setting.all.map { ($0, Value(text: $0.standard, source: .standard)) })
  }

  /// Reads the file, then the environment.
  ///
  /// - Parameter path: `frontdesk.yaml` in the working folder unless given; only a given one must be there.
  init(file path: String?, environment: [String: String]) throws(Failure) {
    self.init()
    try EnvironmentNames.check(environment)
    let path = path ?? environment["FRONTDESK_CONFIG"]
    let wanted = path ?? "frontdesk.yaml"
    if path != nil || FileManager.default.fileExists(atPath: wanted) {
      for (setting, value) in try ConfigurationFile(path: wanted).values { try set(setting, value) }
    }
    for setting in Setting.all {
      guard let text = environment[setting.variable] else { continue }
      try set(setting, Value(text: text, source: .environment(setting.variable)))
    }
  }

  /// Each has a value from the start, its default.
  subscript(setting: Setting) -> Value { values[setting]! }

  func text(_ setting: Setting) -> String { self[setting].text }
  /// Nil where it is empty.
  func optional(_ setting: Setting) -> String? { text(setting).isEmpty ? nil : text(setting) }
  func list(_ setting: Setting) -> [String] { Setting.list(text(setting)) }
  // Of a setting of that kind: `set` lets nothing else in, and its default is one.
  func whole(_ setting: Setting) -> Int { Int(text(setting))! }
  func decimal(_ setting: Setting) -> Double { Double(text(setting))! }
  func seconds(_ setting: Setting) -> Int { Setting.seconds(text(setting))! }

  /// Puts a value in the place of a weaker one.
  mutating func set(_ setting: Setting, _ value: Value) throws(Failure) {
    if let objection = setting.objection(to: value.text) {
      throw Failure(
        SafeText.line("\(value.source): \(setting.name) cannot be \(setting.quoted(value.text))."),
        mend: "Please \(objection).")
    }
    values[setting] = value
  }

  /// Takes a flag in, if it was given.
  mutating func set(_ setting: Setting, flag name: String, _ text: String?) throws(Failure) {
    if let text { try set(setting, Value(text: text, source: .flag(name))) }
  }
}
