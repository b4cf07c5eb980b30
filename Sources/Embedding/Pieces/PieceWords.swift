import Foundation

/// Cuts a text into the words that BERT's uncased tokenizer cuts it into: without controls, lower-cased, without
/// accents, every punctuation mark and every Chinese character a word of its own.
struct PieceWords {
  private var scalars: String.UnicodeScalarView.Iterator
  /// What the last scalars led to and was not handed out yet, last first.
  private var ready: [Unicode.Scalar] = []

  init(_ text: String) { scalars = text.unicodeScalars.makeIterator() }

  /// Writes the next word's UTF-8 into `word`.
  ///
  /// - Returns: how many scalars it has; 0 after the last word.
  mutating func next(into word: inout [UInt8]) -> Int {
    word.removeAll(keepingCapacity: true)
    var count = 0
    while let scalar = nextScalar() {
      switch Self.kind(of: scalar) {
      case .space:
        if count > 0 { return count }
      case .alone:
        guard count == 0 else {
          ready.append(scalar)
          return count
        }
        word += UTF8.encode(scalar).unsafelyUnwrapped
        return 1
      case .letter:
        if scalar.isASCII { word.append(UInt8(scalar.value)) } else { word += UTF8.encode(scalar).unsafelyUnwrapped }
        count += 1
      }
    }
    return count
  }

  private enum Kind { case space, alone, letter }

  private mutating func nextScalar() -> Unicode.Scalar? {
    if let scalar = ready.popLast() { return scalar }
    while let scalar = scalars.next() {
      if scalar.isASCII {
        switch scalar.value {
        case 0x41...0x5A: return Unicode.Scalar(scalar.value + 32)
        case 9, 10, 13, 0x20...0x7E: return scalar
        default: continue
        }
      }
      if Self.isChinese(scalar.value) {
        ready = [" "] + Self.folded(scalar)
        return " "
      }
      ready = Self.folded(scalar).reversed()
      if let first = ready.popLast() { return first }
    }
    return nil
  }

  /// Decomposed, without the marks that take no place of their own, and lower-cased.
  private static func folded(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse: return []
    default: break
    }
    if scalar.value == 0xFFFD { return [] }
    if scalar.properties.isWhitespace { return [" "] }
    return String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars
      .filter { $0.properties.generalCategory != .nonspacingMark }
      .flatMap { $0.properties.lowercaseMapping.unicodeScalars }
  }

  private static func kind(of scalar: Unicode.Scalar) -> Kind {
    if scalar.isASCII {
      switch scalar.value {
      case 0x30...0x39, 0x61...0x7A, 0x41...0x5A: return .letter
      case 0x21...0x7E: return .alone
      default: return .space
      }
    }
    if isChinese(scalar.value) { return .alone }
    return switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      .alone
    default: .letter
    }
  }

  /// The blocks of unified ideographs, as BERT's tokenizer lists them.
  private static func isChinese(_ value: UInt32) -> Bool {
    switch value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x2A6DF, 0x2A700...0x2B73F, 0x2B740...0x2B81F, 0x2B920...0x2CEAF,
      0xF900...0xFAFF, 0x2F800...0x2FA1F:
      true
    default: false
    }
  }
}
