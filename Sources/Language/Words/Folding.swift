/// The text as words are compared: lower case, without accents, with ASCII apostrophes, quotes, dashes, digits and
/// spaces, without zero-width and bidi controls. Punctuation and layout stay.
///
/// `"Où est l’ÉCLAIR ？"` becomes `"ou est l'eclair ?"`. The same for every locale: no Turkish i, and `ä` is `a`, not
/// `ae`, for that is what people type who have no such key, and the commoner of the two. Linear in the length.
package func folded(_ text: String) -> String {
  var text = text
  return text.withUTF8 { bytes in
    bytes.allSatisfy { $0 < 0x80 } ? lowerCasedASCII(bytes) : foldedUnicode(bytes)
  }
}

private func lowerCasedASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
  String(unsafeUninitializedCapacity: bytes.count) { out in
    for index in bytes.indices { out[index] = lowerCased(bytes[index]) }
    return bytes.count
  }
}

private func foldedUnicode(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
  let table = FoldingTable.shipped
  var out: [UInt8] = []
  out.reserveCapacity(bytes.count)
  var index = 0
  while index < bytes.count {
    let byte = bytes[index]
    if byte < 0x80 {
      out.append(lowerCased(byte))
      index += 1
    } else {
      let (codePoint, width) = decoded(bytes, at: index)
      appendFolded(codePoint, by: table, to: &out)
      index += width
    }
  }
  return String(decoding: out, as: UTF8.self)
}

/// Appends what a code point outside ASCII becomes.
func appendFolded(_ codePoint: UInt32, by table: FoldingTable, to out: inout [UInt8]) {
  let replacement = table[codePoint]
  if replacement == .dropped { return }
  if replacement != .none { return replacement.forEachByte { out.append($0) } }
  guard let scalar = Unicode.Scalar(codePoint) else { return }
  if let digit = asciiDigit(scalar) { return out.append(digit) }
  // Scripts without case (Han, Thai, Arabic, emoji) are copied without the costly look-up of a mapping.
  if scalar.properties.isCased {
    out.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
  } else {
    out.append(contentsOf: scalar.utf8)
  }
}

/// The ASCII digit for a decimal digit of any script.
func asciiDigit(_ scalar: Unicode.Scalar) -> UInt8? {
  guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue else { return nil }
  return UInt8(ascii: "0") + UInt8(value)
}

@inline(__always)
func lowerCased(_ byte: UInt8) -> UInt8 {
  byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
}

/// The code point that begins at `index` of well-formed UTF-8, which a `String` always is, and its width in bytes.
@inline(__always)
func decoded(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (codePoint: UInt32, width: Int) {
  let first = UInt32(bytes[index])
  func next(_ offset: Int) -> UInt32 { UInt32(bytes[index + offset]) & 0x3F }
  if first < 0x80 { return (first, 1) }
  if first < 0xE0 { return ((first & 0x1F) << 6 | next(1), 2) }
  if first < 0xF0 { return ((first & 0x0F) << 12 | next(1) << 6 | next(2), 3) }
  return ((first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
}
