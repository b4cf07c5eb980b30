/// JSON as it is written, with the keys of each object in the order of `JSONEncoder`'s `sortedKeys`, and as it escapes.
///
/// Only what is certain to be the same byte for byte is written here; see `EventBody`.
struct JSONText {
  private(set) var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(512) }

  var string: String { String(decoding: bytes, as: UTF8.self) }

  /// An object whose members `body` writes, each with `key` before it.
  mutating func object(_ body: (inout JSONText) -> Void) {
    bytes.append(UInt8(ascii: "{"))
    body(&self)
    dropComma()
    bytes.append(UInt8(ascii: "}"))
  }

  mutating func array<Elements: Sequence>(_ elements: Elements, _ body: (inout JSONText, Elements.Element) -> Void) {
    bytes.append(UInt8(ascii: "["))
    for element in elements {
      body(&self, element)
      bytes.append(UInt8(ascii: ","))
    }
    dropComma()
    bytes.append(UInt8(ascii: "]"))
  }

  /// A member of an object: its key, which must need no escapes, and what `value` writes.
  mutating func member(_ key: StaticString, _ value: (inout JSONText) -> Void) {
    bytes.append(UInt8(ascii: "\""))
    key.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
    value(&self)
    bytes.append(UInt8(ascii: ","))
  }

  mutating func member(_ key: StaticString, _ text: String?) {
    if let text { member(key) { $0.append(text) } }
  }

  mutating func member(_ key: StaticString, _ number: some BinaryInteger) {
    member(key) { $0.bytes.append(contentsOf: String(number).utf8) }
  }

  mutating func member(_ key: StaticString, _ truth: Bool) {
    member(key) { $0.bytes.append(contentsOf: (truth ? "true" : "false").utf8) }
  }

  /// `number` must be finite.
  mutating func member(_ key: StaticString, _ number: Double) {
    member(key) { text in
      let digits = number.description.utf8
      text.bytes.append(contentsOf: number.isWhole ? digits.dropLast(2) : digits[...])
    }
  }

  mutating func append(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      var begin = 0
      for (index, byte) in utf8.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5C {
        bytes.append(contentsOf: utf8[begin..<index])
        escape(byte)
        begin = index + 1
      }
      bytes.append(contentsOf: utf8[begin...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    let short: UInt8? =
      switch byte {
      case 0x22: UInt8(ascii: "\"")
      case 0x5C: UInt8(ascii: "\\")
      case 0x08: UInt8(ascii: "b")
      case 0x09: UInt8(ascii: "t")
      case 0x0A: UInt8(ascii: "n")
      case 0x0C: UInt8(ascii: "f")
      case 0x0D: UInt8(ascii: "r")
      default: nil
      }
    bytes.append(UInt8(ascii: "\\"))
    if let short { return bytes.append(short) }
    let digits = Array("0123456789abcdef".utf8)
    bytes += [UInt8(ascii: "u"), UInt8(ascii: "0"), UInt8(ascii: "0"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }

  private mutating func dropComma() {
    if bytes.last == UInt8(ascii: ",") { bytes.removeLast() }
  }
}

extension Double {
  /// Whether its description ends in `.0`, which JSON leaves out.
  fileprivate var isWhole: Bool { description.utf8.suffix(2).elementsEqual(".0".utf8) }
}
