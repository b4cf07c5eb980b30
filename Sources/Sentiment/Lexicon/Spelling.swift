/// Small questions about the bytes of the data files.

func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z") }

func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

/// `bytes` without the spaces at its ends.
func trimmed(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Slice<UnsafeBufferPointer<UInt8>> {
  var rest = bytes
  while rest.first == UInt8(ascii: " ") { rest = rest.dropFirst() }
  while rest.last == UInt8(ascii: " ") { rest = rest.dropLast() }
  return rest
}

/// A decimal number such as `-2.4`; nil when it is none.
func decimal(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Float? {
  var rest = bytes
  let isNegative = rest.first == UInt8(ascii: "-")
  if isNegative { rest = rest.dropFirst() }
  var digits: Float = 0
  var scale: Float = 1
  var isFraction = false
  for byte in rest {
    if byte == UInt8(ascii: "."), !isFraction {
      isFraction = true
    } else if isDigit(byte) {
      digits = digits * 10 + Float(byte - UInt8(ascii: "0"))
      if isFraction { scale *= 10 }
    } else {
      return nil
    }
  }
  return rest.isEmpty ? nil : (isNegative ? -digits : digits) / scale
}

/// What people type who have no accents at hand: each accent left out, and for German the umlaut as two letters.
/// `key` is UTF-8; the forms differ from it and from each other.
func unaccentedForms(of key: [UInt8]) -> [[UInt8]] {
  var bare: [UInt8] = []
  var german: [UInt8] = []
  for scalar in String(decoding: key, as: UTF8.self).unicodeScalars {
    let plain = plainLetters[scalar] ?? String(scalar)
    bare.append(contentsOf: plain.utf8)
    german.append(contentsOf: (germanLetters[scalar] ?? plain).utf8)
  }
  return (bare == german ? [bare] : [bare, german]).filter { $0 != key }
}

private let germanLetters: [Unicode.Scalar: String] = ["ä": "ae", "ö": "oe", "ü": "ue"]

private let plainLetters: [Unicode.Scalar: String] = [
  "ä": "a", "ö": "o", "ü": "u", "ß": "ss", "à": "a", "â": "a", "á": "a", "ç": "c", "é": "e", "è": "e", "ê": "e",
  "ë": "e", "î": "i", "ï": "i", "í": "i", "ñ": "n", "ó": "o", "ô": "o", "œ": "oe", "ù": "u", "û": "u", "ú": "u",
]
