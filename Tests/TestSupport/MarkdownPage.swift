import Foundation

/// A page of the documentation, taken apart as far as tests hold it to the truth: code, links, headings.
package struct MarkdownPage: Sendable {
  /// A piece of the page and where it stands.
  package struct Piece: Sendable {
    package var text: String
    /// Counted from 1.
    package var line: Int
  }

  /// From the folder of the package on.
  package let path: String
  /// The lines of each block of code, without their indentation; drawings are none.
  package private(set) var blocks: [[Piece]] = []
  /// What stands between backticks.
  package private(set) var inlineCode: [Piece] = []
  /// Where links and pictures lead.
  package private(set) var links: [Piece] = []
  /// Rows of tables, headings among them, as they are written.
  package private(set) var rows: [Piece] = []
  /// The names that headings have in addresses, as GitHub makes them.
  package private(set) var anchors: Set<String> = []

  package init(_ path: String) throws {
    self.path = path
    let text = try String(contentsOf: PackageRoot.url.appending(path: path), encoding: .utf8)
    var reading = Reading()
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let piece = Piece(text: String(line), line: index + 1)
      if let code = reading.code(line) {
        if reading.isDrawing { continue }
        if reading.beginsBlock { blocks.append([]) }
        if let code { blocks[blocks.count - 1].append(Piece(text: code, line: piece.line)) }
      } else {
        takeProse(piece)
      }
    }
    blocks.removeAll { $0.isEmpty }
  }

  /// The pages under `docs`, and README.md.
  package static func all() throws -> [MarkdownPage] {
    let names = FileManager.default.enumerator(atPath: PackageRoot.url.appending(path: "docs").path)
    let pages = (names?.allObjects as? [String] ?? []).filter { $0.hasSuffix(".md") }.sorted().map { "docs/\($0)" }
    return try (["README.md"] + pages).map(MarkdownPage.init)
  }

  private mutating func takeProse(_ piece: Piece) {
    if let heading = piece.text.firstMatch(of: /^#{1,6} (.+)$/)?.1 { takeAnchor(of: heading) }
    if piece.text.hasPrefix("|") { rows.append(piece) }
    for match in piece.text.matches(of: /`([^`]+)`/) {
      inlineCode.append(Piece(text: String(match.1.replacing("\\|", with: "|")), line: piece.line))
    }
    // A bracket behind a backslash begins no link.
    let prose = piece.text.replacing(/`[^`]*`/, with: "").replacing(/\\\[[^\]]*\]\(/, with: "")
    for match in prose.matches(of: /\]\(([^)\s]+)\)/) {
      links.append(Piece(text: String(match.1), line: piece.line))
    }
  }

  /// Lower case, blanks as hyphens, no other punctuation; the second of a name gets a number.
  private mutating func takeAnchor(of heading: Substring) {
    let kept = heading.lowercased().filter { $0.isLetter || $0.isNumber || " -_".contains($0) }
    let name = kept.replacing(" ", with: "-")
    let names = [name] + (1...9).map { "\(name)-\($0)" }
    if let free = names.first(where: { !anchors.contains($0) }) { anchors.insert(free) }
  }
}

/// Tells code from prose, line by line.
private struct Reading {
  private enum Place { case prose, fence, indentation }

  private var place = Place.prose
  private var isAfterBlank = true
  private(set) var isDrawing = false
  private(set) var beginsBlock = false

  /// Nil where the line is prose; the code in it otherwise, or nil within for a fence itself.
  mutating func code(_ line: Substring) -> String?? {
    defer { isAfterBlank = line.isEmpty }
    beginsBlock = false
    if line.hasPrefix("```") {
      beginsBlock = place != .fence
      isDrawing = beginsBlock && line.hasPrefix("```mermaid")
      place = beginsBlock ? .fence : .prose
      return .some(nil)
    }
    if place == .fence { return String(line) }
    isDrawing = false
    let isIndented = line.hasPrefix("    ")
    guard isIndented && (place == .indentation || isAfterBlank) || place == .indentation && line.isEmpty else {
      place = .prose
      return nil
    }
    beginsBlock = place == .prose
    place = .indentation
    return String(line.dropFirst(4))
  }
}
