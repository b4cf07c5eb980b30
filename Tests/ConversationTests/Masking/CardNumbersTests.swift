import TestSupport
import Testing

@testable import Conversation

@Suite("P5: card numbers are struck out before anything is stored")
struct CardNumbersTests {
  @Test(
    "P5: a card number is struck out but for its last four digits",
    arguments: [
      ("my card is 4111111111111111, thanks", "my card is [•••• 1111], thanks"),
      ("4111 1111 1111 1111", "[•••• 1111]"),
      ("5500-0000-0000-0004", "[•••• 0004]"),
      ("2223.0031.2200.3222", "[•••• 3222]"),
      ("3782 822463 10005", "[•••• 0005]"),
      ("3056 930902 5904", "[•••• 5904]"),
      ("4222222222222", "[•••• 2222]"),
      ("41111111\n11111111", "[•••• 1111]"),
      ("4111 1111\n 1111 1111", "[•••• 1111]"),
      ("4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", "[•••• 1111]"),
      ("4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 12/27", "[•••• 1111] 12/27"),
      ("41-111-1111-11111-11", "[•••• 1111]"),
      ("visa4111111111111111", "visa[•••• 1111]"),
      ("٤١١١ ١١١١ ١١١١ ١١١١", "[•••• 1111]"),
      ("４１１１－１１１１－１１１１－１１１１", "[•••• 1111]"),
      ("4️⃣1️⃣1️⃣1️⃣ 1111 1111 111 1️⃣!", "[•••• 1111]!"),
      ("4111 1111 1111 1111 12/27 123", "[•••• 1111] 12/27 123"),
      ("order 12345 4111 1111 1111 1111 12 27", "order 12345 [•••• 1111] 12 27"),
      ("4111 1111 1111 1111 5500 0000 0000 0004", "[•••• 1111] [•••• 0004]"),
      ("+4111111111111111", "+[•••• 1111]"),
    ])
  func struckOut(raw: String, expected: String) {
    #expect(CardNumbers.masked(raw).text == expected)
  }

  @Test(
    "P5: what only looks like a card number is left alone",
    arguments: [
      "order 4111111111111112",  // check digit
      "order 9111111111111117",  // Luhn-valid, no issuer
      "1234 5678 9012 3452", "Luhn 79927398713", "+49 30 5550100", "+374 11 123 4567 890", "0049 30 5550100",
      "parcel 00340434161094015902", "parcel 9400 1000 0000 0000 0000 00",
      "DE89 3704 0044 0532 0130 00", "DE89370400440532013000", "DK5000400440116243",
      "from 2026-11-24 to 2026-12-24, 14:45", "order 4111 on 2026-11-11 for 1111.11", "4500, 4501, 4502, 4503, 4504",
      "41111111111111", "", "4111 1111 1111 111", "call 4111-1111 or 1111-1111",
      "4111       1111       1111       1111",  // seven spaces each
      "12, 34, 56, 78, 90, 12, 34, 56, 78", "12.50, 4111.50, 1111.00; 1111", "2026-11-24, 2026-12-24, 2027-01-01",
      "orders 41111, 1111, 1111, 1111", "order 4111, order 1111, order 1111, order 1112",
      "4111 people, then 1111 people, then 1111 people, then 1111", "(2021) (2022) (2023) (2024)",
      "4111, 1111, 1111", "4111 1111\u{1B}[4111;1111m", "四月一日 三时 二〇二六",
    ])
  func leftAlone(raw: String) {
    let masked = CardNumbers.masked(raw)
    #expect(masked.text == raw)
    #expect(masked.count == 0)
  }

