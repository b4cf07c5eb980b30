/// Finds card numbers among the digits of a text.
///
/// What may be joined to one number is the question. Always: digits in one group, groups that break where a card has
/// its gaps (after 4, 8, 12, 16; after 4 and 10; after 6), and single digits. Groups of the very sizes that are printed
/// on cards also across a `LooseGap`. Otherwise only where the number stands alone: a whole run, with one kind of
/// separator. So dates, prices and lists of numbers seldom become a card, and a
/// card is found with its expiry date behind it. The search takes time linear in the digits: no number is longer
/// than 19.
struct CardSearch {
  struct Hit {
    /// Digits to strike out, into the runs' `values`.
    var digits: Range<Int>
    /// The last digits of the card, if it is certain where it ends.
    var shown: Range<Int>?
  }

  /// In the order of the text, not overlapping.
  private(set) var hits: [Hit] = []

  private let found: DigitRuns
  /// For each group, whether it is part of a hit.
  private var isTaken: [Bool]

  /// - Parameter takesStandingAlone: whether a number may be in groups of any size where it stands alone.
  init(_ found: DigitRuns, takesStandingAlone: Bool) {
    self.found = found
    isTaken = Array(repeating: false, count: found.groups.count)
    let runs = found.runs.filter { digits(of: $0.groups).count >= CardScheme.cardLengths.lowerBound }
    // In this order each step leaves nothing behind that it would find in what the later ones masked.
    for run in runs { search(run) }
    searchLooseGroups()
    if takesStandingAlone { for run in runs { searchRests(of: run) } }
    hits.sort { $0.digits.lowerBound < $1.digits.lowerBound }
  }

  private mutating func search(_ run: DigitRuns.Run) {
    var first = run.groups.lowerBound
    while first < run.groups.upperBound {
      let phoneLike = run.isInternational && first == run.groups.lowerBound
      if let (card, next) = card(from: first, in: run, phoneLike: phoneLike) {
        hits += card
        for group in first..<next { isTaken[group] = true }
        first = next
      } else {
        first += 1
      }
    }
  }

  /// Groups as printed on cards, with whatever little between them.
  private mutating func searchLooseGroups() {
    var first = 0
    while first < found.groups.count {
      guard let groups = looseCard(from: first) else {
        first += 1
        continue
      }
      let digits = digits(of: groups)
      hits.append(Hit(digits: digits, shown: digits.upperBound - 4..<digits.upperBound))
      for group in groups { isTaken[group] = true }
      first = groups.upperBound
    }
  }

  private func looseCard(from first: Int) -> Range<Int>? {
    for sizes in [[4, 4, 4, 4], [4, 6, 5], [4, 6, 4]] where first + sizes.count <= found.groups.count {
      let groups = first..<first + sizes.count
      guard zip(groups, sizes).allSatisfy({ found.groups[$0].digits.count == $1 && !isTaken[$0] }) else { continue }
      let gaps = groups.dropFirst().compactMap { found.groups[$0].looseGap }
      guard gaps.count == sizes.count - 1, isCard(digits(of: groups)) else { continue }
      // "4111-1111 or 1111-1111" are two telephone numbers.
      if gaps.contains(where: { $0.words > 0 }), gaps.contains(where: \.isDash) { continue }
      // What is in one run has been searched, with an eye to telephone numbers.
      if groups.dropFirst().contains(where: { found.groups[$0].gap == nil }) { return groups }
    }
    return nil
  }

  private mutating func searchRests(of run: DigitRuns.Run) {
    var start = run.groups.lowerBound
    for group in run.groups where isTaken[group] {
      takeStandingAlone(start..<group, in: run)
      start = group + 1
    }
    takeStandingAlone(start..<run.groups.upperBound, in: run)
  }

