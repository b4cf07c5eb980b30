/// The words that rules know, by number, and which of them a misspelt word may stand for.
///
/// A word that is in the vocabulary means itself only. Any other is tried as drawn out (`heyyy`, `hahahaha`), then,
/// where no language has it as a word of its own ("pardon" is no "person"), as a slip: of three or four letters only
/// two swapped ones (`yuo`), from five letters one edit, from nine also a letter that went astray, with the first
/// letter right.
struct Vocabulary: Sendable {
  typealias Word = Int32

  private var numbers: [UInt64: Word] = [:]
  private(set) var spellings: [[UInt8]] = []
  /// Words without one of their letters, by hash: two words that are one edit apart share such a remainder or are one.
  private var remainders: [UInt64: [Word]] = [:]

  var count: Int { spellings.count }

  /// The number of a word of the rules, newly given if need be.
  mutating func number(_ word: String) -> Word {
    let bytes = Array(word.utf8)
    let hash = hashed(bytes)
    if let known = numbers[hash] { return known }
    let number = Word(spellings.count)
    numbers[hash] = number
    spellings.append(bytes)
    if bytes.count >= Self.shortestRepaired, bytes[0] >= UInt8(ascii: "a") {
      forEachRemainder(of: bytes) { remainders[$0, default: []].append(number) }
      remainders[hash, default: []].append(number)
    }
    return number
  }

  /// Calls `found` with each word of the rules that `bytes` may stand for.
  func forEachMeaning(of bytes: [UInt8], _ found: (Word) -> Void) {
    if let known = numbers[hashed(bytes)] { return found(known) }
    guard bytes.count >= Self.shortestRepaired, bytes.count <= Self.longestRepaired else { return }
    for form in shortened(bytes) {
      if let known = numbers[hashed(form)] { return found(known) }
    }
    guard !WordList.anyHolds(String(decoding: bytes, as: UTF8.self)) else { return }
    var seen: [Word] = []
    func consider(_ hash: UInt64) {
      for word in remainders[hash] ?? [] where !seen.contains(word) {
        seen.append(word)
        if isSlip(bytes, of: spellings[Int(word)]) { found(word) }
      }
    }
    consider(hashed(bytes))
    forEachRemainder(of: bytes, consider)
  }

  private static let shortestRepaired = 3
  private static let longestRepaired = 30

  private func isSlip(_ typed: [UInt8], of word: [UInt8]) -> Bool {
    guard typed[0] == word[0] || word.count < 5 else { return false }
    switch word.count {
    case ..<5: return areTransposed(typed, word)
    case ..<9: return typed.count >= 4 && editDistance(typed, word, atMost: 1) != nil
    default: return editDistance(typed, word, atMost: 2) != nil
    }
  }

  private func areTransposed(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    guard one.count == other.count else { return false }
    let different = one.indices.filter { one[$0] != other[$0] }
    guard different.count == 2, different[1] == different[0] + 1 else { return false }
    return one[different[0]] == other[different[1]] && one[different[1]] == other[different[0]]
  }
}

/// What a drawn-out word may be: runs of three and more letters as one or as two, and a repeated syllable twice. A
/// number is what it is: 1111 is not 1.
func shortened(_ bytes: [UInt8]) -> [[UInt8]] {
  guard !bytes.contains(where: { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return [] }
  var single: [UInt8] = []
  var double: [UInt8] = []
  var isDrawnOut = false
  var index = 0
  while index < bytes.count {
    var end = index + 1
    while end < bytes.count, bytes[end] == bytes[index] { end += 1 }
    let run = end - index
    isDrawnOut = isDrawnOut || run >= 3
    single.append(contentsOf: repeatElement(bytes[index], count: run >= 3 ? 1 : run))
    double.append(contentsOf: repeatElement(bytes[index], count: min(run, 2)))
    index = end
  }
  var forms = isDrawnOut ? [single, double] : []
  if bytes.count > 4, (2..<bytes.count).allSatisfy({ bytes[$0] == bytes[$0 - 2] }) { forms.append(Array(bytes[..<4])) }
  return forms
}

/// FNV-1a. A collision among a few thousand words would show in the tests; one with a customer's word does no harm.
private func hashed(_ bytes: some Sequence<UInt8>) -> UInt64 {
  bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
}

private func forEachRemainder(of bytes: [UInt8], _ body: (UInt64) -> Void) {
  for left in bytes.indices {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in bytes.indices where index != left { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01b3 }
    body(hash)
  }
}
