import Foundation

/// A data file of this room, under `Resources`.
///
/// One that is missing or malformed means a broken installation, which no caller could mend: the program stops and
/// names it.
enum DataFile {
  /// Calls `body` for every line that says something: blank ones, and comments (`#` and a space), are left out.
  static func forEachLine(of path: String, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    let url = Bundle.module.bundleURL.appendingPathComponent("Resources/" + path)
    guard let data = try? Data(contentsOf: url) else {
      fatalError("The installation is broken, a data file of the program cannot be read: \(url.path)")
    }
    data.withUnsafeBytes { raw in
      let bytes = raw.bindMemory(to: UInt8.self)
      var start = 0
      while start < bytes.count {
        let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        let line = UnsafeBufferPointer(rebasing: bytes[start..<end])
        let isComment = line.count > 1 && line[0] == UInt8(ascii: "#") && line[1] == UInt8(ascii: " ")
        if !line.isEmpty, !isComment { body(line) }
        start = end + 1
      }
    }
  }
}
