import Foundation
import TestSupport
import Testing

/// The articles of the library name files, types and commands of the whole house, and quote it.
@Suite("The articles tell the truth")
struct ArticleTests {
  private static let house = Result { try House() }

  @Test("Every file, type, function and command that they name exists", arguments: Article.names)
  func names(_ name: String) throws {
    let (house, article) = (try Self.house.get(), try Article(name))
    #expect(article.quoted.count > 5)
    for words in article.quoted where !house.knows(words) { Issue.record("\(name): there is no `\(words)`") }
  }

  @Test(
    "Every line of Swift in them stands, with those around it, in a file that is compiled", arguments: Article.names)
  func code(_ name: String) throws {
    let (house, article) = (try Self.house.get(), try Article(name))
    for block in article.swift where !house.holds(block) { Issue.record("\(name): nowhere stands\n\(block)") }
  }

  @Test("What does not exist is not known")
  func unknown() throws {
    let house = try Self.house.get()
    let strangers = [
      "Sources/Nowhere", "Nowhere.swift", "NoSuchType", "Desk.noSuchFunction", "make tea", "frontdesk fly",
      "Scripts/tea",
      "noSuchWord", "Keyword.written(into:)", "no-such-….tsv",
    ]
    for words in strangers { #expect(!house.knows(words), "\(words)") }
    #expect(!house.holds("let shop = try Frontdesk(knowledge: folder)\nlet other = 1"))
  }

  @Test("There is an article for each of them on the first page")
  func listed() throws {
    let first = try Article("FrontdeskKit").text
    for name in Article.names where name != "FrontdeskKit" { #expect(first.contains("<doc:\(name)>"), "\(name)") }
    #expect(Article.names.count == 6)
  }
}

struct Article {
  let text: String
  /// What stands between single back quotes.
  private(set) var quoted: [String] = []
  /// The fenced blocks of Swift.
  private(set) var swift: [String] = []

  private static let folder = PackageRoot.path + "/Sources/FrontdeskKit/FrontdeskKit.docc"

  static let names: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".md") }
    .map { String($0.dropLast(3)) }.sorted()

  init(_ name: String) throws {
    text = try String(contentsOfFile: "\(Self.folder)/\(name).md", encoding: .utf8)
    for (number, part) in text.components(separatedBy: "```").enumerated() {
      if number % 2 == 1 {
        if part.hasPrefix("swift\n") { swift.append(String(part.dropFirst("swift\n".count))) }
        continue
      }
      // Links to symbols, between two back quotes, are for docc to follow.
      let prose = part.components(separatedBy: "``").enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
      quoted += prose.flatMap {
        $0.components(separatedBy: "`").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
      }
    }
  }
}

/// The sources, as far as articles can name them.
struct House {
  private var swift: [[Substring]] = []
  private var files: Set<String> = []
  private var declared: Set<Substring> = []
  private let makefile: String
  private var other = ""

  private static let introducers: Set<Substring> = [
    "struct", "enum", "class", "actor", "protocol", "typealias", "case", "func", "var", "let", "extension",
  ]

  init() throws {
    makefile = try String(contentsOfFile: PackageRoot.path + "/Makefile", encoding: .utf8)
    for folder in ["Sources", "Tests", "Snippets"] {
      for path in try FileManager.default.subpathsOfDirectory(atPath: PackageRoot.path + "/" + folder) {
        files.insert(path.split(separator: "/").last.map(String.init) ?? path)
        // What quotes a thing is no proof that it exists.
        guard path.hasSuffix(".swift"), !path.hasPrefix("FrontdeskKitTests/Article") else { continue }
        let lines = try lines(of: folder + "/" + path)
        swift.append(lines)
        for line in lines where !line.hasPrefix("//") { declare(line) }
      }
    }
    files.formUnion(try FileManager.default.contentsOfDirectory(atPath: PackageRoot.path))
    for path in ["Sources/frontdesk/Commands", "Sources/Sentiment/Resources/learnt", "Scripts", "docs"] {
      for file in try FileManager.default.subpathsOfDirectory(atPath: PackageRoot.path + "/" + path) {
        other += (try? String(contentsOfFile: "\(PackageRoot.path)/\(path)/\(file)", encoding: .utf8)) ?? ""
      }
    }
    for path in ["Sources/Sentiment/Resources/signals/en.txt", "README.md"] {
      other += try String(contentsOfFile: "\(PackageRoot.path)/\(path)", encoding: .utf8)
    }
  }

  private func lines(of path: String) throws -> [Substring] {
    try String(contentsOfFile: PackageRoot.path + "/" + path, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false).map { $0.drop { $0 == " " } }
  }

  private mutating func declare(_ line: Substring) {
    let words = line.split { !($0.isLetter || $0.isNumber || $0 == "_") }
    for (word, next) in zip(words, words.dropFirst()) where Self.introducers.contains(word) { declared.insert(next) }
    // `case persistence, strong, threat`
    if words.first == "case" { declared.formUnion(words.dropFirst()) }
  }

  /// Whether the lines stand in one file, one after the other; how far they are indented is of no importance.
  func holds(_ block: String) -> Bool {
    let wanted = block.split(separator: "\n").map { $0.drop { $0 == " " } }
    return swift.contains { lines in
      lines.indices.contains { start in lines[start...].prefix(wanted.count).elementsEqual(wanted) }
    }
  }

  /// Whether what an article puts in back quotes exists: a path, a file, a command, a declaration, or else a word that
  /// the sources or the other pages have.
  func knows(_ words: String) -> Bool {
    if let target = words.suffix(after: "make ") { return makefile.contains("\n\(target):") }
    if let command = words.suffix(after: "frontdesk ") { return other.contains("commandName: \"\(command)\"") }
    if words.contains("/"), !words.contains(" "), words.first?.isLetter == true {
      return FileManager.default.fileExists(atPath: PackageRoot.path + "/" + words)
    }
    let ends = words.components(separatedBy: "…")
    if ends.count == 2, !words.contains(" ") {
      return files.contains { $0.hasPrefix(ends[0]) && $0.hasSuffix(ends[1]) }
    }
    if files.contains(words) { return true }
    let names = words.split(separator: "(")[0].split(separator: ".")
    if words.contains(".swift") { return false }
    if names.allSatisfy({ declared.contains($0) }) { return words.contains("(") ? isFunction(words, names) : true }
    guard words.first?.isUppercase != true || words.contains(" ") else { return false }
    return isFamiliar(words)
  }

  /// `written(in:)`: the labels stand behind the name where it is declared.
  private func isFunction(_ words: String, _ names: [Substring]) -> Bool {
    guard let name = names.last, let list = words.split(separator: "(").last?.dropLast() else { return false }
    let labels = list.split(separator: ":").map { $0 + " " }
    return swift.contains { lines in
      lines.contains { line in
        line.contains("func \(name)(") && labels.allSatisfy { line.contains($0) || $0 == "_ " }
          || name == "init" && line.contains("init(") && labels.allSatisfy { line.contains($0.dropLast()) }
      }
    }
  }

  private func isFamiliar(_ words: String) -> Bool {
    other.contains(words) || swift.contains { lines in lines.contains { $0.contains(words) } }
  }
}

extension String {
  fileprivate func suffix(after prefix: String) -> String? { hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil }
}
