import Foundation
import Yams

/// Reads YAML from people's hands: bounded in size, depth and count, and without anchors and aliases (H29).
///
/// Yams builds its tree by recursion, shares what an alias names, and hashes mapping keys through all of it, so nine
/// lines of aliases can keep it busy for years. Nothing that could be an alias is therefore given to it.
enum YAMLReading {
  /// Nil where there is nothing to use; the findings say why. `lineOffset` is the number of lines before the
  /// document in its file.
  static func tree(of yaml: String, file: String, lineOffset: Int = 0, findings: inout Findings) -> YAMLTree? {
    let source = Source(file: file, lineOffset: lineOffset)
    guard yaml.utf8.count <= KnowledgeLimits.yamlBytesMax else {
      findings.error(
        "too-large", at: source.place(1, 1),
        "This YAML is larger than \(KnowledgeLimits.yamlBytesMax / 1_048_576) MiB.", mend: "Make it smaller.")
      return nil
    }
    if let suspect = YAMLScreen.suspect(in: yaml) {
      findings.error("bad-yaml", at: source.place(suspect.line, suspect.column), suspect.problem, mend: suspect.mend)
      return nil
    }
    do {
      guard let node = try compose(yaml: yaml, .basic) else { return .nothing(source.place(1, 1)) }
      var budget = KnowledgeLimits.yamlNodesMax
      return source.tree(node, depth: 0, budget: &budget, findings: &findings)
    } catch {
      report(error, in: yaml, source, &findings)
      return nil
    }
  }

  private static func report(_ error: any Error, in yaml: String, _ source: Source, _ findings: inout Findings) {
    let mend = "Mend the line, or put the text in \"double quotes\"."
    var place = source.place(1, 1)
    var problem = "it cannot be read"
    switch error as? YamlError {
    case .scanner(_, let text, let mark, _)?, .parser(_, let text, let mark, _)?, .composer(_, let text, let mark, _)?:
      (problem, place) = (text, source.place(mark.line, mark.column))
    case .reader(let text, let offset, _, _)?:
      problem = text
      if let offset {
        let before = yaml.prefix(offset)
        let line = 1 + before.utf8.count { $0 == UInt8(ascii: "\n") }
        let column = 1 + before.reversed().prefix { $0 != "\n" }.count
        place = source.place(line, column)
      }
    case .duplicatedKeysInMapping(let keys, let context)?:
      problem = "`\(keys.first ?? "")` stands here twice"
      place = source.place(context.mark.line, context.mark.column)
    default: break
    }
    findings.error("bad-yaml", at: place, "This is not YAML: \(problem).", mend: mend)
  }

  private struct Source {
    let file: String
    let lineOffset: Int

    func place(_ line: Int, _ column: Int) -> SourceLocation {
      SourceLocation(file: file, line: line + lineOffset, column: column)
    }

    func tree(_ node: Node, depth: Int, budget: inout Int, findings: inout Findings) -> YAMLTree? {
      let place = node.mark.map { self.place($0.line, $0.column) } ?? self.place(1, 1)
      budget -= 1
      guard depth <= KnowledgeLimits.yamlDepthMax, budget >= 0 else {
        if budget >= -1 {
          findings.error("bad-yaml", at: place, "This YAML is nested too deeply or too long.", mend: "Make it simpler.")
        }
        budget = min(budget, -1)
        return nil
      }
      switch node {
      case .scalar(let scalar): return Self.isNothing(scalar) ? .nothing(place) : .text(scalar.string, place)
      case .alias: return .nothing(place)
      case .sequence(let items):
        return .list(
          items.compactMap { tree($0, depth: depth + 1, budget: &budget, findings: &findings) }, place)
      case .mapping(let pairs):
        let read = pairs.compactMap { key, value -> YAMLTree.Pair? in
          guard case .scalar(let name) = key else {
            findings.error("bad-yaml", at: place, "A key here is not a word.", mend: "Write `key: value`.")
            return nil
          }
          let keyPlace = name.mark.map { self.place($0.line, $0.column) } ?? place
          return tree(value, depth: depth + 1, budget: &budget, findings: &findings)
            .map { YAMLTree.Pair(key: name.string, place: keyPlace, value: $0) }
        }
        return .mapping(read, place)
      }
    }

    private static func isNothing(_ scalar: Node.Scalar) -> Bool {
      scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    }
  }
}
