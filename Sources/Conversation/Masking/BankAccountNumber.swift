/// Recognises IBANs, so that the card search leaves their digits alone.
enum BankAccountNumber {
  private static let lengths = 15...34

  /// The end of the IBAN that begins at `start`, in words of any length; nil if none begins there.
  ///
  /// The shortest that passes ISO 7064 mod 97-10 counts: where it ends then depends on nothing that follows it.
  static func end(in text: [Unicode.Scalar], from start: Int) -> Int? {
    guard start + lengths.lowerBound <= text.count, start == 0 || letter(text[start - 1]) == nil,
      let first = letter(text[start]), let second = letter(text[start + 1]),
      let third = digit(text[start + 2]), let fourth = digit(text[start + 3])
    else { return nil }
    var remainder = 0
    var length = 4
    var index = start + 4
    while index < text.count, length < lengths.upperBound {
      if isSpace(text[index]), index + 1 < text.count, !isSpace(text[index + 1]) { index += 1 }
      guard let value = digit(text[index]) ?? letter(text[index]) else { return nil }
      remainder = appending(value, to: remainder)
      length += 1
      index += 1
      let atWordEnd = index == text.count || (digit(text[index]) ?? letter(text[index])) == nil
      if atWordEnd, length >= lengths.lowerBound {
        let whole = [first, second, third, fourth].reduce(remainder) { appending($1, to: $0) }
        if whole == 1 { return index }
      }
    }
    return nil
  }

  /// Letters count as two digits, A = 10.
  private static func appending(_ value: Int, to remainder: Int) -> Int {
    (remainder * (value > 9 ? 100 : 10) + value) % 97
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    (48...57).contains(scalar.value) ? Int(scalar.value) - 48 : nil
  }

  private static func letter(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 65...90: Int(scalar.value) - 55
    case 97...122: Int(scalar.value) - 87
    default: nil
    }
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\u{A0}" }
}
