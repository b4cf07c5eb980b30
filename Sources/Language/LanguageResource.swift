import Foundation

/// The data files of this room.
///
/// A file that is missing means a broken installation, which no caller could mend: the program stops and names it.
enum LanguageResource {
  /// The whole text of `Resources/<path>`.
  static func text(_ path: String) -> String { String(decoding: bytes(path), as: UTF8.self) }

  static func bytes(_ path: String) -> [UInt8] {
    let url = Bundle.module.bundleURL.appendingPathComponent("Resources/" + path)
    do {
      return Array(try Data(contentsOf: url))
    } catch {
      fatalError("The installation is broken, a data file of the program cannot be read: \(url.path) (\(error))")
    }
  }

  /// The lines of a file that say something: comments (`#`) and blank lines left out.
  static func lines(_ path: String) -> [Substring] {
    let text = self.text(path)
    return text.utf8.split(separator: UInt8(ascii: "\n")).compactMap { line in
      line.first == UInt8(ascii: "#") ? nil : Substring(line)
    }
  }
}
