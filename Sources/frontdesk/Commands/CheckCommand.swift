import ArgumentParser
import Comprehension
import Desk
import Foundation
import Insight
import Knowledge
import Matching
import Terminal

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Find what should be mended in the knowledge folder, collisions above all.",
    discussion: """
      Names, each with file, line, column and a mend: what cannot be read or found, wordings that would win for another \
      entry than their own, entries that can never win, texts that claim the bot is human, reviews that are overdue. \
      Errors and collisions are findings; other warnings alone are not, unless --strict is given.

      Example:
        frontdesk check --knowledge knowledge

      Exit status: 0 nothing must be mended, 1 there are findings, 2 the folder cannot be read.
      """)

  @OptionGroup var knowledge: KnowledgeOptions
  @Flag(help: "Warnings are findings too.")
  var strict = false
  @Option(help: "What is printed.")
  var format = ReportFormat.text
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let base = try knowledge.load()
    let report = CheckReport(base, knowledge.receptionist(base), folder: knowledge.knowledge)
    switch format {
    case .text: try CheckView(output.console).show(report)
    case .json: try output.console.show(report.json.pretty)
    }
    if report.mustBeMended(strictly: strict) { throw ExitStatus.findings }
  }
}
