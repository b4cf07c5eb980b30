/// Reads rule files. The format:
///
///     # a comment
///     @bot = bot | chat bot | robot        a word class, from here on; a later file may redefine it
///     human: are you @filler* @bot         evidence for `human` wherever it stands
///     whole person: @person please         evidence only if the whole message consists of such pieces
///     except human: human resources        words that are no evidence for `human`
///     whole choice #: option #             once for each of the classes @1 to @9
///
/// A pattern is words in sequence: `( a | b )` alternatives, `x?` optional, `x*` repeated, `_` any word, `..3` up to
/// three words, `^` and `$` a clause's beginning and end, `$?` its end with a question mark, `+` no comma here. Words
/// are written as anybody writes them and folded here. Sentence ends part everything; commas part nothing but gaps.
struct RuleParser {
  private(set) var rules: [Rule] = []
  /// Every class ever defined; a name stands for its last definition.
  private(set) var classes: [Pattern] = []
  private var numbers: [Substring: Int] = [:]
  private var file = ""

  /// A rule file is part of the program: a mistake in it stops the first test that loads it, with the line.
  mutating func read(_ lines: [Substring], of file: String) {
    self.file = file
    for line in lines {
      if line.utf8.first == UInt8(ascii: "@") {
        readClass(line)
      } else {
        readRule(line)
      }
    }
  }

  private mutating func readClass(_ line: Substring) {
    var tokens = RuleTokens(line)
    guard let name = tokens.next(), tokens.next() == "=" else {
      preconditionFailure("no class in \(file): \(line)")
    }
    let pattern = alternatives(&tokens)
    numbers[name.dropFirst()] = classes.count
    classes.append(pattern)
  }

  private mutating func readRule(_ line: Substring) {
    guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) else {
      preconditionFailure("no rule in \(file): \(line)")
    }
    var head = line[..<colon].split(separator: " ")
    var kind = Rule.Kind.anywhere
    if head.first == "whole" || head.first == "except" {
      kind = head.removeFirst() == "whole" ? .whole : .exception
    }
    let name = head.joined(separator: " ")
    let body = line[line.utf8.index(after: colon)...]
    guard name.hasSuffix("#") else { return add(kind, name, RuleTokens(body)) }
    for number in 1...9 { add(kind, name.dropLast() + "\(number)", RuleTokens(body, number: number)) }
  }

  private mutating func add(_ kind: Rule.Kind, _ name: some StringProtocol, _ body: RuleTokens) {
    var tokens = body
    rules.append(Rule(kind: kind, name: String(name), pattern: alternatives(&tokens)))
    precondition(tokens.peek() == nil, "a bracket too many in \(file): \(tokens.line)")
  }

  private func alternatives(_ tokens: inout RuleTokens) -> Pattern {
    var all = [sequence(&tokens)]
    while tokens.peek() == "|" {
      _ = tokens.next()
      all.append(sequence(&tokens))
    }
    return all.count == 1 ? all[0] : .alternatives(all)
  }

  private func sequence(_ tokens: inout RuleTokens) -> Pattern {
    var parts: [Pattern] = []
    while let token = tokens.peek(), token != "|", token != ")" {
      _ = tokens.next()
      var part = element(token, &tokens)
      while let suffix = tokens.peek(), suffix == "?" || suffix == "*" {
        _ = tokens.next()
        part = suffix == "?" ? .optional(part) : .repeated(part)
      }
      parts.append(part)
    }
    precondition(!parts.isEmpty, "an empty alternative in \(file): \(tokens.line)")
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private func element(_ token: Substring, _ tokens: inout RuleTokens) -> Pattern {
    switch token {
    case "(":
      let inner = alternatives(&tokens)
      precondition(tokens.next() == ")", "a bracket is missing in \(file): \(tokens.line)")
      return inner
    case "_": return .anyWord
    case "^", "$": return .clauseBoundary
    case "$?": return .question
    case "+": return .sameClause
    default: return word(token, tokens.line)
    }
  }

  private func word(_ token: Substring, _ line: Substring) -> Pattern {
    if token.utf8.first == UInt8(ascii: "@") {
      guard let number = numbers[token.dropFirst()] else {
        preconditionFailure("no word class \(token) in \(file): \(line)")
      }
      return .wordClass(number)
    }
    if token.utf8.allSatisfy({ $0 &- UInt8(ascii: "a") < 26 }) { return .word(String(token)) }
    if token.hasPrefix(".."), let count = Int(token.dropFirst(2)) { return .gap(upTo: count) }
    if let flaw = Self.flaw(of: token) { preconditionFailure("\(flaw); in \(file): \(line)") }
    let parts = words(of: String(token)).map(Pattern.word)
    precondition(!parts.isEmpty, "no word: \(token) in \(file): \(line)")
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  /// Why a token matches nothing that people type, and what to write; nil where it may.
  static func flaw(of token: Substring) -> String? {
    guard let first = token.first, "'’`".contains(first) else { return nil }
    return "an apostrophe joins words: write for \(token) the whole word (i'm), or the bare one (nen)"
  }
}
