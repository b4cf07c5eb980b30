extension JSONValue {
  /// What was scanned in `line`.
  init(_ value: JSONMember.Value, in line: LineBytes) {
    switch value.kind {
    case .null: self = .null
    case .true: self = .bool(true)
    case .false: self = .bool(false)
    case .string: self = .string(line.text(value.range, isEscaped: false))
    case .escapedString: self = .string(line.text(value.range, isEscaped: true))
    case .integer, .decimal:
      let digits = line.text(value.range, isEscaped: false)
      self =
        if value.kind == .integer, let integer = Int(digits) { .integer(integer) } else {
          .decimal(Double(digits) ?? .infinity)
        }
    case .array, .object:
      var scanner = JSONScanner(line, depthLimit: JSONScanner.depthMaximum)
      scanner.position = value.range.lowerBound
      self = scanner.build()
    }
  }
}

extension JSONScanner {
  /// The value at `position`, which was found to be right before.
  fileprivate mutating func build() -> JSONValue {
    switch bytes.byte(at: position) {
    case UInt8(ascii: "{"): return .object(buildMembers())
    case UInt8(ascii: "["): return .array(buildElements())
    default:
      guard let value = try? value(depth: 1) else { preconditionFailure("scanned before") }
      return JSONValue(value, in: bytes)
    }
  }

  private mutating func buildMembers() -> [WireField] {
    var fields: [WireField] = []
    position += 1
    skipSpace()
    while !accept(UInt8(ascii: "}")) {
      skipSpace()
      position += 1
      let start = position
      guard let isEscaped = try? string() else { preconditionFailure("scanned before") }
      let name = bytes.text(start..<position - 1, isEscaped: isEscaped)
      skipSpace()
      position += 1
      skipSpace()
      fields.append(WireField(name, build()))
      skipSpace()
      _ = accept(UInt8(ascii: ","))
    }
    return fields
  }

  private mutating func buildElements() -> [JSONValue] {
    var values: [JSONValue] = []
    position += 1
    skipSpace()
    while !accept(UInt8(ascii: "]")) {
      skipSpace()
      values.append(build())
      skipSpace()
      _ = accept(UInt8(ascii: ","))
    }
    return values
  }
}
