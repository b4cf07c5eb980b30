/// Looks over YAML before any parser does, for what could make a parser explode (H29).
enum YAMLScreen {
  struct Suspect {
    var line: Int
    var column: Int
    var problem: String
    var mend: String
  }

  /// The first alias of an anchor. Depth needs no look: libyaml itself stops at 1,000 levels.
  static func suspect(in yaml: String) -> Suspect? {
    var anchors: Set<Substring> = []
    var aliases: [(name: Substring, line: Int, column: Int)] = []
    var line = 1
    for text in yaml.split(separator: "\n", omittingEmptySubsequences: false) {
      for (mark, name, column) in marks(in: text) {
        if mark == "&" { anchors.insert(name) } else { aliases.append((name, line, column)) }
      }
      line += 1
    }
    return aliases.first { anchors.contains($0.name) }.map {
      Suspect(
        line: $0.line, column: $0.column,
        problem: "YAML anchors (`&\($0.name)`) and aliases (`*\($0.name)`) are not read.",
        mend: "Write the value out at both places, or put the text in \"double quotes\".")
    }
  }

  /// `&name` and `*name` where YAML could see an anchor or alias: at the start, or after white space or a bracket.
  private static func marks(in line: Substring) -> [(mark: Unicode.Scalar, name: Substring, column: Int)] {
    guard line.utf8.contains(where: { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "*") }) else { return [] }
    var found: [(Unicode.Scalar, Substring, Int)] = []
    var before: Unicode.Scalar = " "
    var column = 0
    for index in line.unicodeScalars.indices {
      let scalar = line.unicodeScalars[index]
      column += 1
      if scalar == "&" || scalar == "*", " \t[{,:?-!\u{FEFF}".unicodeScalars.contains(before) {
        let rest = line[line.unicodeScalars.index(after: index)...]
        let name = rest.unicodeScalars.prefix { !" \t\r,[]{}".unicodeScalars.contains($0) }
        if !name.isEmpty { found.append((scalar, Substring(name), column)) }
      }
      before = scalar
    }
    return found
  }
}
