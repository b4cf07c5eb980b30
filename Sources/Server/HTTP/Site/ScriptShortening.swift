/// What makes a joined script shorter and changes nothing in what it does.
enum ScriptShortening {
  /// A style sheet's lines as one, without the blanks behind `:`, `;`, `,`, `{` and `}` and before `{` and `}`, where
  /// CSS needs none. Its texts in quotes must hold no such mark.
  static func packed(css lines: [Substring]) -> String {
    var text = ""
    for word in lines.flatMap({ $0.split(separator: " ") }) {
      if let last = text.last, !":;,{}".contains(last), word != "{", word != "}" { text += " " }
      text += word
    }
    return text
  }

  /// Gives the private members of classes (`#name`, declared where a line begins) names of a letter or two. They can be
  /// said nowhere but in their classes, so that no other name can meet them.
  static func shorten(privateNamesIn script: String) -> String {
    let declaration = #/^(?:static )?(?:async )?(?:get |set )?\*?#([A-Za-z]\w*)(?:\(| =|;)/#.anchorsMatchLineEndings()
    let names = Set(script.matches(of: declaration).map { String($0.1) }).sorted()
    let short = Dictionary(uniqueKeysWithValues: zip(names, names.indices.map(letters)))
    // No `\b` behind the name: by Unicode's rules there is no end of a word in "key.bind".
    return script.replacing(#/(^|[.* ])#([A-Za-z]\w*)/#.anchorsMatchLineEndings()) { match in
      "\(match.1)#\(short[String(match.2)] ?? String(match.2))"
    }
  }

  /// a to z, aa to az, ba …
  private static func letters(_ index: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(97 + index % 26)))
    return index < 26 ? letter : letters(index / 26 - 1) + letter
  }
}
