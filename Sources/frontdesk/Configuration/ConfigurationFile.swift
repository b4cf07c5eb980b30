import Foundation
import Terminal
import Yams

/// `frontdesk.yaml`: settings by their dotted names, or nested at the dots.
struct ConfigurationFile {
  private static let bytesMaximum = 65_536
  private static let depthMaximum = 4

  let path: String
  private(set) var values: [(Setting, Configuration.Value)] = []

  init(path: String) throws(Failure) {
    self.path = path
    let text = try Self.text(at: path)
    if let root = try SettingsYAML.root(of: text, in: path) { try take(root, under: "", depth: 0) }
  }

  private static func text(at path: String) throws(Failure) -> String {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Failure(
        "\(SafeText.line(path)): it cannot be read.",
        mend: "Name a file that is there and that this user may read, or leave it out.")
    }
    guard data.count <= bytesMaximum, let text = String(data: data, encoding: .utf8) else {
      throw Failure(
        "\(SafeText.line(path)): this is no settings file: it is larger than 64 KiB, or not UTF-8.",
        mend: "Name a file of settings; docs/operations.md shows one.")
    }
    return text
  }

  private mutating func take(_ node: Node, under name: String, depth: Int) throws(Failure) {
    let line = node.mark?.line ?? 1
    switch node {
    case .mapping(let mapping) where depth < Self.depthMaximum:
      for (key, value) in mapping {
        guard let part = key.string else {
          throw flaw(key.mark?.line ?? line, "the name of a setting is a word", mend: "Write `name: value`.")
        }
        try take(value, under: name.isEmpty ? part : "\(name).\(part)", depth: depth + 1)
      }
    case .scalar(let scalar) where name.isEmpty && scalar.string.isEmpty: break
    case .scalar(let scalar): try take(scalar.string, for: name, line)
    case .sequence(let sequence) where Self.isList(name):
      let values = sequence.compactMap(\.string)
      guard values.count == sequence.count else {
        throw flaw(line, "“\(name)” takes a list of single values", mend: "Write one value in each line of the list.")
      }
      try take(values.joined(separator: ", "), for: name, line)
    default: throw flaw(line, "“\(name)” takes a single value", mend: "Write `name: value` on one line.")
    }
  }

  private mutating func take(_ text: String, for name: String, _ line: Int) throws(Failure) {
    guard let setting = Setting.all.first(where: { $0.name == name }) else {
      let nearest = NearestName.question(about: name, among: Setting.all.map(\.name))
      throw flaw(
        line, "there is no setting “\(name)”",
        mend: "\(nearest)Without the line `frontdesk config` lists those there are.")
    }
    if let first = values.first(where: { $0.0 == setting }) {
      throw flaw(line, "“\(name)” stands here and in \(first.1.source)", mend: "Keep one of the two.")
    }
    values.append((setting, Configuration.Value(text: text, source: .file(path: path, line: line))))
  }

  private static func isList(_ name: String) -> Bool { Setting.all.contains { $0.name == name && $0.kind == .origins } }

  private func flaw(_ line: Int, _ text: String, mend: String) -> Failure {
    Failure("\(SafeText.line(path)):\(line): \(SafeText.line(text)).", mend: mend)
  }
}
