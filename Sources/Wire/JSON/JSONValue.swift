/// A JSON value, as far as the protocol needs it: members in the order in which they were written.
package indirect enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  /// A number without fraction and exponent that fits.
  case integer(Int)
  /// Any other number. Infinite where it was too large to be read; written as `null` then.
  case decimal(Double)
  case string(String)
  case array([JSONValue])
  case object([WireField])
}

/// A member of an object.
package struct WireField: Hashable, Sendable {
  /// Unescaped. What an outsider wrote may hold anything.
  package var name: String
  /// `null` too, where the line had it; `[WireField]`'s subscript takes that for left out.
  package var value: JSONValue

  package init(_ name: String, _ value: JSONValue) {
    self.name = name
    self.value = value
  }
}

extension JSONValue {
  /// Nil for anything that is not `true` or `false`; 0 and 1 are neither.
  package var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  /// Nil for a number with a fraction or an exponent, even `1.0`, and for one beyond ±(2^53 − 1), which not every
  /// reader keeps (RFC 8259 § 6): sums of what comes from elsewhere are then numbers still.
  package var integer: Int? {
    guard case .integer(let value) = self, value.magnitude <= WireBounds.integerMaximum else { return nil }
    return value
  }
  /// Unescaped; nil for what is no string.
  package var string: String? { if case .string(let value) = self { value } else { nil } }
  /// Nil for what is no list.
  package var array: [JSONValue]? { if case .array(let values) = self { values } else { nil } }
  /// The members of an object, in the order in which they were written; nil for what is none.
  package var fields: [WireField]? { if case .object(let fields) = self { fields } else { nil } }
  /// Any number.
  package var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .decimal(let value): value
    default: nil
    }
  }

  /// The member of that name; nil where there is none, where it is `null`, and where this is no object.
  package subscript(name: String) -> JSONValue? { fields?[name] }
}

extension [WireField] {
  /// The value of that name; nil where there is none, or `null`.
  package subscript(name: String) -> JSONValue? {
    guard let value = first(where: { $0.name.utf8.elementsEqual(name.utf8) })?.value, value != .null else { return nil }
    return value
  }
}
