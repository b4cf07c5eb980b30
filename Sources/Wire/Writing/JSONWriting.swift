/// Writing JSON at the end of a buffer. A comma is set wherever something stands before in the same object or list.
extension [UInt8] {
  mutating func appendObject(_ members: (inout [UInt8]) -> Void) {
    append(UInt8(ascii: "{"))
    members(&self)
    append(UInt8(ascii: "}"))
  }

  mutating func appendList<Item>(_ elements: [Item], _ each: (inout [UInt8], Item) -> Void) {
    append(UInt8(ascii: "["))
    for element in elements {
      appendComma()
      each(&self, element)
    }
    append(UInt8(ascii: "]"))
  }

  /// The name of a member, which is ASCII without anything to escape; its value is to follow.
  mutating func appendName(_ name: StaticString) {
    appendComma()
    append(UInt8(ascii: "\""))
    append(contentsOf: name.bytes)
    append(UInt8(ascii: "\""))
    append(UInt8(ascii: ":"))
  }

  mutating func appendField(_ name: StaticString, _ string: String?) {
    guard let string else { return }
    appendName(name)
    appendString(string)
  }

  mutating func appendField(_ name: StaticString, _ integer: Int?) {
    guard let integer else { return }
    appendName(name)
    appendInteger(integer)
  }

  mutating func appendField(_ name: StaticString, _ bool: Bool) {
    appendName(name)
    append(contentsOf: bool ? StaticString("true").bytes : StaticString("false").bytes)
  }

  mutating func appendField(_ name: StaticString, _ strings: [String]) {
    appendName(name)
    appendList(strings) { $0.appendString($1) }
  }

  mutating func appendField(_ name: StaticString, _ value: JSONValue?) {
    guard let value else { return }
    appendName(name)
    append(value)
  }

  mutating func appendFields(_ fields: [WireField]) {
    for field in fields {
      appendComma()
      appendString(field.name)
      append(UInt8(ascii: ":"))
      append(field.value)
    }
  }

  mutating func append(_ value: JSONValue) {
    switch value {
    case .null: append(contentsOf: StaticString("null").bytes)
    case .bool(let bool): append(contentsOf: bool ? StaticString("true").bytes : StaticString("false").bytes)
    case .integer(let integer): appendInteger(integer)
    case .decimal(let decimal):
      if decimal.isFinite { append(contentsOf: "\(decimal)".utf8) } else { append(.null) }
    case .string(let string): appendString(string)
    case .array(let values): appendList(values) { $0.append($1) }
    case .object(let fields): appendObject { $0.appendFields(fields) }
    }
  }

  mutating func appendInteger(_ integer: Int) { append(contentsOf: String(integer).utf8) }

  /// Between the members of an object or a list; nothing after the brace or bracket that opens it.
  private mutating func appendComma() {
    if last != UInt8(ascii: "{"), last != UInt8(ascii: "[") { append(UInt8(ascii: ",")) }
  }
}
