/// Walks over foreign text once and writes its harmless form.
struct SafeScanner {
  /// Combining marks that one letter may carry; Vietnamese needs 2, pointed Hebrew 3.
  static let marksMax = 4
  /// Joiners within one emoji; a family of four has 3.
  static let joinersMax = 6
  /// Columns that a tab becomes.
  private static let tab = "    "

  private let input: [Unicode.Scalar]
  private var position = 0
  private var output = String.UnicodeScalarView()
  private var finished: [String] = []
  /// The last scalar that was kept as it is; nil at the start of a line and after something was made visible.
  private var kept: Unicode.Scalar?
  private var marks = 0
  private var joiners = 0

  init(_ text: String) { input = Array(text.unicodeScalars) }

  mutating func lines() -> [String] {
    while position < input.count {
      step(input[position])
      position += 1
    }
    endLine()
    return finished
  }

  private mutating func step(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x20...0x7E: keep(scalar)
    case 0x0A, 0x2028, 0x2029: endLine()
    case 0x0D where next == "\n": break
    case 0x09: write(Self.tab)
    case 0x200C, 0x200D: joiner(scalar)
    case 0xFE0E, 0xFE0F, 0xE0100...0xE01EF: variationSelector(scalar)
    case 0xE0000...0xE007F: tagSequence(scalar)
    default: other(scalar)
    }
  }

  private mutating func other(_ scalar: Unicode.Scalar) {
    let properties = scalar.properties
    switch properties.generalCategory {
    case _ where properties.isDefaultIgnorableCodePoint: show(scalar)
    case .control, .format, .unassigned, .privateUse, .surrogate, .lineSeparator, .paragraphSeparator: show(scalar)
    case .nonspacingMark, .enclosingMark: mark(scalar)
    default: keep(scalar)
    }
  }

  private var next: Unicode.Scalar? { position + 1 < input.count ? input[position + 1] : nil }

  private mutating func keep(_ scalar: Unicode.Scalar) {
    output.append(scalar)
    if marks > 0 || joiners > 0 { endCluster(before: scalar) }
    kept = scalar
  }

  /// Counts afresh for the next letter; what is joined on, or sets the colour of a skin, belongs to the same emoji.
  private mutating func endCluster(before scalar: Unicode.Scalar) {
    marks = 0
    if kept?.value != 0x200D, !scalar.properties.isEmojiModifier { joiners = 0 }
  }

  private mutating func show(_ scalar: Unicode.Scalar) { write(VisibleForm.of(scalar)) }

  private mutating func write(_ text: String) {
    output.append(contentsOf: text.unicodeScalars)
    kept = nil
    marks = 0
    joiners = 0
  }

  private mutating func endLine() {
    finished.append(String(output))
    output = String.UnicodeScalarView()
    kept = nil
    marks = 0
    joiners = 0
  }
}

extension SafeScanner {
  /// A mark needs a letter of the text's own below it, or it would change what we drew before it.
  private mutating func mark(_ scalar: Unicode.Scalar) {
    if kept == nil { keep("\u{25CC}") }
    guard marks < Self.marksMax else { return leaveOutMarks() }
    output.append(scalar)
    kept = scalar
    marks += 1
  }

  /// A pile of marks would cover the lines above and below; what is too much is counted instead.
  private mutating func leaveOutMarks() {
    var count = 1
    while let following = next, following.isStackingMark {
      count += 1
      position += 1
    }
    write(VisibleForm.ofMarks(leftOut: count))
  }

  /// Kept between the parts of an emoji, and where Arabic and Indic spelling needs it (RFC 5892, A.1 and A.2).
  private mutating func joiner(_ scalar: Unicode.Scalar) {
    guard let kept, let next else { return show(scalar) }
    let joinsEmoji =
      scalar.value == 0x200D && joiners < Self.joinersMax && kept.endsEmoji && next.isPictograph
    let spells =
      kept.properties.canonicalCombiningClass == .virama
      || (scalar.value == 0x200C && kept.isArabicLetter && next.isArabicLetter)
    guard joinsEmoji || spells else { return show(scalar) }
    output.append(scalar)
    self.kept = scalar
    if joinsEmoji { joiners += 1 }
  }

  private mutating func variationSelector(_ scalar: Unicode.Scalar) {
    let fits =
      switch scalar.value {
      case 0xFE0E, 0xFE0F: kept?.properties.isEmoji ?? false
      default: kept?.properties.isIdeographic ?? false
      }
    guard fits else { return show(scalar) }
    output.append(scalar)
    kept = scalar
  }

  /// The flags of England, Scotland, Wales and the like: a black flag, up to six tags, and their end.
  private mutating func tagSequence(_ scalar: Unicode.Scalar) {
    guard kept?.value == 0x1F3F4 else { return show(scalar) }
    let end = input[position...].prefix(7).firstIndex { $0.value == 0xE007F }
    guard let end, end > position, input[position..<end].allSatisfy(\.isFlagTag) else { return show(scalar) }
    output.append(contentsOf: input[position...end])
    kept = input[end]
    position = end
  }
}

extension Unicode.Scalar {
  /// A combining mark that is drawn, above, below or around its letter.
  fileprivate var isStackingMark: Bool {
    guard !properties.isDefaultIgnorableCodePoint else { return false }
    let category = properties.generalCategory
    return category == .nonspacingMark || category == .enclosingMark
  }

  fileprivate var isPictograph: Bool { value > 0x2000 && properties.isEmoji }

  fileprivate var endsEmoji: Bool { value == 0xFE0F || value == 0xE007F || isPictograph }

  fileprivate var isArabicLetter: Bool { (0x0620...0x06FF).contains(value) || (0x0750...0x077F).contains(value) }

  fileprivate var isFlagTag: Bool { (0xE0030...0xE0039).contains(value) || (0xE0061...0xE007A).contains(value) }
}
