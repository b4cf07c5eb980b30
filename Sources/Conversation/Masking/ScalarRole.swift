/// What a scalar can be inside a number.
enum ScalarRole {
  case digit(UInt8)
  /// Worth a digit without being one: circled, raised, or a CJK numeral, which is a word as well.
  case numeral(UInt8)
  case separator(DigitRuns.Separator)
  /// Drawn onto the digit before it.
  case mark
  /// Takes no room: zero-width, joiner, direction mark, control.
  case invisible
  case other

  init(_ scalar: Unicode.Scalar) {
    if scalar.isASCII {
      self.init(ascii: scalar)
      return
    }
    let properties = scalar.properties
    if let type = properties.numericType, let value = properties.numericValue, let digit = UInt8(exactly: value),
      digit < 10
    {
      self = type == .decimal ? .digit(digit) : .numeral(digit)
      return
    }
    if let separator = Self.lookalikes[scalar] {
      self = .separator(separator)
      return
    }
    switch properties.generalCategory {
    case .dashPunctuation: self = .separator(.dash)
    case .nonspacingMark, .enclosingMark: self = .mark
    case _ where properties.isWhitespace: self = .separator(.space)
    case .format, .control: self = .invisible
    default:
      self =
        Self.lookalikes[scalar].map { .separator($0) } ?? (properties.isDefaultIgnorableCodePoint ? .invisible : .other)
    }
  }

  private init(ascii scalar: Unicode.Scalar) {
    switch scalar {
    case "0"..."9": self = .digit(UInt8(scalar.value - 48))
    case " ", "\t", "\n", "\u{B}", "\u{C}", "\r": self = .separator(.space)
    case "-": self = .separator(.dash)
    case ".": self = .separator(.dot)
    case "/": self = .separator(.slash)
    case "_": self = .separator(.underscore)
    case "\u{0}"..."\u{1F}", "\u{7F}": self = .invisible
    default: self = .other
    }
  }

  /// Minus signs and dots that Unicode does not class with the dashes.
  private static let lookalikes: [Unicode.Scalar: DigitRuns.Separator] = [
    "\u{2212}": .dash, "\u{2043}": .dash, "\u{B7}": .dot, "\u{2024}": .dot, "\u{2027}": .dot, "\u{3002}": .dot,
    "\u{30FB}": .dot, "\u{FF0E}": .dot, "\u{FF0F}": .slash,
  ]
}

extension Unicode.Scalar {
  var isASCIILetter: Bool { (65...90).contains(value) || (97...122).contains(value) }
  var isPlus: Bool { self == "+" || self == "\u{FF0B}" }
  /// A letter or a number of any script.
  var isAlphanumeric: Bool {
    isASCII ? isASCIILetter || (48...57).contains(value) : properties.isAlphabetic || properties.numericType != nil
  }
}
