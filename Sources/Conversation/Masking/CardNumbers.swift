/// Strikes out card numbers (P5).
///
/// A card number is 13–19 digits of any script with a card's issuer, length and check digit, in one piece or in groups
/// (see `CardSearch`), circled, raised and CJK numerals among them. It becomes `[•••• 1234]`: the last four digits may
/// be kept (PCI DSS 4.0, 3.4.1) and tell an agent and the customer which card is meant. Where it is not certain which
/// those are it becomes `[••••]`. The brackets keep them from joining digits that follow, so that masking what is
/// masked changes nothing.
package enum CardNumbers {
  /// The text without card numbers, and how many there were. Linear time.
  package static func masked(_ raw: String) -> (text: String, count: Int) {
    guard mayHoldCard(raw) else { return (raw, 0) }
    var scalars = Array(raw.unicodeScalars)
    var (count, hasNumerals) = mask(&scalars, readsNumerals: false)
    if hasNumerals {
      // Numerals that are masked may leave digits beside them standing alone.
      let (more, _) = mask(&scalars, readsNumerals: true)
      if more > 0 { count += more + mask(&scalars, readsNumerals: false).count }
    }
    return count == 0 ? (raw, 0) : (String(String.UnicodeScalarView(scalars)), count)
  }

  private static func mask(
    _ scalars: inout [Unicode.Scalar], readsNumerals: Bool
  ) -> (count: Int, hasNumerals: Bool) {
    let found = DigitRuns(scalars, readsNumerals: readsNumerals)
    let hits = CardSearch(found, takesStandingAlone: !readsNumerals).hits
    guard !hits.isEmpty else { return (0, found.hasNumerals) }
    // One array that grows geometrically: appending slices to a string's view copies it each time.
    var text: [Unicode.Scalar] = []
    var kept = 0
    var group = 0
    for hit in hits {
      text += scalars[kept..<found.places[hit.digits.lowerBound]]
      text += mask(showing: hit.shown.map { found.values[$0] })
      while found.groups[group].digits.upperBound < hit.digits.upperBound { group += 1 }
      let endsItsGroup = found.groups[group].digits.upperBound == hit.digits.upperBound
      kept = endsItsGroup ? found.groups[group].end : found.places[hit.digits.upperBound]
    }
    text += scalars[kept...]
    scalars = text
    return (hits.count, found.hasNumerals)
  }

  private static func mask(showing digits: ArraySlice<UInt8>?) -> String.UnicodeScalarView {
    guard let digits else { return "[••••]".unicodeScalars }
    return "[•••• \(digits.map(String.init).joined())]".unicodeScalars
  }

  private static func mayHoldCard(_ raw: String) -> Bool {
    var digits = 0
    for byte in raw.utf8 where byte > 127 || (48...57).contains(byte) {
      digits += 1
      if digits >= CardScheme.cardLengths.lowerBound { return true }
    }
    return false
  }
}
