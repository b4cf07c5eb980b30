extension Configuration {
  /// Takes in what the customers of a data folder have taught; what is written in file, environment or flags counts
  /// more.
  func calibrated(in data: String) throws(Failure) -> Configuration {
    let file = try CalibrationFile(data: data)
    var configuration = self
    for setting in Setting.calibrated where self[setting].source == .standard {
      guard let (change, line) = file.inForce(setting) else { continue }
      try configuration.set(
        setting, Value(text: "\(change.value)", source: .calibration(path: file.path, line: line)))
    }
    return configuration
  }
}
