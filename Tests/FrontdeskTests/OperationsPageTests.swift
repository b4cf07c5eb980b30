import Foundation
import TestSupport
import Testing

@testable import frontdesk

/// docs/operations.md is held to what the code does.
@Suite struct OperationsPageTests {
  private let page: String

  init() throws {
    page = try String(contentsOf: PackageRoot.url.appending(path: "docs/operations.md"), encoding: .utf8)
  }

  @Test("The table of settings is the code's: names, defaults, words and order")
  func settings() throws {
    let rows = Setting.all.map { setting in
      "| `\(setting.name)` | \(setting.standard.isEmpty ? "" : "`\(setting.standard)` ")| \(setting.help) |"
    }
    #expect(page.contains(rows.joined(separator: "\n")))
  }

  @Test("The table of what settings take is the code's")
  func ranges() throws {
    let rows = Setting.all.compactMap { setting in setting.range.map { "| `\(setting.name)` | \($0) |" } }
    #expect(page.contains(rows.joined(separator: "\n")))
  }

  @Test("The settings file on the page can be read")
  func example() throws {
    let block = try #require(page.components(separatedBy: "frontdesk.yaml`:\n\n").last)
    let text = block.split(separator: "\n").prefix { $0.hasPrefix("    ") }.map { $0.dropFirst(4) }
      .joined(separator: "\n")
    let file = FileManager.default.temporaryDirectory.appending(path: "frontdesk-\(UUID().uuidString).yaml")
    try Data(text.utf8).write(to: file)
    let configuration = try Configuration(file: file.path, environment: [:])
    #expect(configuration.text(.tcp) == "0.0.0.0:7411" && configuration.seconds(.awayAfter) == 1_200)
  }
}
