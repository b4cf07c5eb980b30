/// Why bytes are no JSON that is read here.
enum JSONFault: Error, Hashable {
  /// `offset` bytes from the beginning of the line.
  case syntax(offset: Int)
  case ended
  case notUTF8(offset: Int)
  /// A `\u` escape of half a surrogate pair.
  case loneSurrogate(offset: Int)
  case tooDeep(limit: Int)
  case notAnObject

  var error: WireError {
    switch self {
    case .syntax(let offset): WireError(.parse, "Not JSON from byte \(offset + 1) on; send one JSON object a line.")
    case .ended: WireError(.parse, "The line ends before its JSON does; send one JSON object a line.")
    case .notUTF8(let offset): WireError(.parse, "Not UTF-8 at byte \(offset + 1); send the line in UTF-8.")
    case .loneSurrogate(let offset):
      WireError(.parse, "Half a surrogate pair is escaped at byte \(offset + 1); send both halves or neither.")
    case .tooDeep(let limit): WireError(.parse, "Nested deeper than \(limit); send the line flatter.")
    case .notAnObject: WireError(.parse, "Not a JSON object; send one JSON object a line.")
    }
  }
}
