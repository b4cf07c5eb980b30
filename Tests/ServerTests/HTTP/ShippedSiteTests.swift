import Foundation
import NIOCore
import Testing

@testable import Server

@Suite("The website as it is shipped")
struct ShippedSiteTests {
  private let site: SiteFiles

  init() throws { site = try SiteFiles(folder: nil) }

  private var pages: [String: String] {
    let files = site.files.filter { $0.value.type.hasPrefix("text/html") }.mapValues { String(buffer: $0.body) }
    return files.merging(site.privacy) { file, _ in file }
  }

  @Test("Its modules join into one script, and the demonstration is there")
  func joined() {
    #expect(site.files["/widget.js"]?.body.readableBytes ?? 0 > 10_000)
    #expect(site.files["/demo"] != nil && site.files["/client/line.js"] != nil)
  }

  @Test("The widget is at most 30 KB on its way")
  func small() throws {
    let script = try #require(try SiteFiles(folder: nil).files["/widget.js"])
    #expect((script.packed?.readableBytes ?? .max) <= 30_720)
  }

  @Test("H30: no page has a script, a style or a handler within it")
  func inline() {
    for (name, page) in pages {
      #expect(!page.contains(/<script(?![^>]*\ssrc=)/.ignoresCase()), "\(name)")
      #expect(!page.contains(/<style|\sstyle\s*=|\son[a-z]+\s*=|javascript:/.ignoresCase()), "\(name)")
      #expect(
        !page.contains(/<(?:script|link|img)[^>]*\s(?:src|href)="(?:https?:)?\/\//.ignoresCase()),
        "\(name) loads from elsewhere")
    }
  }

  @Test("What a page loads, and what a module imports, is served")
  func complete() {
    for (name, page) in pages {
      for match in page.matches(of: /<(?:script|link|img)[^>]*\s(?:src|href)="([^"]+)"/) {
        let path = String(match.1)
        #expect(site.files[path] != nil || path.hasPrefix("data:"), "\(name) loads \(path)")
      }
    }
    for (name, file) in site.files where name.hasSuffix(".js") && name != "/widget.js" {
      for match in String(buffer: file.body).matches(of: /(?m)^import .* from "([^"]+)"/) {
        let url = URL(string: String(match.1), relativeTo: URL(string: "http://desk\(name)"))
        #expect(site.files[url?.path() ?? ""] != nil, "\(name) imports \(match.1)")
      }
    }
  }

  @Test("The page on privacy is there in every shipped language, with the same marks")
  func privacy() {
    #expect(site.privacy.keys.sorted() == ["de", "en", "es", "fr"])
    let marks = site.privacy.mapValues { Set($0.matches(of: /\{\{[a-z_]+\}\}|<!--.*?-->/).map { String($0.0) }) }
    #expect(Set(marks.values).count == 1 && marks["en"]?.contains("{{business}}") == true)
    #expect(site.files["/privacy/privacy.css"] != nil)
  }
}
