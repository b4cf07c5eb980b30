/// What the lexicon found in one message, sorted by what it means.
struct Reading {
  /// What a token does to the words after it.
  enum Role: UInt8 {
    case none, negation, booster, dampener, contrast
  }

  /// The message as the lists spell it; nil where it is read as it was typed.
  let respelling: Respeller.Respelling?
  let message: Message
  /// As it was typed.
  let typed: Message
  let lexicon: Lexicon
  let language: Languages
  let matches: [Match]
  /// One a token.
  private(set) var roles: [Role]
  /// Whether a token belongs to a word or phrase of degree ("kind of"), one a token.
  private(set) var isDegree: [Bool]
  /// Whether a token belongs to a phrase that is calm, one a token.
  private(set) var isCalm: [Bool]
  /// The end of the last phrase that says the trouble is over, as a token index; 0 when there is none.
  private(set) var resolvedBefore = 0
  private(set) var hits: [Sense: [Match]] = [:]

  init(_ text: String, lexicon: Lexicon) {
    typed = MessageReader.read(text, with: lexicon)
    self.lexicon = lexicon
    let found = lexicon.matches(in: typed)
    let spoken = lexicon.language(of: found)
    if spoken == .english, let respelt = Respeller.shipped.respelt(text) {
      respelling = respelt
      message = MessageReader.read(respelt.text, with: lexicon)
      matches = lexicon.matches(in: message)
      language = lexicon.language(of: matches)
    } else {
      (respelling, message, matches, language) = (nil, typed, found, spoken)
    }
    roles = Array(repeating: .none, count: message.tokens.count)
    isDegree = Array(repeating: false, count: message.tokens.count)
    isCalm = Array(repeating: false, count: message.tokens.count)
    assignRoles()
    calmWhatIsNotTheCustomers()
    findSignals()
    dropWhatWasResolved()
  }

  /// Whether one of the two words before token `index` turns it round, in the same clause.
  func isNegated(at index: Int) -> Bool {
    for before in [index - 1, index - 2] {
      guard before >= 0, !message.tokens[before].has(.endsSentence), !message.tokens[before].has(.pauses) else {
        return false
      }
      if roles[before] == .negation { return true }
    }
    return false
  }

  /// Whether a signal was found at all.
  func has(_ signal: Sense) -> Bool { hits[signal]?.isEmpty == false }

  /// The words of a match, for people to read.
  func words(of match: Match) -> String { message.words(from: match.first, count: match.count) }

  /// Whether a token is a word of grammar in the message's language.
  func isFunctionWord(_ token: Token) -> Bool {
    token.known >= 0 && senses(at: Int(token.known)).contains(.function)
  }

  private mutating func assignRoles() {
    // Shorter matches come later in `matches` but must not undo what a phrase has said.
    var settled = 0
    for match in matches {
      let senses = senses(at: match.known)
      if senses.contains(.calm) {
        for index in match.first..<match.end { isCalm[index] = true }
      }
      guard match.first >= settled else { continue }
      if senses.contains(.negation) {
        roles[match.end - 1] = .negation
      } else if senses.contains(.booster) {
        roles[match.end - 1] = .booster
      } else if senses.contains(.dampener) {
        roles[match.end - 1] = .dampener
      } else if senses.contains(.contrast) {
        roles[match.end - 1] = .contrast
      } else {
        continue
      }
      settled = match.end
      if senses.contains(.booster) || senses.contains(.dampener) {
        for index in match.first..<match.end { isDegree[index] = true }
      }
    }
    for index in roles.indices where isCalm[index] { roles[index] = .none }
  }

  /// Swearing right before praise is praise ("fucking magic", "damn, you're good"), and another's anger ("my boss is
  /// furious") is not the customer's.
  private mutating func calmWhatIsNotTheCustomers() {
    for match in matches {
      let senses = senses(at: match.known)
      let isJoyful = senses.contains(.profanity) && isPraised(from: match.end)
      guard isJoyful || (senses.contains(.feeling) && isAnothers(before: match.first)) else { continue }
      for index in match.first..<match.end { isCalm[index] = true }
    }
  }

  /// Whether somebody else's "is" or "was" stands before token `index`, words of degree between them left aside.
  private func isAnothers(before index: Int) -> Bool {
    var verb = index - 1
    while verb >= 0, isDegree[verb] { verb -= 1 }
    guard verb > 0, isWord(verb, .others) else { return false }
    return !isWord(verb - 1, .oneself)
  }

  private func isWord(_ index: Int, _ sense: Sense) -> Bool {
    let known = Int(message.tokens[index].known)
    return known >= 0 && senses(at: known).contains(sense)
  }

  /// Whether one of the two words from token `index` on is clearly pleasant, with no negation before it.
  private func isPraised(from index: Int) -> Bool {
    for next in index..<min(index + 2, message.tokens.count) {
      if next > 0, message.tokens[next - 1].has(.endsSentence) || roles[next] == .negation { return false }
      let known = Int(message.tokens[next].known)
      if known >= 0, let valence = lexicon.valence(at: known, in: language), valence >= Self.praise { return true }
    }
    return false
  }

  /// What a word of praise is rated at least.
  private static let praise: Float = 1.8

  private mutating func findSignals() {
    for match in matches {
      let senses = senses(at: match.known)
      for signal in Self.signals where senses.contains(signal) && counts(match, as: signal) {
        if let last = hits[signal]?.last, last.end > match.first { continue }
        hits[signal, default: []].append(match)
      }
      if senses.contains(.resolved), !isNegated(at: match.first) { resolvedBefore = max(resolvedBefore, match.end) }
    }
  }

  private static let signals: [Sense] = [
    .persistence, .failure, .trouble, .strong, .threat, .profanity, .politeness, .refusal, .objection,
  ]

  private func counts(_ match: Match, as signal: Sense) -> Bool {
    switch signal {
    case .politeness: return true
    case .refusal: return match.first == 0 && !isCalm[0]
    case .failure, .trouble, .strong, .threat:
      if isNegated(at: match.first) { return false }
    default: break
    }
    return !(match.first..<match.end).contains { isCalm[$0] || message.tokens[$0].has(.quoted) }
  }

  /// A trouble told before the words that say it is over no longer counts; one told after them does.
  private mutating func dropWhatWasResolved() {
    guard resolvedBefore > 0 else { return }
    let isOver = !((hits[.failure] ?? []) + (hits[.trouble] ?? [])).contains { $0.first >= resolvedBefore }
    guard isOver else {
      resolvedBefore = 0
      return
    }
    for signal in [Sense.failure, .trouble, .persistence] {
      hits[signal]?.removeAll { $0.end <= resolvedBefore }
    }
  }

  private func senses(at position: Int) -> Senses {
    var found = Senses()
    lexicon.forEachEntry(at: position) { entry in
      if entry.languages.contains(language) { found.insert(entry.sense) }
    }
    return found
  }
}

/// A set of senses in one word.
struct Senses {
  private var bits: UInt32 = 0

  mutating func insert(_ sense: Sense) { bits |= 1 << UInt32(sense.rawValue) }
  func contains(_ sense: Sense) -> Bool { bits & (1 << UInt32(sense.rawValue)) != 0 }
}
