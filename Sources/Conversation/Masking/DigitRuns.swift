/// The digits of a text, in groups as they are written and in runs of groups that may be one number.
///
/// A group is digits with nothing visible between them. A run is groups with one small gap between each two: up to
/// `gapMaximum` spaces, line ends, or repetitions of one dash, dot, slash or underscore.
struct DigitRuns {
  static let gapMaximum = 4

  struct Group {
    /// Into `values` and `places`.
    var digits: Range<Int>
    /// The scalar after the last digit and its marks (a keycap's frame).
    var end: Int
    /// What parts it from the group before it in the run; nil in the first.
    var gap: Separator?
  }

  struct Run {
    /// Into `groups`.
    var groups: Range<Int>
    /// Written with a leading `+`, as telephone numbers are.
    var isInternational: Bool
  }

  enum Separator { case space, dash, dot, slash, underscore }

  /// What each digit is worth, 0–9, whatever its script.
  private(set) var values: [UInt8] = []
  /// Where each digit stands in the text, in scalars.
  private(set) var places: [Int] = []
  private(set) var groups: [Group] = []
  private(set) var runs: [Run] = []

  private var gap = Gap()
  private var runIsOpen = false

  init(_ text: [Unicode.Scalar]) {
    var index = 0
    while index < text.count {
      let scalar = text[index]
      if scalar.isASCIILetter, let end = BankAccountNumber.end(in: text, from: index) {
        runIsOpen = false
        index = end
        continue
      }
      switch ScalarRole(scalar) {
      case .digit(let value): take(value, at: index, isInternational: index > 0 && text[index - 1].isPlus)
      case .separator(let separator): runIsOpen = runIsOpen && gap.take(separator)
      case .mark: if runIsOpen, gap.isEmpty { groups[groups.count - 1].end = index + 1 }
      case .invisible: break
      case .other: runIsOpen = false
      }
      index += 1
    }
  }

  private mutating func take(_ value: UInt8, at index: Int, isInternational: Bool) {
    values.append(value)
    places.append(index)
    if runIsOpen, gap.isEmpty {
      groups[groups.count - 1].digits = groups[groups.count - 1].digits.lowerBound..<values.count
      groups[groups.count - 1].end = index + 1
      return
    }
    groups.append(Group(digits: values.count - 1..<values.count, end: index + 1, gap: runIsOpen ? gap.kind : nil))
    if runIsOpen {
      runs[runs.count - 1].groups = runs[runs.count - 1].groups.lowerBound..<groups.count
    } else {
      runs.append(Run(groups: groups.count - 1..<groups.count, isInternational: isInternational))
    }
    runIsOpen = true
    gap = Gap()
  }

  /// What stands between two groups, as far as it was read.
  private struct Gap {
    private var length = 0
    private(set) var kind: Separator?

    var isEmpty: Bool { length == 0 }

    /// False when nothing that long, or that mixed, stands inside one number.
    mutating func take(_ separator: Separator) -> Bool {
      length += 1
      if kind == nil || kind == .space { kind = separator }
      return length <= DigitRuns.gapMaximum && (separator == .space || separator == kind)
    }
  }
}

/// What a scalar can be inside a number.
private enum ScalarRole {
  case digit(UInt8)
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
    if properties.numericType == .decimal, let value = properties.numericValue {
      self = .digit(UInt8(value))
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
  fileprivate var isASCIILetter: Bool { (65...90).contains(value) || (97...122).contains(value) }
  fileprivate var isPlus: Bool { self == "+" || self == "\u{FF0B}" }
}
