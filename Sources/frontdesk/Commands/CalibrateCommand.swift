import ArgumentParser
import Conversation
import Foundation
import Insight
import Storage
import Terminal

struct CalibrateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate",
    abstract: "Move the bar for answering to where your own customers would have it.",
    discussion: """
      Reads what customers made of the answers in the stored conversations: ratings, thanks and farewells, objections, and \
      which of several choices they picked. From 50 of these on it proposes the lowest bar at which at most one answer in \
      twenty is wrong. Nothing changes until --apply says so.

      The bar, `answer_bar` among the settings, is a factor: at 1.2 an answer must score a fifth more to be posted than \
      the wordings of the knowledge folder alone would have it, and what scores less is asked about. Each change is a line \
      in calibration.jsonl in the data folder; --undo takes the last one back, by one more line. A bar in frontdesk.yaml, \
      the environment or a flag counts more. A desk takes a change in when it is started next.

      Customers complain more readily than they thank, so more answers are counted as wrong than were.

      Examples:
        frontdesk calibrate --data data
        frontdesk calibrate --data data --apply
        frontdesk calibrate --data data --undo

      Exit status: 0 shown or changed, 1 there is nothing to apply or to undo, 2 it could not be done.
      """)

  @OptionGroup var data: DataOptions
  @Flag(help: "Put the proposed bar into force.")
  var apply = false
  @Flag(help: "Take the last change back.")
  var undo = false
  @Option(help: "What is printed.")
  var format = ReportFormat.text
  @OptionGroup var settings: ConfigurationOptions

  func validate() throws {
    guard !(apply && undo) else { throw ValidationError("Give either --apply or --undo.") }
  }

  func run() async throws {
    let store = try data.existingStore()
    var file = try CalibrationFile(data: data.data)
    if undo { return try takeBack(in: &file) }
    let configuration = try settings.configuration().calibrated(in: data.data)
    let judged = try await store.gather(saying: "Reading the conversations") { _, events in
      JudgedAnswer.all(in: events)
    }
    let bar = AnswerBar(judged, current: configuration.decimal(.answerBar))
    switch format {
    case .text: try Console.standard.show(bar.report)
    case .json: try Console.standard.show(bar.json.pretty)
    }
    guard apply else { return suggest(bar) }
    guard let proposed = bar.proposed else { throw ExitStatus.findings }
    let wrong = bar.wrong(from: proposed)
    try file.append(
      CalibrationFile.Change(
        at: .now, setting: Setting.answerBar.name, value: proposed, was: bar.current, judged: wrong.total,
        wrong: wrong.hits))
    confirm(bar.current, proposed, configuration)
  }

  private func suggest(_ bar: AnswerBar) {
    guard bar.proposed != nil, format == .text else { return }
    Console.standard.warn("--apply puts it into force.")
  }

  private func takeBack(in file: inout CalibrationFile) throws {
    guard let last = file.lastKept(.answerBar) else {
      Console.standard.warn("There is no change to take back.")
      throw ExitStatus.findings
    }
    try file.append(
      CalibrationFile.Change(at: .now, setting: last.setting, value: last.was, was: last.value))
    confirm(last.value, last.was, try settings.configuration())
  }

  private func confirm(_ old: Double, _ new: Double, _ configuration: Configuration) {
    Console.standard.warn(
      "\(Setting.answerBar.name) was \(AnswerBar.written(old)) and is \(AnswerBar.written(new)) from the next start of the "
        + "desk on.")
    let source = configuration[.answerBar].source
    if source != .standard, !source.isCalibration {
      Console.standard.warn("\(SafeText.line("\(source)")) says otherwise, and that counts more.")
    }
  }
}
