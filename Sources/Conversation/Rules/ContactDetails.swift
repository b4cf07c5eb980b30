import Language

/// Whether a line says how its writer can be reached.
package enum ContactDetails {
  /// Digits that a phone number has at least, and what it may be written with.
  private static let phoneDigitsMinimum = 6
  /// With 00 and a country in front. Fewer are the number of an order or an invoice.
  private static let foreignDigitsMinimum = 10
  /// Of a number in countries where no 0 is dialled, such as Spain; it begins with 6 or more.
  private static let nationalDigits = 9
  private static let separators: Set<Character> = [" ", "-", "/", "(", ")", ".", "\u{a0}", "+"]

  /// True for an e-mail address (something, `@`, a domain with a dot) and for a telephone number: six digits or more
  /// that begin with `+`, `0` or `(`, ten where they begin with `00`, or that are nearly all of the line. Dates are none.
  package static func found(in text: String) -> Bool {
    holdsAddress(text) || holdsPhoneNumber(text)
  }

  /// Whether a line in which they were found says nothing else: its other words are all among `fillers`, which are
  /// folded.
  static func areAll(of text: String, but fillers: Set<String>) -> Bool {
    let others = text.split(whereSeparator: \.isWhitespace).filter { !isAddress($0) && !$0.contains(where: isDigit) }
    return others.allSatisfy { words(of: String($0)).allSatisfy(fillers.contains) }
  }

  static func holdsAddress(_ text: String) -> Bool {
    text.split(whereSeparator: \.isWhitespace).contains { isAddress($0) }
  }

  private static func isAddress(_ word: Substring) -> Bool {
    let halves = word.split(separator: "@", omittingEmptySubsequences: false)
    guard halves.count == 2, !halves[0].isEmpty else { return false }
    let labels = halves[1].split(separator: ".", omittingEmptySubsequences: false)
    return labels.count >= 2 && labels.dropLast().allSatisfy { !$0.isEmpty }
  }

  private static func holdsPhoneNumber(_ text: String) -> Bool {
    // Whether hardly anything but a number can stand in the line.
    let isBare = text.lazy.filter(\.isLetter).prefix(6).count <= 5
    let runs = text.split { !isDigit($0) && !separators.contains($0) }
    return runs.contains { run in
      let number = run.drop { $0 == " " || $0 == "." || $0 == "-" || $0 == "\u{a0}" || $0 == "/" || $0 == ")" }
      let digits = number.count(where: isDigit)
      guard digits >= phoneDigitsMinimum, !isDate(number) else { return false }
      if number.hasPrefix("00") { return digits >= foreignDigitsMinimum }
      return number.first == "+" || number.first == "0" || number.first == "("
        || digits == nationalDigits && number.first.map { "6789".contains($0) } == true
        || isBare && digits > phoneDigitsMinimum
    }
  }

  /// Three groups of at most four digits, eight in all: `24.12.2026`, `2026-12-24`.
  private static func isDate(_ number: Substring) -> Bool {
    let groups = number.split { !isDigit($0) }
    let digits = groups.reduce(0) { $0 + $1.count }
    return groups.count == 3 && digits <= 8 && groups.allSatisfy { $0.count <= 4 } && number.first != "+"
  }

  private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }
}
