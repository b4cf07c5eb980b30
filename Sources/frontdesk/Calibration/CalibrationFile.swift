import Foundation
import Terminal

/// What the business's own customers have taught about settings: `calibration.jsonl` in the data folder, a line for
/// each change, the last one of a setting in force. Nothing in it is ever overwritten, so that each change can be read
/// and taken back.
struct CalibrationFile {
  struct Change: Codable, Hashable {
    var at: Date
    /// Of `Setting`, by name.
    var setting: String
    var value: Double
    /// What held before.
    var was: Double
    /// Judgements it was made from, and how many of them were against the bot; nil where it takes a change back.
    var judged: Int?
    var wrong: Int?
  }

  let path: String
  /// In their order; the place of each is its line.
  private(set) var changes: [Change]

  /// Reads the file of a data folder; where there is none, nothing was changed.
  init(data: String) throws(Failure) {
    path = "\(data)/calibration.jsonl"
    changes = []
    guard let contents = FileManager.default.contents(atPath: path) else {
      guard FileManager.default.fileExists(atPath: path) else { return }
      throw Failure("\(SafeText.line(path)) cannot be read.", mend: "Make it readable, or move it away.")
    }
    let lines = String(decoding: contents, as: UTF8.self).split(separator: "\n")
    for (index, line) in lines.enumerated() {
      guard let change = try? Self.decoder.decode(Change.self, from: Data(line.utf8)), change.value.isFinite else {
        throw Failure(
          "\(SafeText.line(path)):\(index + 1): this is not a change of a setting.",
          mend: "Remove the line, or move the file away: the settings then hold as they are written.")
      }
      changes.append(change)
    }
  }

  /// The change of a setting that is in force, and its line; nil where none was made.
  func inForce(_ setting: Setting) -> (change: Change, line: Int)? {
    changes.lastIndex { $0.setting == setting.name }.map { (changes[$0], $0 + 1) }
  }

  /// The last change of a setting that was not taken back; nil where there is none.
  func lastKept(_ setting: Setting) -> Change? {
    var kept: [Change] = []
    for change in changes where change.setting == setting.name {
      if change.judged == nil { _ = kept.popLast() } else { kept.append(change) }
    }
    return kept.last
  }

  /// Writes one more change down, durable when this returns.
  mutating func append(_ change: Change) throws(Failure) {
    do {
      let line = try Self.encoder.encode(change) + Data("\n".utf8)
      if !FileManager.default.fileExists(atPath: path) {
        try PrivateFile.write("", to: URL(fileURLWithPath: path))
      }
      let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
      defer { try? file.close() }
      try file.seekToEnd()
      try file.write(contentsOf: line)
      try file.synchronize()
      changes.append(change)
    } catch {
      throw Failure(
        "\(SafeText.line(path)) cannot be written: \(SafeText.line(error.localizedDescription))",
        mend: "Nothing was changed. Mend that, and run the command again.")
    }
  }

  private static let encoder = {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    encoder.dateEncodingStrategy = .iso8601
    return encoder
  }()
  private static let decoder = {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    return decoder
  }()
}
