/// Checks a line against RFC 8259 and says where things stand in it, without making anything of them yet.
///
/// Nesting costs stack only up to `depthLimit` (H4).
struct JSONScanner {
  /// Beyond this `depthLimit` is not obeyed, so that no setting can overflow a thread's stack.
  static let depthMaximum = 128

  let bytes: LineBytes
  let depthLimit: Int
  var position = 0
  /// The first key that stands twice in its object, if any (H8).
  private(set) var repeated: JSONKey?

  init(_ bytes: LineBytes, depthLimit: Int) {
    self.bytes = bytes
    self.depthLimit = min(depthLimit, Self.depthMaximum)
  }

  /// The members of the one object that the line is.
  mutating func line() throws(JSONFault) -> [JSONMember] {
    skipSpace()
    guard bytes.byte(at: position) == UInt8(ascii: "{") else {
      _ = try value(depth: 1)
      throw .notAnObject
    }
    let members = try object(depth: 1)
    skipSpace()
    guard position == bytes.count else { throw .syntax(offset: position) }
    return members
  }

  mutating func value(depth: Int) throws(JSONFault) -> JSONMember.Value {
    let start = position
    let kind: JSONMember.Kind
    switch bytes.byte(at: position) {
    case UInt8(ascii: "\""):
      position += 1
      let isEscaped = try string()
      return JSONMember.Value(kind: isEscaped ? .escapedString : .string, range: start + 1..<position - 1)
    case UInt8(ascii: "{"):
      _ = try object(depth: depth)
      kind = .object
    case UInt8(ascii: "["):
      try array(depth: depth)
      kind = .array
    case UInt8(ascii: "t"): (kind, _) = (.true, try word("true"))
    case UInt8(ascii: "f"): (kind, _) = (.false, try word("false"))
    case UInt8(ascii: "n"): (kind, _) = (.null, try word("null"))
    default: kind = try number() ? .integer : .decimal
    }
    return JSONMember.Value(kind: kind, range: start..<position)
  }

  mutating func object(depth: Int) throws(JSONFault) -> [JSONMember] {
    guard depth <= depthLimit else { throw .tooDeep(limit: depthLimit) }
    position += 1
    var members: [JSONMember] = []
    skipSpace()
    if accept(UInt8(ascii: "}")) { return members }
    if depth == 1 { members.reserveCapacity(6) }
    repeat {
      skipSpace()
      members.append(try member(depth: depth))
      skipSpace()
    } while accept(UInt8(ascii: ","))
    guard accept(UInt8(ascii: "}")) else { throw unexpected() }
    if repeated == nil { repeated = members.firstRepeatedKey(in: bytes) }
    return members
  }

  private mutating func member(depth: Int) throws(JSONFault) -> JSONMember {
    guard accept(UInt8(ascii: "\"")) else { throw unexpected() }
    let start = position
    let isEscaped = try string()
    let key = JSONKey(range: start..<position - 1, isEscaped: isEscaped)
    skipSpace()
    guard accept(UInt8(ascii: ":")) else { throw unexpected() }
    skipSpace()
    return JSONMember(key: key, value: try value(depth: depth + 1))
  }

  private mutating func array(depth: Int) throws(JSONFault) {
    guard depth <= depthLimit else { throw .tooDeep(limit: depthLimit) }
    position += 1
    skipSpace()
    if accept(UInt8(ascii: "]")) { return }
    repeat {
      skipSpace()
      _ = try value(depth: depth + 1)
      skipSpace()
    } while accept(UInt8(ascii: ","))
    guard accept(UInt8(ascii: "]")) else { throw unexpected() }
  }

  private mutating func word(_ word: StaticString) throws(JSONFault) {
    for index in 0..<word.utf8CodeUnitCount {
      guard accept(word.utf8Start[index]) else { throw unexpected() }
    }
  }

  @inline(__always)
  mutating func accept(_ byte: UInt8) -> Bool {
    guard bytes.byte(at: position) == byte, position < bytes.count else { return false }
    position += 1
    return true
  }

  @inline(__always)
  mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): position += 1
      default: return
      }
    }
  }

  func unexpected() -> JSONFault { position < bytes.count ? .syntax(offset: position) : .ended }
}
