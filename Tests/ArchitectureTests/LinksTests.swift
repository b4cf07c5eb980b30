import Foundation
import TestSupport
import Testing

@Suite("Links in README.md and docs lead somewhere")
struct LinksTests {
  @Test("The file of every relative link is there, and so is the heading behind its #")
  func links() throws {
    let pages = try MarkdownPage.all()
    let anchors = Dictionary(uniqueKeysWithValues: pages.map { ($0.path, $0.anchors) })
    for page in pages {
      for link in page.links where !link.text.contains("://") && !link.text.hasPrefix("mailto:") {
        let parts = link.text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let target = parts[0].isEmpty ? page.path : Self.path(String(parts[0]), from: page.path)
        let place = "\(page.path):\(link.line): \(link.text)"
        #expect(FileManager.default.fileExists(atPath: PackageRoot.path + "/" + target), "\(place): no such file")
        guard parts.count == 2 else { continue }
        let known = try anchors[target] ?? MarkdownPage(target).anchors
        #expect(known.contains(String(parts[1])), "\(place): no such heading, there are \(known.sorted())")
      }
    }
    #expect(pages.count > 10 && pages.map(\.links.count).reduce(0, +) > 30, "where none is found, none is held")
  }

  @Test("A picture has words for those who do not see it")
  func pictures() throws {
    for page in try MarkdownPage.all() {
      let text = try String(contentsOf: PackageRoot.url.appending(path: page.path), encoding: .utf8)
      #expect(!text.contains("![]("), "\(page.path)")
    }
  }

  /// From the folder of the package on.
  private static func path(_ link: String, from page: String) -> String {
    var parts = page.split(separator: "/").dropLast()
    for part in link.split(separator: "/") where part != "." {
      if part == ".." { parts = parts.dropLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }
}
