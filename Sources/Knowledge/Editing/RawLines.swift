/// A file's lines with the line ends that they have, so that an insertion leaves every other byte as it is.
///
/// Lines are counted as `SourceText` counts them: from 1, ended by LF, CR or CRLF.
struct RawLines {
  private struct Line {
    var text: String
    var ending: String
  }

  private var lines: [Line] = []

  init(_ text: String) {
    var bytes: [UInt8] = []
    func end(_ ending: String) {
      lines.append(Line(text: String(decoding: bytes, as: UTF8.self), ending: ending))
      bytes = []
    }
    let all = Array(text.utf8)
    var index = 0
    while index < all.count {
      switch all[index] {
      case UInt8(ascii: "\n"): end("\n")
      case UInt8(ascii: "\r"):
        let isPair = index + 1 < all.count && all[index + 1] == UInt8(ascii: "\n")
        end(isPair ? "\r\n" : "\r")
        if isPair { index += 1 }
      default: bytes.append(all[index])
      }
      index += 1
    }
    if !bytes.isEmpty { end("") }
  }

  var count: Int { lines.count }
  var text: String { lines.map { $0.text + $0.ending }.joined() }

  /// Puts lines in after line `number`, with the line end that the file has; 0: at the beginning.
  mutating func insert(_ new: [String], after number: Int) {
    let ending = lines.first.map { $0.ending.isEmpty ? "\n" : $0.ending } ?? "\n"
    if number > 0, lines[number - 1].ending.isEmpty { lines[number - 1].ending = ending }
    lines.insert(contentsOf: new.map { Line(text: $0, ending: ending) }, at: number)
  }
}
