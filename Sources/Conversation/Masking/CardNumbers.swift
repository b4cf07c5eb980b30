/// Strikes out card numbers (P5).
///
/// A card number is 13–19 digits of any script with a card's issuer, length and check digit, in one piece or in groups
/// (see `CardSearch`). It becomes `[•••• 1234]`: the last four digits may be kept (PCI DSS 4.0, 3.4.1) and tell an
/// agent and the customer which card is meant. The brackets keep them from joining digits that follow, so that
/// masking what is masked changes nothing.
package enum CardNumbers {
  /// The text without card numbers, and how many there were. Linear time.
  package static func masked(_ raw: String) -> (text: String, count: Int) {
    guard mayHoldCard(raw) else { return (raw, 0) }
    let scalars = Array(raw.unicodeScalars)
    let found = DigitRuns(scalars)
    let hits = CardSearch(found).hits
    guard !hits.isEmpty else { return (raw, 0) }
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
    return (String(String.UnicodeScalarView(text)), hits.count)
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
