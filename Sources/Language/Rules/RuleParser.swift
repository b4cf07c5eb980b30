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
/// three words, `^` and `$` a clause's beginning and end, `$?` its end with a question mark, `+` no comma here. Words are
/// written as anybody writes them and folded here. Sentence ends part everything; commas part nothing but gaps.
struct RuleParser {
  private(set) var rules: [Rule] = []
  private var classes: [String: Pattern] = [:]
  private let locale: String

  init(locale: String) { self.locale = locale }

  /// A rule file is part of the program: a mistake in it stops the first test that loads it, with the line.
  mutating func read(_ lines: [Substring]) {
    for line in lines {
      var tokens = TokenStream(line)
      guard let first = tokens.peek() else { continue }
      if first.hasPrefix("@"), line.contains("=") {
        tokens.skip(2)
        classes[String(first.dropFirst())] = alternatives(&tokens)
      } else {
        readRule(line)
      }
    }
  }

  private mutating func readRule(_ line: Substring) {
    guard let colon = line.firstIndex(of: ":") else { preconditionFailure("no rule: \(line)") }
    var head = line[..<colon].split(separator: " ")
    var kind = Rule.Kind.anywhere
    if head.first == "whole" || head.first == "except" {
      kind = head.removeFirst() == "whole" ? .whole : .exception
    }
    let name = head.joined(separator: " ")
    let body = line[line.index(after: colon)...]
    guard name.hasSuffix("#") else { return add(kind, name, body) }
    for number in 1...9 {
      add(
        kind, name.dropLast() + "\(number)",
        body.split(separator: "#", omittingEmptySubsequences: false).joined(separator: "@\(number)")[...])
    }
  }

  private mutating func add(_ kind: Rule.Kind, _ name: some StringProtocol, _ body: Substring) {
    var tokens = TokenStream(body)
    rules.append(Rule(kind: kind, name: String(name), pattern: alternatives(&tokens)))
    precondition(tokens.peek() == nil, "a bracket too many: \(body)")
  }

  private func alternatives(_ tokens: inout TokenStream) -> Pattern {
    var all = [sequence(&tokens)]
    while tokens.peek() == "|" {
      tokens.skip(1)
      all.append(sequence(&tokens))
    }
    return all.count == 1 ? all[0] : .alternatives(all)
  }

  private func sequence(_ tokens: inout TokenStream) -> Pattern {
    var parts: [Pattern] = []
    while let token = tokens.peek(), token != "|", token != ")" {
      tokens.skip(1)
      var part = element(token, &tokens)
      while let suffix = tokens.peek(), suffix == "?" || suffix == "*" {
        tokens.skip(1)
        part = suffix == "?" ? .optional(part) : .repeated(part)
      }
      parts.append(part)
    }
    precondition(!parts.isEmpty, "an empty alternative in \(locale): \(tokens.line)")
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private func element(_ token: Substring, _ tokens: inout TokenStream) -> Pattern {
    switch token {
    case "(":
      let inner = alternatives(&tokens)
      precondition(tokens.peek() == ")", "a bracket is missing in \(locale): \(tokens.line)")
      tokens.skip(1)
      return inner
    case "_": return .anyWord
    case "^", "$": return .clauseBoundary
    case "$?": return .question
    case "+": return .sameClause
    default: break
    }
    if token.hasPrefix(".."), let count = Int(token.dropFirst(2)) { return .gap(upTo: count) }
    if token.hasPrefix("@") {
      guard let pattern = classes[String(token.dropFirst())] else {
        preconditionFailure("no word class \(token) in \(locale): \(tokens.line)")
      }
      return pattern
    }
    let parts = words(of: String(token)).map(Pattern.word)
    precondition(!parts.isEmpty, "no word: \(token) in \(locale): \(tokens.line)")
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }
}

/// A line cut into words and signs.
private struct TokenStream {
  let line: Substring
  private var tokens: [Substring] = []
  private var index = 0

  init(_ line: Substring) {
    self.line = line
    var rest = line[...]
    while let first = rest.first {
      switch first {
      case " ", "\t": rest.removeFirst()
      case "(", ")", "|", "?", "*":
        tokens.append(rest.prefix(1))
        rest.removeFirst()
      default:
        let end =
          rest.hasPrefix("$?") ? rest.index(rest.startIndex, offsetBy: 2) : rest.firstIndex { " ()|?*".contains($0) }
        tokens.append(rest[..<(end ?? rest.endIndex)])
        rest = rest[(end ?? rest.endIndex)...]
      }
    }
  }

  func peek() -> Substring? { index < tokens.count ? tokens[index] : nil }
  mutating func skip(_ count: Int) { index += count }
}
