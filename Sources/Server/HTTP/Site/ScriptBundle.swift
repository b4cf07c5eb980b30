/// Modules of JavaScript joined into one classic script, for pages that load it by a single tag.
///
/// The modules are written so that this needs no parser: imports and exports are whole lines of a few forms, and no two
/// modules say the same name at the top. A line that does not fit is an error, never guessed at. Lines that hold
/// nothing, or nothing but a comment, are left out, and so are the blanks that lines begin with: a third of what a
/// visitor would have to fetch. A `style.js` holds one sheet, in a template that begins at the end of a line and ends
/// at the beginning of one; see `ScriptShortening` for what becomes of it, and of private names.
struct ScriptBundle {
  struct Flaw: Error, Hashable, CustomStringConvertible {
    /// `widget/main.js:3`
    var place: String
    var problem: String

    var description: String { "\(place): \(problem)" }
  }

  private static let declarations: Set = ["function", "function*", "class", "const", "let", "var"]

  private let modules: [String: String]
  private var body = ""
  private var joined: Set<String> = []
  private var underway: [String] = []
  /// Where each name is said.
  private var names: [String: String] = [:]

  /// - Parameters:
  ///   - modules: by their paths, such as `client/line.js`.
  ///   - main: the module that all others are imported from, directly or not.
  static func join(_ modules: [String: String], from main: String) throws(Flaw) -> String {
    var bundle = ScriptBundle(modules: modules)
    try bundle.join(main, from: main)
    return ScriptShortening.shorten(privateNamesIn: "(() => {\n\"use strict\";\n\(bundle.body)})();\n")
  }

  private init(modules: [String: String]) { self.modules = modules }

  private mutating func join(_ path: String, from place: String) throws(Flaw) {
    guard !joined.contains(path) else { return }
    guard let text = modules[path] else { throw Flaw(place: place, problem: "there is no module \(path)") }
    guard !underway.contains(path) else {
      throw Flaw(place: place, problem: "\(path) is imported by what it imports; modules may not stand in a circle")
    }
    underway.append(path)
    var lines = ""
    var isComment = false
    var sheet: [Substring]?
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let place = "\(path):\(number + 1)"
      if let rules = sheet {
        sheet = line.hasPrefix("`") ? nil : rules + [line]
        if sheet == nil { lines += ScriptShortening.packed(css: rules) + line + "\n" }
        continue
      }
      if line.isOfComment(&isComment) { continue }
      if line.hasPrefix("import ") || line.hasPrefix("import{") {
        try join(try imported(line, by: path, place), from: place)
      } else {
        let kept = try unexported(line, place)
        try note(kept, at: place)
        lines += kept.drop { $0 == " " }
        if path.hasSuffix("/style.js"), kept.hasSuffix("`") { sheet = [] } else { lines += "\n" }
      }
    }
    if sheet != nil { throw Flaw(place: path, problem: "the style sheet is not ended by a line that begins with `") }
    if isComment { throw Flaw(place: path, problem: "a comment is not ended by a line that ends with it") }
    underway.removeLast()
    joined.insert(path)
    body += lines
  }

  /// The path of `import { a, b } from "./x.js";`
  private func imported(_ line: Substring, by importer: String, _ place: String) throws(Flaw) -> String {
    guard let match = line.wholeMatch(of: #/import ?\{[\w$, ]+\} from "(\.\.?/[\w./-]+\.js)";?\s*/#) else {
      throw Flaw(place: place, problem: "write it in one line: import { a, b } from \"./x.js\";")
    }
    var parts = importer.split(separator: "/").dropLast()
    for part in match.1.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }

  private func unexported(_ line: Substring, _ place: String) throws(Flaw) -> Substring {
    guard line.hasPrefix("export") else { return line }
    let rest = line.dropFirst("export ".count)
    let word = rest.hasPrefix("async ") ? "function" : String(rest.prefix { $0 != " " })
    guard line.hasPrefix("export "), Self.declarations.contains(word) else {
      throw Flaw(place: place, problem: "export only functions, classes and constants, each where it is declared")
    }
    return rest
  }

  /// Notes the name that a line without indentation declares.
  private mutating func note(_ line: Substring, at place: String) throws(Flaw) {
    guard
      let match = line.prefixMatch(
        of: #/(?:async )?(?:function\*?|class|const|let|var) \*?([A-Za-z_$][\w$]*)/#)
    else { return }
    let name = String(match.1)
    if let first = names[name] { throw Flaw(place: place, problem: "\(name) is declared in \(first) already") }
    names[name] = place
  }
}

extension Substring {
  /// Whether the line is blank, or belongs to a comment that has its lines to itself.
  ///
  /// - Parameter isOpen: whether such a comment has begun before, and goes on after.
  fileprivate func isOfComment(_ isOpen: inout Bool) -> Bool {
    let text = trimmed
    if isOpen {
      isOpen = !text.hasSuffix("*/")
      return true
    }
    isOpen = text.hasPrefix("/**") && !text.contains("*/")
    let isWhole = text.hasPrefix("/**") && text.firstRange(of: "*/")?.upperBound == text.endIndex
    return isOpen || isWhole || text.isEmpty || text.hasPrefix("//")
  }
}
