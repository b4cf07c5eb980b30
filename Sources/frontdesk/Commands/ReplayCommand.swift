import ArgumentParser
import Comprehension
import Desk
import Foundation
import Insight
import Knowledge
import Terminal

struct ReplayCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Run transcripts against the knowledge base and show what goes otherwise.",
    discussion: """
      A transcript says what a customer writes and what is expected of the bot, as /save in the chat writes it. A folder \
      stands for every .txt file in it. --knowledge takes the place of the folder that a transcript names.

      Examples:
        frontdesk replay
        frontdesk replay transcripts/late-parcel.txt --knowledge knowledge

      Exit status: 0 all went as expected, 1 something did not, 2 a transcript cannot be read.
      """)

  @Argument(help: "Transcripts, or folders of them.")
  var files = ["transcripts"]
  @Option(help: ArgumentHelp("The knowledge folder for all of them.", valueName: "folder"))
  var knowledge: String?
  @OptionGroup var models: ModelOptions
  @Option(help: "What is printed.")
  var format = ReportFormat.text
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = output.console
    let transcripts = try TranscriptFolder.transcripts(at: files)
    var replays: [Replay] = []
    var replayers: [String: Replayer] = [:]
    let opened = models.opened()
    let progress = ProgressLine("Replaying")
    for transcript in transcripts {
      let folder = try knowledgeFolder(of: transcript)
      let replayer =
        try replayers[folder]
        ?? Replayer(opened.receptionist(try KnowledgeOptions.load(folder), saysProgress: true))
      replayers[folder] = replayer
      do throws(DeskError) { replays.append(try await replayer.replay(transcript)) } catch {
        throw Failure("\(SafeText.line(transcript.file)): the desk stopped: \(error)", mend: "Report this, please.")
      }
      progress.reached(Double(replays.count) / Double(transcripts.count))
    }
    progress.done()
    switch format {
    case .text: try ReplayReport(console).show(replays)
    case .json: try console.show(JSON(replays).pretty)
    }
    if !replays.allSatisfy(\.passed) { throw ExitStatus.findings }
  }

  /// The option's; else the one that the transcript names, looked for beside it and in the folders above; else the
  /// default.
  private func knowledgeFolder(of transcript: Transcript) throws(Failure) -> String {
    if let knowledge { return knowledge }
    guard let named = transcript.knowledge else { return Configuration.given(.knowledge) }
    guard let found = TranscriptFolder.folder(named, seenFrom: transcript.file) else {
      throw Failure(
        "\(SafeText.line(transcript.file)): there is no folder \(SafeText.line(named)) beside it or above it.",
        mend: "Mend its line `knowledge:`, or give --knowledge.")
    }
    return found
  }
}