  /// The card that begins with group `first`, and the group after it.
  private func card(from first: Int, in run: DigitRuns.Run, phoneLike: Bool) -> (hits: [Hit], next: Int)? {
    let start = found.groups[first].digits.lowerBound
    if found.groups[first].digits.count > CardScheme.cardLengths.upperBound {
      let glued = cardsGluedTogether(found.groups[first].digits)
      return glued.isEmpty ? nil : (glued, first + 1)
    }
    var grouping = Grouping()
    var ends: [(digit: Int, next: Int)] = []
    for index in first..<run.groups.upperBound {
      let end = found.groups[index].digits.upperBound
      guard end - start <= CardScheme.cardLengths.upperBound, grouping.take(found.groups[index].digits.count) else {
        break
      }
      if isCard(start..<end, phoneLike: phoneLike) { ends.append((end, index + 1)) }
    }
    guard let last = ends.last else {
      guard !phoneLike, found.groups[first].digits.count > 16 else { return nil }
      let glued = cardsGluedTogether(found.groups[first].digits)
      return glued.isEmpty ? nil : (glued, first + 1)
    }
    // Where a shorter and a longer number are both valid, either the security code or the card's end would be shown.
    let shown = ends.count == 1 ? last.digit - 4..<last.digit : nil
    return ([Hit(digits: start..<last.digit, shown: shown)], last.next)
  }

  /// Groups of any size, if they are all there is.
  private mutating func takeStandingAlone(_ groups: Range<Int>, in run: DigitRuns.Run) {
    guard groups.count > 1 else { return }
    let gaps = found.groups[groups].dropFirst().map(\.gap)
    let digits = digits(of: groups)
    let phoneLike = run.isInternational && groups.lowerBound == run.groups.lowerBound
    guard gaps.allSatisfy({ $0 == gaps.first }), isCard(digits, phoneLike: phoneLike) else { return }
    hits.append(Hit(digits: digits, shown: digits.upperBound - 4..<digits.upperBound))
  }

  /// A group that is no card is searched only for what people paste in one piece: cards one after another, the last
  /// perhaps with its expiry date, its security code, or both. Any window of a parcel's number would be struck out too often.
  private func cardsGluedTogether(_ group: Range<Int>) -> [Hit] {
    var hits: [Hit] = []
    var start = group.lowerBound
    while start < group.upperBound {
      if let last = hits.last, belongs(start..<group.upperBound, toCardOf: last.digits.count) {
        hits[hits.count - 1].digits = hits[hits.count - 1].digits.lowerBound..<group.upperBound
        return hits
      }
      guard let length = [16, 15].first(where: { start + $0 <= group.upperBound && isCard(start..<start + $0) })
      else { return [] }
      hits.append(Hit(digits: start..<start + length, shown: start + length - 4..<start + length))
      start += length
    }
    return hits
  }

  /// Whether what is glued to a card is a security code (three digits, four behind a card of 15), `MMYY`, or that and a
  /// code.
  private func belongs(_ digits: Range<Int>, toCardOf length: Int) -> Bool {
    if digits.count == (length == 15 ? 4 : 3) { return true }
    guard [4, 7, 8].contains(digits.count) else { return false }
    let month = found.values[digits.lowerBound] * 10 + found.values[digits.lowerBound + 1]
    return (1...12).contains(month)
  }

  /// A telephone number has at most 15 digits (E.164).
  private func isCard(_ digits: Range<Int>, phoneLike: Bool = false) -> Bool {
    (!phoneLike || digits.count > 15) && CardScheme.isCardNumber(found.values[digits])
  }

  private func digits(of groups: Range<Int>) -> Range<Int> {
    found.groups[groups.lowerBound].digits.lowerBound..<found.groups[groups.upperBound - 1].digits.upperBound
  }
}

/// Whether groups of digits break where numbers on cards do.
private struct Grouping {
  private var length = 0
  private var fits: Patterns = [.fours, .fourSixFive, .six, .singles]

  private struct Patterns: OptionSet {
    let rawValue: UInt8

    static let fours = Patterns(rawValue: 1)
    static let fourSixFive = Patterns(rawValue: 2)
    static let six = Patterns(rawValue: 4)
    static let singles = Patterns(rawValue: 8)
  }

  /// False when no pattern goes on with a group of `count` digits.
  mutating func take(_ count: Int) -> Bool {
    if length > 0 {
      if length % 4 != 0 { fits.remove(.fours) }
      if length != 4 && length != 10 { fits.remove(.fourSixFive) }
      if length != 6 { fits.remove(.six) }
    }
    if count != 1 { fits.remove(.singles) }
    length += count
    return !fits.isEmpty
  }
}
