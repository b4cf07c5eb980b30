import Conversation
import Foundation
import Insight

/// Keeps conversations as transcripts, for `/save`.
struct TranscriptKeeper: Sendable {
  private static let folder = LessonKeeper.folder

  /// As given to the command; nil where the desk is elsewhere.
  let knowledge: String?
  /// The business's; nil where it has none that this machine knows.
  let zone: TimeZone?
  /// The data folder, where the whole conversation is kept; nil where the desk is elsewhere, and a transcript holds
  /// what the customer was shown.
  let data: String?

  /// Writes `transcripts/NAME.txt`, which must not be there yet. A name that holds a card number would store it (P5).
  ///
  /// - Returns: its path.
  func save(_ name: String, _ conversation: ConversationID, _ shown: [Event]) async throws -> String {
    guard MaskedText(masking: name).cardNumbers == 0 else { throw Refusal.cardNumber }
    let path = "\(Self.folder)/\(name).txt"
    guard !FileManager.default.fileExists(atPath: path) else { throw Refusal.exists(path) }
    let events = try await stored(conversation) ?? shown
    var transcript = Transcript(recording: events, knowledge: knowledgeSeenFromThere, in: zone ?? .gmt)
    transcript.preamble = ["Conversation \(conversation)"]
    try PrivateFolder.make(URL(fileURLWithPath: Self.folder, isDirectory: true))
    try PrivateFile.write(transcript.written, to: URL(fileURLWithPath: path))
    return path
  }

  private func stored(_ conversation: ConversationID) async throws -> [Event]? {
    guard let data else { return nil }
    return try await DataOptions.store(in: data).allEvents(of: conversation)
  }

  private var knowledgeSeenFromThere: String? {
    knowledge.map { $0.hasPrefix("/") ? $0 : "../" + $0 }
  }

  private enum Refusal: Error, CustomStringConvertible {
    case cardNumber
    case exists(String)

    var description: String {
      switch self {
      case .cardNumber: "the name holds a card number, which is never stored; choose another name."
      case .exists(let path): "\(path) is there already; choose another name."
      }
    }
  }
}
