/// A JSON value as the protocol has it: whole numbers only in what is read, members in the order written.
package indirect enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  /// Written only.
  case decimal(Double)
  case string(String)
  case array([JSONValue])
  case object([WireField])
}

/// A member of an object.
package struct WireField: Hashable, Sendable {
  package var name: String
  package var value: JSONValue

  package init(_ name: String, _ value: JSONValue) {
    self.name = name
    self.value = value
  }
}
