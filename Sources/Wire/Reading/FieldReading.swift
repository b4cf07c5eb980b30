/// Fields as the protocol describes them. Each function gives nil for a field that is left out or `null`, and says of
/// one that is wrong which it is and what it must be.
extension LineFields {
  func string(_ name: StaticString) throws(WireError) -> String? {
    guard let value = self[name] else { return nil }
    guard let string = string(value) else { throw WireError(badField: name, "must be a string") }
    return string
  }

  func bool(_ name: StaticString) throws(WireError) -> Bool? {
    switch self[name]?.kind {
    case nil: return nil
    case .true: return true
    case .false: return false
    default: throw WireError(badField: name, "must be true or false")
    }
  }

  func integer(_ name: StaticString, in range: ClosedRange<Int>) throws(WireError) -> Int? {
    guard let value = self[name] else { return nil }
    guard let integer = integer(value), range.contains(integer) else {
      throw WireError(badField: name, "must be a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return integer
  }

  /// What people write: not blank, and no longer than `scalars`.
  func text(_ name: StaticString, scalars: Int) throws(WireError) -> String? {
    guard let text = try string(name) else { return nil }
    guard text.utf8.count <= scalars || text.unicodeScalars.count <= scalars else {
      throw WireError(.tooLong, "`\(name)` has more than \(scalars) Unicode scalars; shorten it.")
    }
    guard !text.isBlankText else { throw WireError(badField: name, "must hold something that can be seen") }
    return text
  }

  /// A short text that names something.
  func name(_ name: StaticString, scalars: Int = WireBounds.nameScalars) throws(WireError) -> String? {
    guard let text = try string(name) else { return nil }
    guard text.utf8.count <= 4 * scalars, text.unicodeScalars.count <= scalars,
      !text.isBlankText
    else { throw WireError(badField: name, "must have 1 to \(scalars) characters") }
    return text
  }

  /// `length` characters at most, each of which is in `allowed`, described as `pattern`.
  func word(
    _ name: StaticString, length: ClosedRange<Int>, of pattern: StaticString, where allowed: (UInt8) -> Bool
  ) throws(WireError) -> String? {
    guard let word = try string(name) else { return nil }
    guard length.contains(word.utf8.count), word.utf8.allSatisfy(allowed) else {
      throw WireError(badField: name, "must be \(length.lowerBound) to \(length.upperBound) of \(pattern)")
    }
    return word
  }

  func oneOf<Value: RawRepresentable<String>>(_ name: StaticString, _ values: [Value]) throws(WireError) -> Value? {
    guard let string = try string(name) else { return nil }
    guard let value = values.first(where: { $0.rawValue == string }) else {
      throw WireError(badField: name, "must be one of \(values.map(\.rawValue).joined(separator: ", "))")
    }
    return value
  }

  /// A value that makes itself of a string.
  func parsed<Value>(
    _ name: StaticString, _ wanted: StaticString, _ make: (String) -> Value?
  ) throws(WireError) -> Value? {
    guard let string = try string(name) else { return nil }
    guard let value = make(string) else { throw WireError(badField: name, "must be \(wanted)") }
    return value
  }

  func required<Value>(_ name: StaticString, _ value: Value?) throws(WireError) -> Value {
    guard let value else { throw WireError(.badField, "`\(name)` is missing; it must be given here.") }
    return value
  }
}

/// Bounds that no setting changes.
enum WireBounds {
  /// The largest whole number that every JSON reader keeps exactly: 2^53 − 1.
  static let integerMaximum = 9_007_199_254_740_991
  /// Of names, secrets and ids that are not the desk's.
  static let nameScalars = 256
  static let listMaximum = 100
  /// Of what a website says of its customer. An address is no longer by RFC 5321.
  static let identifierScalars = 128
  static let contactNameScalars = 100
  static let contactEmailScalars = 254
  static let contactPhoneScalars = 40
  static let addressScalars = 2_048
}

extension WireError {
  init(badField name: StaticString, _ rule: String) {
    self.init(.badField, "`\(name)` \(rule).")
  }

  /// As much of foreign text as a message may repeat.
  static func shortened(_ text: String) -> String {
    text.unicodeScalars.count <= 32
      ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(32))) + "\u{2026}"
  }
}

extension String {
  /// Whether nothing in it can be seen, as the desk judges it: white space, controls, and marks without a letter.
  var isBlankText: Bool {
    if let first = utf8.first, (0x21...0x7E).contains(first) { return false }
    return unicodeScalars.allSatisfy { scalar in
      if scalar.isASCII { return scalar.value <= 0x20 || scalar.value == 0x7F }
      return switch scalar.properties.generalCategory {
      case .control, .format, .nonspacingMark, .enclosingMark, .spacingMark, .unassigned, .surrogate: true
      default: scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
      }
    }
  }
}
