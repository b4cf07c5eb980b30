import Comprehension
import Desk
import Foundation
import Insight
import Knowledge
import Testing

@Suite("check")
struct CheckReportTests {
  private func report(_ changes: [String: String]) throws -> CheckReport {
    let base = try KnowledgeLoader(files: SmallShop.files.merging(changes) { _, new in new }).load()
    return CheckReport(base, Receptionist(base), folder: "shop")
  }

  @Test("A folder without flaws has no findings")
  func clean() throws {
    let report = try report([:])
    #expect(!report.mustBeMended(strictly: true))
    #expect(report.entries == 4 && report.wordings == 14)
  }

  @Test("A dead link is an error, with its place, and must be mended")
  func deadLink() throws {
    let report = try report(["more.md": "# More\n\n## Anything else? {#else}\n\nSee [this](#nowhere).\n"])
    let finding = try #require(report[.errors].first { $0.location.file == "more.md" })
    #expect(finding.location.line == 5)
    #expect(report.mustBeMended(strictly: true))
    let object = try #require(JSONSerialization.jsonObject(with: Data(report.json.line.utf8)) as? [String: Any])
    let findings = try #require(object["findings"] as? [[String: Any]])
    #expect(findings.contains { $0["file"] as? String == "more.md" && $0["line"] as? Int == 5 })
  }

  @Test("A sentence of the business's that leaves out a placeholder is an error")
  func sentences() throws {
    let report = try report(["sentences.yaml": "en:\n  joined: Somebody is here now.\n"])
    #expect(report[.errors].contains { $0.location.file == "sentences.yaml" })
  }

  @Test("Two entries that are asked about in the same words are a collision, and must be mended")
  func collision() throws {
    let report = try report(["more.md": "# More\n\n## May my dog come in? {#dogs-too}\n\nYes.\n"])
    #expect(report[.errors].isEmpty)
    #expect(report[.collisions].contains { $0.location.file == "more.md" || $0.message.contains("dogs-too") })
    #expect(report.mustBeMended(strictly: false))
  }
}
