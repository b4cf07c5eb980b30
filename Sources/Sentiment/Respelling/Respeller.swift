import Language

/// Writes an English message as the lists spell it, so that whoever spells as they speak is heard like everybody else:
/// "thats not wot i askd" is read as "thats not what i asked".
///
/// A word is repaired when no list of words holds it and one word of the lists is clearly nearest; words in capitals
/// that may be names, numbers and addresses are left alone. Nothing becomes swearing or an insult. Where too few words
/// are English afterwards, the message is in another language and stays as it is.
struct Respeller: Sendable {
  static let shipped = Respeller(words: SpellingFiles.words(), forms: SpellingFiles.forms())

  private let words: SpellingWords
  private let forms: [UInt64: [UInt8]]
  private let list = WordList.of(.english)

  /// Words of one message that are looked for; more would only cost time.
  private static let mostSought = 32
  private static let longestWord = 20
  /// How much further off the next word must be, in quarters of an edit.
  private static let clearly = 1

  /// A message with its spelling repaired.
  struct Respelling {
    var text: String
    /// The share of its words that were repaired, in 0...1.
    var share: Double
  }

  private struct Repair {
    var range: Range<Int>
    var word: [UInt8]
    var isForm: Bool
  }

  /// The message as it is to be read; nil where it is to be read as it stands.
  func respelt(_ message: String) -> Respelling? {
    var message = message
    return message.withUTF8 { respelt($0) }
  }

  private func respelt(_ bytes: UnsafeBufferPointer<UInt8>) -> Respelling? {
    var repairs: [Repair] = []
    var (all, english, sought) = (0, 0, 0)
    var scanner = PlainWords(bytes)
    while let word = scanner.next() {
      all += 1
      var judgement = judge(word, letters: scanner.letters(of: word))
      let isSought = judgement == .unknown && !word.isElided && sought < Self.mostSought
      if isSought {
        judgement = seek(scanner.letters(of: word))
        sought += 1
      }
      switch judgement {
      case .english: english += 1
      case .unknown, .foreign: break
      case .name: all -= 1
      case .meant(let meant):
        english += 1
        repairs.append(Repair(range: word.range, word: meant, isForm: !isSought))
      }
    }
    guard !repairs.isEmpty, english * 4 >= all * 3 else { return nil }
    if english == repairs.count, mayBeForeign(repairs, in: bytes) { return nil }
    return Respelling(text: Self.apply(repairs, to: bytes), share: Double(repairs.count) / Double(all))
  }

  /// Whether a word of a message of which no word is English as it stands is one of another language.
  private func mayBeForeign(_ repairs: [Repair], in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    repairs.contains { repair in
      if repair.isForm { return false }
      let word = String(decoding: repair.range.map { bytes[$0] | 0x20 }, as: UTF8.self)
      return [LocaleCode.french, .spanish].contains { WordList.of($0)?.holds(word) == true }
    }
  }

  private enum Judgement: Equatable {
    case english, name, unknown, foreign
    case meant([UInt8])
  }

  /// What the lists know of a word as it stands.
  private func judge(_ word: PlainWords.Word, letters: @autoclosure () -> [UInt8]) -> Judgement {
    // "R. Ott" is no "are".
    if let meant = forms[word.hash], word.range.count > 1 || !word.mayBeName { return .meant(meant) }
    if words.holds(word.hash) || list?.holds(String(decoding: letters(), as: UTF8.self)) == true { return .english }
    return word.mayBeName ? .name : words.isForeign(word.hash) ? .foreign : .unknown
  }

  /// What a word is meant for that no list holds.
  private func seek(_ word: [UInt8]) -> Judgement {
    guard let cap = Self.cap(word.count) else { return .unknown }
    if let whole = withG(word) { return words.mayBeMeant(whole) ? .meant(whole) : .english }
    if let shortened = withoutRuns(word) { return .meant(shortened) }
    guard let found = words.nearest(to: word, atMost: cap) else { return parted(word).map { .meant($0) } ?? .unknown }
    // A word that may be one of two is English, and stays.
    let isClear = found.margin >= Self.clearly && !isNearer(than: found.best, to: word, atMost: cap)
    return isClear ? .meant(words.word(found.best.word)) : .english
  }

  /// "waitin" as "waiting"; nil where that is no word.
  private func withG(_ word: [UInt8]) -> [UInt8]? {
    guard word.suffix(2).elementsEqual("in".utf8) else { return nil }
    let whole = word + [UInt8(ascii: "g")]
    return words.holds(whole) || list?.holds(String(decoding: whole, as: UTF8.self)) == true ? whole : nil
  }

  /// How far a word may be repaired, in quarters of an edit: the longer, the more; short ones only where they sound the
  /// same.
  private static func cap(_ letters: Int) -> Int? {
    switch letters {
    case ...2: nil
    case 3: 1
    case 4: 2
    case ...longestWord: 4
    default: nil
    }
  }

  /// Whether a common word that no list of moods holds is as near.
  private func isNearer(than best: SpellingWords.Candidate, to word: [UInt8], atMost cap: Int) -> Bool {
    // No other word is nearer than one that sounds the same.
    guard best.cost > 0 else { return false }
    let sound = SoundSpelling(of: word).letters
    return list?.commonNeighbours(of: String(decoding: word, as: UTF8.self)).contains { neighbour, _ in
      let other = Array(neighbour.utf8)
      guard !words.holds(other) else { return false }
      let distance = SpellingWords.distance(word, sound, other[...], SoundSpelling(of: other).letters[...], atMost: cap)
      return distance ?? .max <= best.cost
    } ?? false
  }

  /// "thankyou" as "thank you"; nil where no two words, or more than one pair, make it up.
  private func parted(_ word: [UInt8]) -> [UInt8]? {
    guard word.count > 5 else { return nil }
    var found: [UInt8]?
    for place in 2...(word.count - 2)
    where words.isPart(word[..<place]) && words.isPart(word[place...]) {
      if found != nil { return nil }
      found = word[..<place] + [UInt8(ascii: " ")] + word[place...]
    }
    return found
  }

  /// "pleaaase" as "please": runs of three letters or more as two, or else as one; nil where that is no word of the
  /// lists.
  private func withoutRuns(_ word: [UInt8]) -> [UInt8]? {
    guard word.indices.dropFirst(2).contains(where: { word[$0] == word[$0 - 1] && word[$0] == word[$0 - 2] }) else {
      return nil
    }
    for keep in [2, 1] {
      var shortened: [UInt8] = []
      var index = 0
      while index < word.count {
        let end = word[index...].firstIndex { $0 != word[index] } ?? word.count
        shortened += word[index..<(end - index > 2 ? index + keep : end)]
        index = end
      }
      if words.mayBeMeant(shortened) { return shortened }
    }
    return nil
  }

  private static func apply(_ repairs: [Repair], to bytes: UnsafeBufferPointer<UInt8>) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count + 16)
    var done = 0
    for repair in repairs {
      out += bytes[done..<repair.range.lowerBound]
      let isShouted = repair.range.count > 1 && repair.range.allSatisfy { bytes[$0] < 0x61 }
      out += isShouted ? repair.word.map { isLetter($0) ? $0 & 0xdf : $0 } : repair.word
      done = repair.range.upperBound
    }
    out += bytes[done...]
    return String(decoding: out, as: UTF8.self)
  }
}
