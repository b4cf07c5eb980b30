extension JSONScanner {
  /// - Returns: whether it has neither fraction nor exponent.
  mutating func number() throws(JSONFault) -> Bool {
    _ = accept(UInt8(ascii: "-"))
    if !accept(UInt8(ascii: "0")) { try digits() }
    var isInteger = true
    if accept(UInt8(ascii: ".")) {
      isInteger = false
      try digits()
    }
    if accept(UInt8(ascii: "e")) || accept(UInt8(ascii: "E")) {
      isInteger = false
      if !accept(UInt8(ascii: "+")) { _ = accept(UInt8(ascii: "-")) }
      try digits()
    }
    return isInteger
  }

  /// At least one.
  private mutating func digits() throws(JSONFault) {
    let start = position
    while (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes.byte(at: position)) { position += 1 }
    guard position > start else { throw unexpected() }
  }
}
