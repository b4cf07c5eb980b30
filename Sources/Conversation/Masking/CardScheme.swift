/// The issuer prefixes under which real payment cards are given out, and how long their numbers are.
///
/// A number that passes the check digit by chance (one in ten does) and begins like no card is not a card.
/// Source: ISO/IEC 7812 issuer identification numbers, as the schemes publish their ranges.
struct CardScheme: Sendable {
  /// Over the first six digits.
  let issuers: [ClosedRange<Int>]
  /// Digits, the check digit included.
  let lengths: [Int]

  /// Not among them: UATP's and Verve's, whose ranges are those of other numbers.
  static let all: [CardScheme] = [
    visa, mastercard, americanExpress, discover, diners, jcb, unionPay, maestro, mir, ruPay, bancontact, dankort,
    hipercard,
  ]

  static let visa = CardScheme(issuers: [400_000...499_999], lengths: [13, 16, 19])
  static let mastercard = CardScheme(issuers: [510_000...559_999, 222_100...272_099], lengths: [16])
  static let americanExpress = CardScheme(issuers: [340_000...349_999, 370_000...379_999], lengths: [15])
  static let discover = CardScheme(
    issuers: [601_100...601_199, 644_000...649_999, 650_000...659_999], lengths: [16, 17, 18, 19])
  static let diners = CardScheme(
    issuers: [300_000...305_999, 309_500...309_599, 360_000...369_999, 380_000...399_999],
    lengths: [14, 15, 16, 17, 18, 19])
  static let jcb = CardScheme(issuers: [352_800...358_999], lengths: [16, 17, 18, 19])
  static let unionPay = CardScheme(issuers: [620_000...629_999], lengths: [16, 17, 18, 19])
  static let maestro = CardScheme(
    issuers: [
      501_800...501_899, 502_000...502_099, 503_800...503_899, 589_300...589_399, 630_400...630_499, 675_900...675_999,
      676_100...676_399, 676_770...676_779,
    ],
    lengths: [13, 14, 15, 16, 17, 18, 19])
  static let mir = CardScheme(issuers: [220_000...220_499], lengths: [16, 17, 18, 19])
  static let ruPay = CardScheme(issuers: [508_000...508_999, 607_000...608_999], lengths: [16])
  static let bancontact = CardScheme(issuers: [670_300...670_399], lengths: [16, 17, 18, 19])
  static let dankort = CardScheme(issuers: [501_900...501_999], lengths: [16])
  static let hipercard = CardScheme(issuers: [606_282...606_282], lengths: [16])

  /// Lengths that any card number can have.
  static let cardLengths = 13...19

  /// Whether `digits` (values 0–9) are a card's: issuer, length and check digit.
  static func isCardNumber(_ digits: ArraySlice<UInt8>) -> Bool {
    guard cardLengths.contains(digits.count) else { return false }
    let issuer = digits.prefix(6).reduce(0) { $0 * 10 + Int($1) }
    let isIssued = all.contains { scheme in
      scheme.lengths.contains(digits.count) && scheme.issuers.contains { $0.contains(issuer) }
    }
    return isIssued && passesLuhn(digits)
  }

  /// The check digit of ISO/IEC 7812-1, annex B: from the right, every second digit doubled, digit sums added.
  static func passesLuhn(_ digits: ArraySlice<UInt8>) -> Bool {
    var sum = 0
    var doubles = digits.count.isMultiple(of: 2)
    for digit in digits {
      let value = doubles ? Int(digit) * 2 : Int(digit)
      sum += value > 9 ? value - 9 : value
      doubles.toggle()
    }
    return sum.isMultiple(of: 10)
  }
}
