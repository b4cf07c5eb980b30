import Conversation

/// The fields of one line, found but not yet read. Valid as long as the line's bytes are.
struct LineFields {
  private let bytes: LineBytes
  private let members: [JSONMember]
  private let repeated: JSONKey?

  init(_ line: UnsafeRawBufferPointer, depthLimit: Int) throws(JSONFault) {
    bytes = LineBytes(line)
    var scanner = JSONScanner(bytes, depthLimit: depthLimit)
    members = try scanner.line()
    repeated = scanner.repeated
  }

  private init(bytes: LineBytes, members: [JSONMember]) {
    self.bytes = bytes
    self.members = members
    repeated = nil
  }

  /// The fields of an object within the line; nil where it is none.
  func nested(_ value: JSONMember.Value) -> LineFields? {
    guard value.kind == .object else { return nil }
    var scanner = JSONScanner(bytes, depthLimit: JSONScanner.depthMaximum)
    scanner.position = value.range.lowerBound
    return (try? scanner.object(depth: 1)).map { LineFields(bytes: bytes, members: $0) }
  }

  /// The member of that name; nil where there is none, and where it is `null`.
  subscript(name: StaticString) -> JSONMember.Value? {
    for member in members where bytes.equals(member.key, name) {
      return member.value.kind == .null ? nil : member.value
    }
    return nil
  }

  /// A key that stands twice would mean one thing to this reader and another to the next (H8).
  func requireDistinctKeys() throws(WireError) {
    guard let repeated else { return }
    let name = WireError.shortened(bytes.text(repeated.range, isEscaped: repeated.isEscaped))
    throw WireError(.badField, "The key \u{201C}\(name)\u{201D} stands twice in one object; send it once.")
  }

  /// The `id` under which the sender waits for an answer, if the line has one that can be used.
  var answerableID: MessageID? {
    guard let value = self["id"], members.lazy.filter({ bytes.equals($0.key, "id") }).count == 1 else { return nil }
    return string(value).flatMap(MessageID.init(rawValue:))
  }

  /// All of them, read.
  var all: [WireField] {
    members.map {
      WireField(bytes.text($0.key.range, isEscaped: $0.key.isEscaped), JSONValue($0.value, in: bytes))
    }
  }

  func json(_ name: StaticString) -> JSONValue? { self[name].map { JSONValue($0, in: bytes) } }

  func string(_ value: JSONMember.Value) -> String? {
    switch value.kind {
    case .string: bytes.text(value.range, isEscaped: false)
    case .escapedString: bytes.text(value.range, isEscaped: true)
    default: nil
    }
  }

  /// Nil where it is not a whole number written without fraction and exponent, or does not fit (H9).
  func integer(_ value: JSONMember.Value) -> Int? {
    guard value.kind == .integer, value.range.count <= 20 else { return nil }
    return Int(bytes.text(value.range, isEscaped: false))
  }
}
