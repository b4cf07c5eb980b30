import Foundation
import Terminal
import Yams

/// The YAML of a settings file, and what is wrong with it in words of ours.
enum SettingsYAML {
  /// Nil where nothing is said.
  ///
  /// - Throws: with the line, as `file` is named.
  static func root(of text: String, in path: String) throws(Failure) -> Node? {
    // An alias is a value shared, not copied, and reading ends at the first thing that is no setting: a bomb (H29)
    // never unfolds.
    do { return try Parser(yaml: text).singleRoot() } catch {
      let (place, problem) = flaw(error, in: text)
      // What is missing is missed behind the last line.
      let line = min(
        place,
        max(
          1, text.split(separator: "\n", omittingEmptySubsequences: false).dropLast(text.hasSuffix("\n") ? 1 : 0).count)
      )
      throw Failure(
        SafeText.line("\(path):\(line): this is not YAML: \(problem)."),
        mend: "Mend that line or the one before, or put the value in \"double quotes\".")
    }
  }

  private static func flaw(_ error: any Error, in text: String) -> (line: Int, problem: String) {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _)?, .parser(_, let problem, let mark, _)?,
      .composer(_, let problem, let mark, _)?:
      return (mark.line, problem)
    case .duplicatedKeysInMapping(let keys, let context)?:
      let key = keys.first ?? ""
      return (secondLine(of: key, in: text) ?? context.mark.line, "“\(key)” stands there a second time")
    case .reader(let problem, let offset?, _, _)?:
      return (1 + text.prefix(offset).utf8.count { $0 == UInt8(ascii: "\n") }, problem)
    default: return (1, "it cannot be read")
    }
  }

  /// The parser knows where the keys begin, not which of them is one too many.
  private static func secondLine(of key: String, in text: String) -> Int? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let found = lines.indices.filter { lines[$0].drop { $0 == " " || $0 == "-" }.hasPrefix(key + ":") }
    return found.count > 1 ? found[1] + 1 : nil
  }
}
