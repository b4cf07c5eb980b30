/// Guesses which shipped language a short message is in, from its function words, groups of letters and letters that
/// are a language's own (`guess.txt`), and from the word lists of the languages that have one.
///
///     LanguageGuesser.shipped.guess("Wann habt ihr auf?")   // de
package struct LanguageGuesser: Sendable {
  /// The guesser of all shipped languages, read from its data when it is first used.
  package static let shipped = LanguageGuesser(lines: LanguageResource.lines("guess.txt"))

  /// What a word, group of letters or letter says for each language, as an index into `languages`.
  private typealias Evidence = [(language: Int, weight: Int)]

  /// What it says for a language that its word list holds a word, and no other list does; and that the word is a common
  /// one, whoever else has it.
  private struct ListEvidence {
    let language: Int
    let list: WordList
    var sole = 0
    var common = 0
  }

  private var words: [String: Evidence] = [:]
  private var parts: [String: Evidence] = [:]
  private var letters: [UInt32: Evidence] = [:]
  /// Words that say nothing of any language, such as laughter.
  private var mute: Set<String> = []
  private var lists: [ListEvidence] = []
  private var languages: [String] = []
  private var longestPart = 0

  /// The best language must have this much evidence, lead the next by `leastLead` and by a tenth of it, and, where it
  /// has a list, by one more for each word that no list holds: the message may be in none of these languages.
  private static let leastEvidence = 2
  private static let leastLead = 2
  /// A message's first words tell as much as all of a novel.
  private static let wordsRead = 60
  /// Shorter words stand in too many lists.
  private static let listedLengthMin = 3

  /// Lines are `language kind weight item item …`; kinds are `words`, `parts`, `letters`, and without items `list` and
  /// `common`. `any words 0` lists what says nothing.
  init(lines: [Substring]) {
    for line in lines {
      let fields = line.split(separator: " ")
      guard fields.count > 2, let weight = Int(fields[2]) else { preconditionFailure("guess.txt: \(line)") }
      if fields[0] == "any" {
        mute.formUnion(fields.dropFirst(3).map(String.init))
        continue
      }
      let language = index(of: String(fields[0]))
      if fields.count == 3 { learnList(of: language, kind: fields[1], weight) }
      for item in fields.dropFirst(3) { learn(String(item), kind: fields[1], (language, weight)) }
    }
  }

  private mutating func index(of language: String) -> Int {
    if let known = languages.firstIndex(of: language) { return known }
    languages.append(language)
    return languages.count - 1
  }

  private mutating func learn(_ item: String, kind: Substring, _ evidence: (language: Int, weight: Int)) {
    switch kind {
    case "words":
      for word in Language.words(of: item) { words[word, default: []].append(evidence) }
    case "parts":
      parts[item, default: []].append(evidence)
      longestPart = max(longestPart, item.utf8.count)
    default:
      for scalar in item.unicodeScalars { letters[scalar.value, default: []].append(evidence) }
    }
  }

  private mutating func learnList(of language: Int, kind: Substring, _ weight: Int) {
    if !lists.contains(where: { $0.language == language }) {
      guard let list = WordList.of(LocaleCode(rawValue: languages[language])) else {
        preconditionFailure("guess.txt: \(languages[language]) has no word list")
      }
      lists.append(ListEvidence(language: language, list: list))
    }
    for place in lists.indices where lists[place].language == language {
      if kind == "list" { lists[place].sole = weight } else { lists[place].common = weight }
    }
  }

  /// The language; `undetermined` when it is none of the shipped ones; nil when the message is too short to tell, or in
  /// between.
  package func guess(_ text: String) -> LocaleCode? {
    var scores = [Int](repeating: 0, count: languages.count)
    let isForeign = weighLetters(of: text, &scores)
    if isForeign { return .undetermined }
    var strangers = 0
    for word in firstWords(of: text) where !isMute(word) {
      if let evidence = words[word] {
        add(evidence, to: &scores)
      } else if isListable(word), !weighLists(of: word, &scores) {
        strangers += 1
      }
      weighParts(of: word, &scores)
    }
    let order = scores.indices.sorted { scores[$0] > scores[$1] }
    guard let best = order.first, order.count > 1 else { return nil }
    let lead = scores[best] - scores[order[1]]
    let leastLead = Self.leastLead + (lists.contains { $0.language == best } ? strangers : 0)
    guard scores[best] >= Self.leastEvidence, lead >= leastLead, lead * 10 >= scores[best] else { return nil }
    let code = LocaleCode(rawValue: languages[best])
    return LocaleCode.shipped.contains(code) ? code : .undetermined
  }

  /// The same for a line of a conversation that is held in `current`: a word or two that are common words of that
  /// language, too, tell of no other ("halt", "Adresse").
  package func guess(_ text: String, in current: LocaleCode) -> LocaleCode? {
    let said = firstWords(of: text)
    if (1...2).contains(said.count), let list = WordList.of(current), said.allSatisfy(list.isCommon) { return nil }
    return guess(text)
  }

  private func firstWords(of text: String) -> [String] {
    var text = text
    return text.withUTF8 { bytes in
      var scanner = WordScanner(bytes)
      var words: [String] = []
      while words.count < Self.wordsRead, scanner.next() {
        guard scanner.word.count <= 40 else { continue }
        words.append(String(decoding: scanner.word, as: UTF8.self))
      }
      return words
    }
  }

  /// Adds what single letters say, and tells whether the text is mostly in another script.
  private func weighLetters(of text: String, _ scores: inout [Int]) -> Bool {
    var latin = 0
    var foreign = 0
    for scalar in text.unicodeScalars.prefix(400) {
      if scalar.value < 0x80 {
        latin += scalar.properties.isAlphabetic ? 1 : 0
      } else {
        add(letters[scalar.value], to: &scores)
        if scalar.value >= 0x370, scalar.value < 0x1E00 || scalar.value >= 0x2E80, scalar.properties.isAlphabetic {
          foreign += 1
        }
      }
    }
    return foreign > latin
  }

  /// Drawn out as well: "hahahaha", "looool".
  private func isMute(_ word: String) -> Bool {
    mute.contains(word) || shortened(Array(word.utf8)).contains { mute.contains(String(decoding: $0, as: UTF8.self)) }
  }

  private func isListable(_ word: String) -> Bool {
    word.utf8.count >= Self.listedLengthMin && !word.utf8.contains { 0x30...0x39 ~= $0 }
  }

  /// Adds what the lists say of a word, and tells whether one of them holds it.
  private func weighLists(of word: String, _ scores: inout [Int]) -> Bool {
    let holders = lists.filter { $0.list.holds(word) }
    for holder in holders {
      if holders.count == 1 { scores[holder.language] += holder.sole }
      if holder.list.isCommon(word) { scores[holder.language] += holder.common }
    }
    return !holders.isEmpty
  }

  private func weighParts(of word: String, _ scores: inout [Int]) {
    let padded = Array("_\(word)_".utf8)
    for start in padded.indices {
      for end in (start + 2)..<(max(start + 2, min(padded.count, start + longestPart)) + 1) where end <= padded.count {
        add(parts[String(decoding: padded[start..<end], as: UTF8.self)], to: &scores)
      }
    }
  }

  private func add(_ evidence: Evidence?, to scores: inout [Int]) {
    for (language, weight) in evidence ?? [] { scores[language] += weight }
  }
}
