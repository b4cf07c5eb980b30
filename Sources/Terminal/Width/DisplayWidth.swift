/// How many columns text takes in a terminal.
///
/// Where terminals disagree (emoji joined into one), the widest is assumed, so that no line is ever longer than the
/// screen. The C library's `wcwidth` would do for single scalars, but answers -1 for everything beyond ASCII unless the
/// process's locale is one of UTF-8; the tests hold this against it, scalar by scalar.
enum DisplayWidth {
  /// In columns, for text without controls and line ends.
  static func of(_ text: String) -> Int {
    if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return text.utf8.count }
    return text.reduce(0) { $0 + of($1) }
  }

  /// In columns, for a character with all that is joined to it.
  static func of(_ cluster: Character) -> Int {
    var width = 0
    for scalar in cluster.unicodeScalars { width += columns(of: scalar, after: width) }
    return width
  }

  /// Of one scalar standing alone: 0, 1 or 2. Controls, which text on its way to a terminal has none of, count 0.
  static func of(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20...0x7E: return 1
    case 0..<0xA0: return 0
    case 0xAD: return 1
    case 0x1160...0x11FF, 0xD7B0...0xD7FB: return 0
    case 0x1F1E6...0x1F1FF: return 1
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .lineSeparator, .paragraphSeparator: return 0
    case .format: return scalar.isPrependedSign ? 1 : 0
    default: return WideRanges.contain(scalar) ? 2 : 1
    }
  }

  /// The emoji selector turns a narrow sign such as ☎ into a wide one.
  private static func columns(of scalar: Unicode.Scalar, after width: Int) -> Int {
    scalar.value == 0xFE0F && width == 1 ? 1 : of(scalar)
  }
}

extension Unicode.Scalar {
  /// Signs that stand before a number in Arabic and Syriac: of the category of controls, but drawn.
  fileprivate var isPrependedSign: Bool {
    switch value {
    case 0x0600...0x0605, 0x06DD, 0x070F, 0x0890...0x0891, 0x08E2, 0x110BD, 0x110CD: true
    default: false
    }
  }
}
