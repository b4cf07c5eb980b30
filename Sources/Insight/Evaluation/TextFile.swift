package import Foundation

/// Why a file cannot be used: which line, and what to do.
package struct UnreadableFile: Error, Hashable, Sendable, CustomStringConvertible {
  /// As it was given.
  package var path: String
  /// From 1; nil where the file as a whole is meant.
  package var line: Int?
  /// What is wrong.
  package var message: String
  /// One sentence: what to do about it.
  package var mend: String

  /// - Parameter message: a clause without a full stop, such as `there is no such file`.
  package init(_ path: String, line: Int? = nil, _ message: String, mend: String) {
    self.path = path
    self.line = line
    self.message = message
    self.mend = mend
  }

  package var description: String {
    let place = line.map { "\(path):\($0)" } ?? path
    return "\(place): \(message)\n  \(mend)"
  }
}

/// The lines of a text file, numbered from 1, without their ends (LF or CRLF) and without a byte order mark.
package struct TextFile: Sendable {
  /// As it was given, for messages; `-` for standard input.
  package let path: String
  /// The line end at the end of the file begins no line of its own.
  package let lines: [String]

  /// Reads the file at `path`; `-` is standard input.
  package init(at path: String) throws(UnreadableFile) {
    var isFolder = ObjCBool(false)
    if path != "-" {
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw UnreadableFile(path, "there is no such file", mend: "Check the path.")
      }
      guard !isFolder.boolValue else {
        throw UnreadableFile(path, "this is a folder", mend: "Name a file in it.")
      }
    }
    do {
      let data =
        path == "-"
        ? try FileHandle.standardInput.readToEnd() ?? Data() : try Data(contentsOf: URL(fileURLWithPath: path))
      try self.init(data, path: path)
    } catch let error as UnreadableFile {
      throw error
    } catch {
      throw UnreadableFile(path, "it cannot be read", mend: "Check its permissions.")
    }
  }

  /// - Throws: `UnreadableFile` with the first line that is not UTF-8 or holds a NUL.
  package init(_ data: Data, path: String) throws(UnreadableFile) {
    self.path = path
    var bytes = data[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    var lines: [String] = []
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      guard let text = String(validating: line, as: UTF8.self), !line.contains(0) else {
        throw UnreadableFile(
          path, line: lines.count + 1, "this line is not UTF-8 text", mend: "Save the file as text in UTF-8.")
      }
      guard !line.contains(UInt8(ascii: "\r")) else {
        throw UnreadableFile(
          path, line: lines.count + 1, "a carriage return alone ends no line", mend: "Save the file with LF line ends.")
      }
      lines.append(text)
    }
    if lines.last == "" { lines.removeLast() }
    self.lines = lines
  }

  /// The whole text, lines ended by LF.
  package var text: String { lines.map { $0 + "\n" }.joined() }
}
