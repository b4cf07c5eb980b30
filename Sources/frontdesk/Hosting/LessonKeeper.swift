import Conversation
import Desk
import Foundation
import Insight
import Knowledge

/// Keeps a lesson as a transcript, so that `replay` sees to it that the bot does not forget it.
struct LessonKeeper: Sendable {
  static let folder = "transcripts"

  /// As given to the command.
  let knowledge: String

  /// Writes a transcript of its own for the lesson: the customer's wording, and that the entry answers it.
  ///
  /// - Returns: its path.
  func keep(_ lesson: TaughtLesson) throws -> String {
    try PrivateFolder.make(URL(fileURLWithPath: Self.folder, isDirectory: true))
    let path = try freePath(for: lesson.entry)
    try PrivateFile.write(transcript(of: lesson).written, to: URL(fileURLWithPath: path))
    return path
  }

  /// Removes what `keep` wrote.
  func discard(_ path: String) throws { try FileManager.default.removeItem(atPath: path) }

  private func transcript(of lesson: TaughtLesson) -> Transcript {
    var transcript = Transcript(
      knowledge: knowledge.hasPrefix("/") ? knowledge : "../" + knowledge,
      turns: [
        Transcript.Turn(
          .says(lesson.question),
          expected: Transcript.Expected(outcomes: [
            Transcript.Placed(.answer([lesson.entry]))
          ]))
      ])
    transcript.preamble = ["Taught by an agent: \(lesson.entry)"]
    if let conversation = lesson.conversation { transcript.preamble.append("Conversation \(conversation)") }
    return transcript
  }

  private func freePath(for entry: EntryID) throws -> String {
    for number in 1...9_999 {
      let path = "\(Self.folder)/taught-\(entry)\(number == 1 ? "" : "-\(number)").txt"
      if !FileManager.default.fileExists(atPath: path) { return path }
    }
    throw CocoaError(.fileWriteFileExists, userInfo: [NSFilePathErrorKey: Self.folder])
  }
}
