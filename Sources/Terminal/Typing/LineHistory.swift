import Conversation
import Foundation
import Glibc

/// The lines typed in chats with one knowledge base, kept in the data folder (mode 0600) from one run to the next.
///
/// Card numbers are masked before a line gets here or anywhere else (P5).
package struct LineHistory: Sendable {
  /// Lines kept.
  static let linesMax = 1_000

  private let path: String

  /// - Parameters:
  ///   - folder: where it is kept; it exists.
  ///   - knowledge: the absolute path of the knowledge folder.
  package init(in folder: String, for knowledge: String) {
    path = folder + "/typed-" + Self.key(knowledge) + ".txt"
  }

  /// Oldest first; empty where there are none, or none that can be read.
  package func load() -> [String] {
    guard let data = FileManager.default.contents(atPath: path) else { return [] }
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
    if lines.count > 2 * Self.linesMax { shorten(to: lines.suffix(Self.linesMax)) }
    return lines.suffix(Self.linesMax)
  }

  /// The line as it may be kept: on one line, masked; nil where nothing is left of it.
  static func keepable(_ typed: String) -> String? {
    let oneLine = typed.split(whereSeparator: \.isNewline).joined(separator: " ")
    let text = MaskedText(masking: oneLine).text
    return text.allSatisfy(\.isWhitespace) ? nil : text
  }

  /// Adds a line that `keepable` gave.
  package func append(_ line: String) throws(OutputFile.Failure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw OutputFile.Failure(code: errno) }
    defer { close(descriptor) }
    try OutputFile(descriptor: descriptor).write(line + "\n")
  }

  /// Whatever goes wrong here leaves the file as it was, only longer than it need be.
  private func shorten(to lines: ArraySlice<String>) {
    let fresh = path + ".new"
    let descriptor = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    do throws(OutputFile.Failure) {
      try OutputFile(descriptor: descriptor).write(lines.joined(separator: "\n") + "\n")
      rename(fresh, path)
    } catch {
      unlink(fresh)
    }
  }

  /// 64-bit FNV-1a (Fowler, Noll, Vo) in hexadecimal: the same in every run, unlike Swift's own hashes.
  private static func key(_ text: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
