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
    /// What parts it from the group before it in the text, where that is little; nil in the first and after much.
    var looseGap: LooseGap?
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

  private(set) var hasNumerals = false

  private var gap = Gap()
  private var looseGap: LooseGap?
  private var runIsOpen = false

  /// - Parameter readsNumerals: whether circled, raised and CJK numerals are digits. They are words as well, so a text
  ///   is to be read both ways.
  init(_ text: [Unicode.Scalar], readsNumerals: Bool) {
    var index = 0
    while index < text.count {
      let scalar = text[index]
      if let end = SkippedSequence.mask(in: text, from: index) {
        (runIsOpen, looseGap) = (false, nil)
        index = end
        continue
      }
      if let end = SkippedSequence.colour(in: text, from: index) {
        index = end
        continue
      }
      if scalar.isASCIILetter, let end = BankAccountNumber.end(in: text, from: index) {
        (runIsOpen, looseGap) = (false, nil)
        index = end
        continue
      }
      take(scalar, at: index, isInternational: index > 0 && text[index - 1].isPlus, readsNumerals)
      index += 1
    }
  }

  private mutating func take(
    _ scalar: Unicode.Scalar, at index: Int, isInternational: Bool, _ readsNumerals: Bool
  ) {
    switch ScalarRole(scalar) {
    case .digit(let value): take(value, at: index, isInternational: isInternational)
    case .numeral(let value) where readsNumerals: take(value, at: index, isInternational: isInternational)
    case .separator(let separator):
      runIsOpen = runIsOpen && gap.take(separator)
      looseGap = looseGap?.taking(scalar, separator)
    case .mark: if runIsOpen, gap.isEmpty { groups[groups.count - 1].end = index + 1 }
    case .invisible: break
    case .numeral:
      hasNumerals = true
      fallthrough
    case .other:
      runIsOpen = false
      looseGap = looseGap?.taking(scalar, nil)
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
    groups.append(
      Group(
        digits: values.count - 1..<values.count, end: index + 1, gap: runIsOpen ? gap.kind : nil, looseGap: looseGap))
    if runIsOpen {
      runs[runs.count - 1].groups = runs[runs.count - 1].groups.lowerBound..<groups.count
    } else {
      runs.append(Run(groups: groups.count - 1..<groups.count, isInternational: isInternational))
    }
    runIsOpen = true
    gap = Gap()
    looseGap = LooseGap()
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
