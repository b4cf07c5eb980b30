/// Whether a line says how its writer can be reached.
package enum ContactDetails {
  /// Digits that a phone number has at least, by ITU-T E.123's shortest national numbers.
  private static let phoneDigitsMinimum = 6

  /// True for an e-mail address (something, `@`, a domain with a dot) or six digits or more that belong to one number.
  package static func found(in text: String) -> Bool {
    text.split(whereSeparator: \.isWhitespace).contains { isAddress($0) }
      || longestNumber(in: text) >= phoneDigitsMinimum
  }

  private static func isAddress(_ word: Substring) -> Bool {
    let halves = word.split(separator: "@", omittingEmptySubsequences: false)
    guard halves.count == 2, !halves[0].isEmpty else { return false }
    let labels = halves[1].split(separator: ".", omittingEmptySubsequences: false)
    return labels.count >= 2 && labels.dropLast().allSatisfy { !$0.isEmpty }
  }

  private static func longestNumber(in text: String) -> Int {
    var longest = 0
    var current = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "0"..."9": current += 1
      case " ", "+", "-", "/", "(", ")", ".", "\u{a0}": break
      default: current = 0
      }
      longest = max(longest, current)
    }
    return longest
  }
}
