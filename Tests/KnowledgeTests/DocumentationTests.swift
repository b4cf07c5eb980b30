import Foundation
import Language
import Markdown
import TestSupport
import Testing

@testable import Knowledge

/// docs/knowledge.md is held to what the code does.
@Suite struct DocumentationTests {
  private let page: String

  init() throws {
    page = try String(contentsOf: PackageRoot.url.appending(path: "docs/knowledge.md"), encoding: .utf8)
  }

  /// The examples, in order.
  private var examples: [String] {
    MarkdownDocument(parsing: page).blocks.compactMap { block in
      if case .codeBlock(_, let text) = block { text } else { nil }
    }
  }

  @Test("The examples load without a word, and mean what the page says")
  func examplesLoad() throws {
    let topic = try #require(examples.first { $0.hasPrefix("---\ntopic") })
    let business = try #require(examples.first { $0.hasPrefix("name: Corner Books") })
    let german = try #require(examples.first { $0.hasPrefix("## Wo ist") })
    let list = try #require(examples.first { $0.hasPrefix("Also asked") })
    let canned = try #require(examples.first { $0.hasPrefix("# For the people") })
    let base = try load([
      "orders.md": topic, "business.yaml": business, "de/orders.md": german, "canned.md": canned,
      "returns.md": "## Return {#return-an-item}\n\nx\n\n## Address {#change-address}\n\nx\n\n## Repair\n\n" + list,
    ])
    #expect(base.findings == ["missing-translation de/orders.md:1:1"])
    #expect(base.entries.count == 5)
    #expect(base.canned.map(\.shortcode) == ["hello", "return-label"])
    #expect(base.canned[1].text == "Your label is here: https://cornerbooks.example/returns")
    #expect(base.entry("injury")?.priority == .urgent)
    #expect(base.entry("repair")?.answer == "- your order number\n- the receipt")
    #expect(base.entry("where-is-my-order", in: .german)?.phrasings.map(\.text) == ["Wann kommt mein Paket?"])
    #expect(base.business.hours.weekdays[.friday] == [OpeningHours.Span(start: 1080, end: 1560)])
  }

  @Test("Every code of a diagnostic is explained, and none that does not exist")
  func codes() throws {
    let folder = PackageRoot.url.appending(path: "Sources/Knowledge").resolvingSymlinksInPath()
    var written: Set<String> = []
    for file in try FileManager.default.subpathsOfDirectory(atPath: folder.path) where file.hasSuffix(".swift") {
      let source = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      for match in source.matches(of: /findings\.(?:error|warning)\(\s*"([a-z0-9-]+)"|code: "([a-z0-9-]+)"/) {
        written.insert(String(match.output.1 ?? match.output.2 ?? ""))
      }
    }
    let table = try #require(page.components(separatedBy: "## What `check` finds").last)
    let rows = table.split(separator: "\n").filter { $0.hasPrefix("| `") }
    let explained = rows.flatMap { row in
      row.split(separator: "|")[0].matches(of: /`([a-z0-9-]+)`/).map { String($0.output.1) }
    }
    #expect(Set(explained) == written)
    #expect(explained.count == Set(explained).count)
  }

  @Test("The limits on the page are the code's")
  func limits() {
    for row in [
      "| entries | 100,000 |", "| all files together | 64 MiB |", "| 16 MiB; 1 MiB |", "| 16; 100,000 |",
      "| folders within folders | 8 |", "| a heading, a wording | 1,000 characters |", "| an id | 100 characters |",
      "| a shortcode; a canned reply | 32; 8,000 characters |", "| a proactive message | 500 characters |",
      "| 32; what is deeper is shown as plain text |", "| 32 columns, in an answer of up to 16 KiB;",
    ] {
      #expect(page.contains(row))
    }
    #expect(KnowledgeLimits.entriesMax == 100_000)
    #expect(KnowledgeLimits.bytesMax == 64 << 20)
    #expect(KnowledgeLimits.markdownBytesMax == 16 << 20)
    #expect(KnowledgeLimits.yamlBytesMax == 1 << 20)
    #expect(KnowledgeLimits.yamlDepthMax == 16)
    #expect(KnowledgeLimits.yamlNodesMax == 100_000)
    #expect(KnowledgeLimits.folderDepthMax == 8)
    #expect(KnowledgeLimits.phrasingLengthMax == 1_000)
    #expect(KnowledgeLimits.idLengthMax == 100)
    #expect(KnowledgeLimits.shortcodeLengthMax == 32)
    #expect(KnowledgeLimits.replyLengthMax == 8_000)
    #expect(KnowledgeLimits.proactiveLengthMax == 500)
    #expect(MarkdownDocument.depthMax == 32)
    #expect(MarkdownDocument.tableColumnsMax == 32)
    #expect(MarkdownDocument.tableSourceMax == 16 << 10)
  }

  @Test("The variables of canned replies on the page are the code's")
  func cannedVariables() {
    for name in CannedReply.knownNames + CannedReply.possibleNames { #expect(page.contains("`\(name)`")) }
  }

  @Test("The keywords on the page are the code's")
  func keywords() {
    for form in Keyword.allCases.flatMap(\.forms) {
      #expect(page.lowercased().contains("`\(form)"))
    }
  }
}
