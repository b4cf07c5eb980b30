/// Something that the program says where something is wrong.
struct Spoken: Hashable {
  /// Its stable name for programs, where it has one.
  var code: String?
  var message: String
  /// What to do about it, where that is said apart.
  var mend: String?
}

extension SwiftText {
  /// What calls such as `Failure("…", mend: "…")` say. One that only hands on what was said elsewhere says nothing.
  ///
  /// - Parameter names: as they stand before the bracket, the dot of a member included.
  func calls(of names: [String]) -> [Spoken] {
    places(where: names.map { $0 + "(" }).flatMap { place -> [Spoken] in
      let arguments = parts(from: place.upperBound, separatedBy: ",")
      var spoken: [[String]] = []
      var (code, mend): (String?, String?)
      for argument in arguments {
        let trimmed = String(self.code[argument]).drop(while: \.isWhitespace)
        let label = (try? /^(\w+):/.prefixMatch(in: trimmed)).map { String($0.1) }
        let said = said(in: argument).flatMap(\.self)
        if label == "mend" {
          mend = (said.isEmpty ? values(of: [lastWord(in: argument)]).map(\.message) : said).joined(separator: " *or* ")
        } else if let word = name(in: argument) {
          code = word
        } else if !said.isEmpty, label == nil || ["message", "reason", "problem", "what"].contains(label) {
          spoken.append(said)
        } else if let member = try? /^\.(\w+)$/.wholeMatch(in: trimmed) {
          code = code ?? String(member.1)
        } else if label == "badField" {
          code = label
        } else if label == "code" {
          code = literals[literalCount(before: argument.lowerBound)]
        }
      }
      guard let last = spoken.last ?? (mend?.isEmpty == false ? ["…: …"] : nil) else { return [] }
      return last.map { Spoken(code: code, message: $0, mend: mend?.isEmpty == false ? mend : nil) }
    }
  }

  /// What the cases of a `switch` say that makes words of a value, in a property or function of that name: each a
  /// sentence, or a pair of a sentence and what to do.
  func cases(of name: String) -> [Spoken] {
    places(where: ["var \(name):", "func \(name)("]).flatMap { place -> [Spoken] in
      guard let begin = code[place.upperBound...].firstIndex(of: "{") else { return [] }
      let body = parts(from: begin + 1, separatedBy: nil)[0]
      let begins = self.begins(of: ["case ", "default:"], in: body)
      let ends = begins.dropFirst() + [body.upperBound]
      let pieces = begins.isEmpty ? [body] : zip(begins, ends).map { $0..<$1 }
      return pieces.flatMap { piece -> [Spoken] in
        let said = said(in: piece)
        guard let messages = said.first else { return [] }
        let mend = said.count > 1 ? said[1].joined(separator: " *or* ") : nil
        return messages.map { Spoken(code: self.name(in: piece), message: $0, mend: mend) }
      }
    }
  }

  /// What is put into variables and constants of these names.
  func values(of names: [String]) -> [Spoken] {
    places(where: names.flatMap { ["\($0) =", "\($0): String ="] }).flatMap { place -> [Spoken] in
      let end = code[place.upperBound...].indices.first { index in
        code[index] == "\n" && index > place.upperBound
          && !"+?:".contains(code[index...].first { !$0.isWhitespace } ?? " ")
          && code[place.upperBound..<index].contains { !$0.isWhitespace }
      }
      return said(in: place.upperBound..<(end ?? code.endIndex)).flatMap { $0.map { Spoken(message: $0) } }
    }
  }

  /// Of `Self.mend`, `mend`: under which it was said before.
  private func lastWord(in range: Range<Int>) -> String {
    String(code[range].reversed().drop(while: \.isWhitespace).prefix { $0.isLetter }.reversed())
  }

  private func places(where openings: [String]) -> [Range<Int>] {
    openings.flatMap { opening in
      begins(of: [opening], in: code.indices).map { $0..<($0 + opening.count) }
    }
    .sorted { $0.lowerBound < $1.lowerBound }
  }

  /// The first literal in a part of the code, where that is a name for programs, such as `dead-link`.
  private func name(in range: Range<Int>) -> String? {
    guard let first = range.first(where: { code[$0] == Self.mark }) else { return nil }
    let literal = literals[literalCount(before: first)]
    return literal.contains { $0.isWhitespace || $0 == "…" } || !literal.contains(where: \.isLetter) ? nil : literal
  }

  /// Where one of the words begins that is no part of a longer one.
  private func begins(of words: [String], in range: Range<Int>) -> [Int] {
    let words = words.map(Array.init)
    return range.filter { index in
      words.contains { $0[0] == code[index] && code[index...].starts(with: $0) }
        && (index == 0 || !code[index].isLetter || !code[index - 1].isLetter && code[index - 1] != ".")
    }
  }

  /// What stands from a place behind an opening bracket to the closing one, in its parts.
  private func parts(from begin: Int, separatedBy separator: Character?) -> [Range<Int>] {
    var (parts, depth, start) = ([Range<Int>](), 0, begin)
    for index in begin..<code.endIndex {
      switch code[index] {
      case "(", "[", "{": depth += 1
      case ")", "]", "}":
        depth -= 1
        if depth < 0 { return parts + [start..<index] }
      case separator where depth == 0:
        parts.append(start..<index)
        start = index + 1
      default: continue
      }
    }
    return parts + [start..<code.endIndex]
  }

  /// The words in a part of the code: literals with a `+` between are one text, with a comma between they are parts,
  /// and otherwise alternatives. What has no letter is handed on from elsewhere; a single word is a name for programs.
  private func said(in range: Range<Int>) -> [[String]] {
    var parts: [[String]] = [[]]
    var between = ""
    var next = literalCount(before: range.lowerBound)
    for index in range {
      guard code[index] == Self.mark else {
        between.append(code[index])
        continue
      }
      let literal = literals[next]
      next += 1
      guard !literal.isEmpty, !between.hasSuffix("separator: ") else { continue }
      if between.contains("+"), let last = parts[parts.count - 1].popLast() {
        parts[parts.count - 1].append(last + literal)
      } else if between.contains(","), !parts[parts.count - 1].isEmpty {
        parts.append([literal])
      } else {
        parts[parts.count - 1].append(literal)
      }
      between = ""
    }
    return parts.map { $0.filter { $0.contains(where: \.isLetter) && $0.contains(" ") } }.filter { !$0.isEmpty }
  }
}
