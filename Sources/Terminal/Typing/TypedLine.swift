/// A line that somebody typed, or that came through a pipe; or why there is none.
package enum TypedLine: Hashable, Sendable {
  /// Bytes that one line may have; a message may have far fewer, which the desk sees to.
  package static let bytesMax = 65_536

  /// Without its line end. `number` counts lines from 1, blank ones too; nil at a terminal.
  case text(String, number: Int? = nil)
  /// More than `bytesMax` bytes: left out, all of it.
  case tooLong(number: Int?, bytes: Int)
  /// Not UTF-8: left out. `column` is the byte, from 1, where it stops being so.
  case notUTF8(number: Int?, column: Int)
  /// The source cannot be read any further; the reason in the system's words.
  case unreadable(String)
}

extension TypedLine {
  /// Which one it is of those that came through a pipe.
  var number: Int? {
    switch self {
    case .text(_, let number), .tooLong(let number, _), .notUTF8(let number, _): number
    case .unreadable: nil
    }
  }

  /// The line of these bytes, if they are UTF-8.
  init(_ bytes: some Collection<UInt8>, number: Int?) {
    if let text = String(validating: bytes, as: UTF8.self) {
      self = .text(text, number: number)
    } else {
      self = .notUTF8(number: number, column: Self.validPrefix(of: bytes) + 1)
    }
  }

  /// How many bytes at the start are UTF-8.
  private static func validPrefix(of bytes: some Collection<UInt8>) -> Int {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var count = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) { count += UTF8.width(scalar) }
    return count
  }
}
