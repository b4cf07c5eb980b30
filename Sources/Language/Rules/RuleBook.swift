/// Rules of all shipped languages, compiled: tells which names a text gives evidence for.
struct RuleBook: Sendable {
  private let automaton: Automaton
  private let vocabulary: Vocabulary
  /// By rule number, the kind and the index in `names`.
  private let kinds: [(kind: Rule.Kind, name: Int)]
  let names: [String]

  /// Reads `Resources/rules/<locale>/<file>.rules` for each locale. All languages are tried on every text, for a
  /// customer may switch.
  init(files: [String], locales: [LocaleCode] = LocaleCode.shipped) {
    self.init(
      parsers: locales.map { locale in
        var parser = RuleParser()
        for file in files.map({ "rules/\(locale)/\($0).rules" }) { parser.read(LanguageResource.lines(file), of: file) }
        return parser
      },
      known: LanguageResource.lines("rules/known-words.txt").flatMap { $0.split(separator: " ") }.map(String.init))
  }

  init(parsers: [RuleParser], known: [String]) {
    var builder = AutomatonBuilder()
    var names: [String] = []
    var kinds: [(kind: Rule.Kind, name: Int)] = []
    for parser in parsers {
      builder.use(classes: parser.classes)
      for rule in parser.rules {
        let name = names.firstIndex(of: rule.name) ?? names.count
        if name == names.count { names.append(rule.name) }
        builder.add(rule.pattern, as: Int32(kinds.count))
        kinds.append((rule.kind, name))
      }
    }
    builder.know(known)
    automaton = builder.built()
    vocabulary = builder.vocabulary
    self.kinds = kinds
    self.names = names
  }

  /// What was found in one text. Names are given as indices into `names`.
  struct Findings {
    /// The first place of each name that was found.
    var places: [Int: Range<Int>] = [:]
    var reading: Reading
  }

  func findings(in text: String) -> Findings {
    let reading = Reading(text, by: vocabulary)
    var found: [Match] = []
    var excepted: [Match] = []
    var pieces: [Match] = []
    automaton.matches(in: reading) { rule, words in
      let (kind, name) = kinds[Int(rule)]
      switch kind {
      case .anywhere: found.append(Match(name: name, words: words))
      case .whole: pieces.append(Match(name: name, words: words))
      case .exception: excepted.append(Match(name: name, words: words))
      }
    }
    let exceptions = Exceptions(excepted)
    var findings = Findings(reading: reading)
    for match in found where !exceptions.cover(match) && findings.places[match.name] == nil {
      findings.places[match.name] = match.words
    }
    if reading.count <= Self.longestWhole {
      let free = pieces.filter { !exceptions.cover($0) }
      for match in wholePieces(free, count: reading.count) where findings.places[match.name] == nil {
        findings.places[match.name] = match.words
      }
    }
    return findings
  }

  /// Longer messages are never small talk or a bare reply from end to end.
  private static let longestWhole = 16
}

/// A name's pattern over some words of a message.
struct Match: Hashable {
  let name: Int
  let words: Range<Int>
}

/// The spans in which a name is not to be found, looked up by word.
private struct Exceptions {
  private var spans: [Int: [Range<Int>]] = [:]

  /// Matches come in the order of their first word; of those that begin together the longest is kept.
  init(_ matches: [Match]) {
    for match in matches {
      if let last = spans[match.name]?.last, last.lowerBound == match.words.lowerBound {
        spans[match.name]?.removeLast()
      }
      spans[match.name, default: []].append(match.words)
    }
  }

  /// Whether a match uses a word of an exception. Spans are short and sorted, so only those near by are looked at.
  func cover(_ match: Match) -> Bool {
    guard let spans = spans[match.name] else { return false }
    var (low, high) = (0, spans.count)
    let earliest = match.words.lowerBound - Automaton.longestMatch
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].lowerBound < earliest { low = middle + 1 } else { high = middle }
    }
    while low < spans.count, spans[low].lowerBound < match.words.upperBound {
      if spans[low].overlaps(match.words) { return true }
      low += 1
    }
    return false
  }
}

/// The pieces of a message that consists of pieces from end to end, none if it does not.
///
/// The fewest pieces that cover it, so that `never mind` is one thing and not two words that happen to mean something;
/// of several such ways the one whose last piece is shortest: `the second one | please`.
private func wholePieces(_ pieces: [Match], count: Int) -> [Match] {
  guard count > 0 else { return [] }
  let byEnd = Dictionary(grouping: pieces, by: \.words.upperBound)
  var fewest = [Int?](repeating: nil, count: count + 1)
  fewest[0] = 0
  for end in 1..<(count + 1) {
    fewest[end] = byEnd[end, default: []].compactMap { fewest[$0.words.lowerBound] }.min().map { $0 + 1 }
  }
  guard fewest[count] != nil else { return [] }
  var chosen: [Match] = []
  var end = count
  while end > 0, let pieceCount = fewest[end] {
    let best = byEnd[end, default: []].filter { fewest[$0.words.lowerBound] == pieceCount - 1 }
    // Two readings of the same words both count: "ok" agrees and accepts.
    guard let start = best.map(\.words.lowerBound).max() else { break }
    chosen.append(contentsOf: best.filter { $0.words.lowerBound == start })
    end = start
  }
  return chosen
}
