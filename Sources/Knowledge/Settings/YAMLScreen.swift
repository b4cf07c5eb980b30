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

  /// `&name` and `*name` wherever YAML might see an anchor or alias, which is anywhere but after a letter or digit.
  ///
  /// In quoted text there is none, but to know quoted text one would have to be a YAML parser; a text would have to
  /// hold both forms of the same name to be taken for one.
  private static func marks(in line: Substring) -> [(mark: Unicode.Scalar, name: Substring, column: Int)] {
    guard line.utf8.contains(where: { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "*") }) else { return [] }
    var found: [(Unicode.Scalar, Substring, Int)] = []
    var before: Unicode.Scalar = " "
    var column = 0
    for index in line.unicodeScalars.indices {
      let scalar = line.unicodeScalars[index]
      column += 1
      if scalar == "&" || scalar == "*", !isNamePart(before) {
        let rest = line.unicodeScalars[line.unicodeScalars.index(after: index)...]
        let name = Substring(rest.prefix(while: isNamePart))
        if !name.isEmpty { found.append((scalar, name, column)) }
      }
      before = scalar
    }
    return found
  }

  /// What libyaml allows in the name of an anchor.
  private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_", "-": true
    default: false
    }
  }
}
