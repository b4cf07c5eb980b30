/// Parts of a text whose digits are nobody's number.
enum SkippedSequence {
  /// The end of what `CardNumbers` put in place of a card number, `[•••• 1234]` or `[••••]`, that begins at `start`.
  static func mask(in text: [Unicode.Scalar], from start: Int) -> Int? {
    guard text[start] == "[", start + 5 < text.count, text[start + 1...start + 4].allSatisfy({ $0 == "\u{2022}" })
    else { return nil }
    if text[start + 5] == "]" { return start + 6 }
    guard start + 10 < text.count, text[start + 5] == " ", text[start + 10] == "]",
      text[start + 6...start + 9].allSatisfy({ (48...57).contains($0.value) })
    else { return nil }
    return start + 11
  }

  /// The end of the control sequence (ECMA-48, 5.4; `ESC [ 31 m`) that begins at `start`.
  ///
  /// Its numbers have at most three digits and it has no more than colours need: a card number cannot hide in one.
  static func colour(in text: [Unicode.Scalar], from start: Int) -> Int? {
    var index: Int
    switch text[start] {
    case "\u{9B}": index = start + 1
    case "\u{1B}" where start + 1 < text.count && text[start + 1] == "[": index = start + 2
    default: return nil
    }
    let parametersMaximum = 20
    let end = min(text.count, index + parametersMaximum)
    var digits = 0
    while index < end {
      switch text[index] {
      case "0"..."9":
        digits += 1
        if digits > 3 { return nil }
      case ":", ";", "?": digits = 0
      case "A"..."Z", "a"..."z": return index + 1
      default: return nil
      }
      index += 1
    }
    return nil
  }
}
