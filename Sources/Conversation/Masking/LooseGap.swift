/// What may stand between two groups of a card's digits that somebody typed as a list, in brackets, or to be clever: up
/// to six signs, and among them up to two short words ("and then").
struct LooseGap {
  private static let signsMaximum = 6
  private static let wordsMaximum = 2
  private static let lettersMaximum = 4

  private(set) var words = 0
  private var signs = 0
  private var lettersOfWord = 0
  private var dashes = 0

  /// Nothing but one dash, as in the middle of a telephone number.
  var isDash: Bool { dashes == 1 && signs == 1 && words == 0 }

  /// The gap with `scalar` in it; nil when it is too long to be inside one number.
  ///
  /// - Parameter separator: what the scalar is inside a number that is written as numbers are.
  func taking(_ scalar: Unicode.Scalar, _ separator: DigitRuns.Separator?) -> LooseGap? {
    var gap = self
    if separator == nil, scalar.isAlphanumeric {
      gap.lettersOfWord += 1
      if gap.lettersOfWord == 1 { gap.words += 1 }
      return gap.lettersOfWord <= Self.lettersMaximum && gap.words <= Self.wordsMaximum ? gap : nil
    }
    gap.lettersOfWord = 0
    gap.signs += 1
    if separator == .dash { gap.dashes += 1 }
    return gap.signs <= Self.signsMaximum ? gap : nil
  }
}
