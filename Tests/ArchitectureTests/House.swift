import Foundation
import TestSupport

/// The house as its files tell it: the rooms of Package.swift, and the Swift sources in them.
struct House {
  struct Room: Hashable {
    var name: String
    /// The rooms it knows, in the order of the file; packages from elsewhere are not among them.
    var knows: [String]
  }

  /// A Swift file of a room's.
  struct File {
    var room: String
    /// From the folder of the package on.
    var path: String
    var lines: [String]

    /// The names of the modules that it imports.
    var imports: [String] {
      lines.lazy.filter { $0.contains("import ") }.compactMap { line in
        (try? /^(?:@testable |public |package |internal )?import (?:struct |class |enum |func |protocol )?(\w+)/
          .firstMatch(in: line))?.1
      }
      .map(String.init)
    }

    /// Its lines without comments, counted from 1.
    var code: [(number: Int, text: String)] {
      lines.enumerated().map { index, line in
        let comment = line.hasPrefix("//") ? line.startIndex : line.range(of: " //")?.lowerBound
        return (index + 1, String(line[..<(comment ?? line.endIndex)]))
      }
    }
  }

  /// From the first room that is built to the program.
  let rooms: [Room]
  let files: [File]
  let root: URL

  static let shared = try! House()

  private init(at root: URL = PackageRoot.url) throws {
    self.root = root
    rooms = try Self.rooms(in: String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8)).filter {
      FileManager.default.fileExists(atPath: root.appending(path: "Sources/\($0.name)").path)
    }
    files = try Self.swiftFiles(under: "Sources", in: root)
  }

  static func swiftFiles(under folder: String, in root: URL = PackageRoot.url) throws -> [File] {
    let names = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
    return try (names?.allObjects as? [String] ?? []).filter { $0.hasSuffix(".swift") }.sorted().map { name in
      let text = try String(contentsOf: root.appending(path: "\(folder)/\(name)"), encoding: .utf8)
      return File(
        room: String(name.prefix { $0 != "/" }), path: "\(folder)/\(name)",
        lines: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    }
  }

  /// Reads the targets under Sources/, each from its name to where the next begins.
  private static func rooms(in manifest: String) -> [Room] {
    let targets = manifest[(manifest.range(of: "targets: [\n")?.upperBound ?? manifest.startIndex)...]
    let beginning = /(?:room\(|\.target\(\s*name: |\.systemLibrary\(name: |\.executableTarget\(\s*name: )\s*"(\w+)"/
    let begins = targets.matches(of: beginning)
    let known = Set(begins.map { String($0.1) })
    return begins.enumerated().map { index, match in
      let next = index + 1 < begins.count ? begins[index + 1].range.lowerBound : targets.endIndex
      var part = targets[match.range.upperBound..<next]
      if let tests = part.range(of: "suite(") { part = part[..<tests.lowerBound] }
      let knows = part.matches(of: /"(\w+)"/).map { String($0.1) }.filter(known.contains)
      return Room(name: String(match.1), knows: knows)
    }
  }
}