  @Test("P5: every generated card, in every separator and script, is struck out, and at most its last four digits stay")
  func everyCardIsStruckOut() {
    var generator = SeededGenerator(seed: 1)
    for kind in CardGenerator.kinds {
      for separator in CardGenerator.separators {
        for zero in CardGenerator.zeros {
          let number = CardGenerator.number(kind, using: &generator)
          let written = CardGenerator.written(
            CardGenerator.printedGroups(number), separator: separator, zero: zero)
          let masked = CardNumbers.masked("card: \(written)!")
          let left = CardGenerator.digits(in: masked.text)
          #expect(
            masked.count == 1 && (left.isEmpty || number.suffix(4).map(String.init).joined() == left), "\(written)")
        }
      }
    }
  }

  @Test("P5: a card's digits in groups of any size, alone in a line, are struck out")
  func anyGroupsAlone() {
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<500 {
      let number = CardGenerator.number(("4", 16), using: &generator)
      var groups: [[Int]] = []
      var rest = number[...]
      while !rest.isEmpty {
        let size = Int.random(in: 1...6, using: &generator)
        groups.append(Array(rest.prefix(size)))
        rest = rest.dropFirst(size)
      }
      let separator = [" ", "-", ".", "\n"].randomElement(using: &generator) ?? " "
      let written = CardGenerator.written(groups, separator: separator, zero: 0x30)
      #expect(CardNumbers.masked("it is \(written) ok").count == 1, "\(written)")
    }
  }

  @Test("P5: masking what is masked changes nothing")
  func idempotent() {
    var generator = SeededGenerator(seed: 3)
    let gaps = [
      "", " ", " ", " ", "-", ".", "\n", " x ", "+", ", ", "DE89 ", "\u{200B}", "]", "(", "[", " and ", "④", "一",
      "\u{1B}[3m",
    ]
    for _ in 0..<3_000 {
      var text = ""
      for _ in 0..<Int.random(in: 1...12, using: &generator) {
        if Int.random(in: 0...3, using: &generator) == 0 {
          let kind = CardGenerator.kinds.randomElement(using: &generator) ?? ("4", 16)
          text += CardGenerator.written(
            CardGenerator.printedGroups(CardGenerator.number(kind, using: &generator)),
            separator: gaps.randomElement(using: &generator) ?? "", zero: 0x30)
        } else {
          for _ in 0..<Int.random(in: 1...6, using: &generator) {
            text += String("4511"["4511".index("4511".startIndex, offsetBy: Int.random(in: 0...3, using: &generator))])
          }
        }
        text += gaps.randomElement(using: &generator) ?? ""
      }
      let once = CardNumbers.masked(text).text
      let twice = CardNumbers.masked(once)
      #expect(twice.text == once && twice.count == 0, "\(text)")
    }
  }

  @Test("P5: at most 4 % of random 16-digit order numbers are taken for cards, of 12-digit ones none")
  func falsePositives() {
    var generator = SeededGenerator(seed: 4)
    func rate(_ write: () -> String) -> Double {
      Double((0..<2_000).count { _ in CardNumbers.masked(write()).count > 0 }) / 2_000
    }
    func digits(_ count: Int) -> String {
      (0..<count).map { _ in String(Int.random(in: 0...9, using: &generator)) }.joined()
    }
    let rates = [
      "12 digits": rate { digits(12) }, "13 digits": rate { digits(13) }, "16 digits": rate { digits(16) },
      "19 digits": rate { digits(19) }, "20 digits": rate { digits(20) }, "24 digits": rate { digits(24) },
      "five numbers of 4 digits": rate { (0..<5).map { _ in digits(4) }.joined(separator: " ") },
      "six numbers of 1 to 5 digits": rate {
        (0..<6).map { _ in digits(Int.random(in: 1...5, using: &generator)) }.joined(separator: " ")
      },
      "IBAN-like DE99": rate { "DE" + digits(2) + (0..<4).map { _ in " " + digits(4) }.joined() + " " + digits(2) },
      "telephone": rate { "+" + digits(2) + " " + digits(3) + " " + digits(7) },
    ]
    for (form, rate) in rates { #expect(rate <= 0.06, "\(form): \(rate)") }
    #expect(rates["12 digits"] == 0)
    #expect(rates["telephone"] == 0)
    #expect((rates["16 digits"] ?? 1) <= 0.04)
  }

  @Test("P5: valid IBANs are never taken for cards, in one piece or in fours")
  func accountNumbers() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<500 {
      let account = (0..<18).map { _ in Int.random(in: 0...9, using: &generator) }
      let remainder = (account + [1, 3, 1, 4, 0, 0]).reduce(0) { ($0 * 10 + $1) % 97 }
      let check = 98 - remainder
      let iban = "DE\(check < 10 ? "0" : "")\(check)" + account.map(String.init).joined()
      let inFours = iban.enumerated().map {
        ($0.offset.isMultiple(of: 4) && $0.offset > 0 ? " " : "") + String($0.element)
      }
      for form in [iban, inFours.joined(), iban.lowercased()] { #expect(CardNumbers.masked(form).text == form) }
    }
  }

  @Test(
    "P5: a megabyte of digits is masked in one pass, one number, tens of thousands of cards, or nearly cards",
    arguments: [
      ("4", 0), ("4111111111111111 x ", 52_631), ("4111,", 0), ("4111,1111,1111,1111,", 50_000), ("\u{1B}[4;", 0),
    ])
  func longText(piece: String, cards: Int) {
    let text = String(repeating: piece, count: 1_000_000 / piece.utf8.count)
    #expect(CardNumbers.masked(text).count == cards)
  }

  @Test("P5: cards pasted in one piece, with expiry and code, are struck out whole")
  func gluedTogether() {
    #expect(CardNumbers.masked("41111111111111111227123").text == "[•••• 1111]")
    #expect(CardNumbers.masked("3782822463100051228").text == "[•••• 0005]")
    #expect(CardNumbers.masked("4111111111111111123").text == "[•••• 1111]")
    #expect(CardNumbers.masked("41111111111111115500000000000004").text == "[•••• 1111][•••• 0004]")
    #expect(CardNumbers.masked("411111111111111199991234").count == 0)
  }

  @Test("P5: where it is uncertain which digit is the card's last, none is shown")
  func uncertainEnd() {
    // Both the first 16 digits and all 19 are a Visa's.
    let masked = CardNumbers.masked("4111 1111 1111 1111 \(uncertainTail())")
    #expect(masked.text == "[••••]")
  }

  private func uncertainTail() -> String {
    let digits = [4] + Array(repeating: 1, count: 15)
    let last = (0...9).first { CardGenerator.passesLuhn(digits + [1, 2] + [$0]) }
    return "12\(last ?? 0)"
  }

  @Test("P5: a masked text counts what it struck out, and keeps every other character")
  func maskedText() {
    let masked = MaskedText(masking: "e\u{301} 4111111111111111 \u{2066}٣\u{2069} 5500000000000004\n")
    #expect(masked.cardNumbers == 2)
    #expect(masked.text == "e\u{301} [•••• 1111] \u{2066}٣\u{2069} [•••• 0004]\n")
  }
}
