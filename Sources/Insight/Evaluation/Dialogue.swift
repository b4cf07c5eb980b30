package import Conversation
import Foundation

/// A line of a dialogue file: a conversation as it went, and what should have happened in it where the file says so.
package struct Dialogue: Hashable, Sendable {
  /// A line of the conversation.
  package struct Turn: Hashable, Sendable {
    /// `bot` is whoever answered in the file, be it this program or another.
    package enum Speaker: String, Hashable, Sendable, Codable { case customer, bot }

    /// Whose line it is.
    package var from: Speaker
    /// As it was written.
    package var text: String
    /// What the bot's line is, where the file says so; else it is found out from the line.
    package var move: BotMove.Kind?

    package init(from: Speaker, text: String, move: BotMove.Kind? = nil) {
      self.from = from
      self.text = text
      self.move = move
    }
  }

  /// From 1.
  package var line: Int
  /// As the file has it; nothing says that it is unique.
  package var id: String
  /// In order; several of one speaker in a row are well.
  package var turns: [Turn]
  /// `calm`, `frustrated`, …: for the summary's rows.
  package var label: String?
  /// The customer's turn, from 0, at which a person must be offered at the latest.
  package var shouldHandOverBy: Int?
  /// The customer's turn, from 0, before which a signal of mood is a false alarm.
  package var mustNotBefore: Int?
}

extension Dialogue {
  /// The dialogues of a file of JSON objects, one a line; blank lines are passed over.
  package static func all(in file: TextFile) throws(UnreadableFile) -> [Dialogue] {
    var dialogues: [Dialogue] = []
    for (index, line) in file.lines.enumerated() where !line.trimmed.isEmpty {
      do {
        dialogues.append(Dialogue(try JSONDecoder().decode(Written.self, from: Data(line.utf8)), line: index + 1))
      } catch {
        throw UnreadableFile(
          file.path, line: index + 1, Self.sentence(for: error),
          mend: #"Write {"id": "…", "turns": [{"from": "customer" or "bot", "text": "…"}, …]} in each line."#)
      }
    }
    return dialogues
  }

  private init(_ written: Written, line: Int) {
    self.init(
      line: line, id: written.id.text, turns: written.turns, label: written.label,
      shouldHandOverBy: written.should_hand_over_by, mustNotBefore: written.must_not_before)
  }

  private static func sentence(for error: any Error) -> String {
    func place(_ path: [any CodingKey]) -> String {
      path.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: ".")
    }
    switch error as? DecodingError {
    case .keyNotFound(let key, let context): return "`\(place(context.codingPath + [key]))` is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return context.codingPath.isEmpty ? "this is not an object" : "`\(place(context.codingPath))` is of another type"
    case .dataCorrupted(let context) where !context.codingPath.isEmpty:
      return "`\(place(context.codingPath))` is neither `customer` nor `bot`"
    default: return "this is not JSON"
    }
  }
}

/// The object as files have it. Its other members do not matter.
private struct Written: Decodable {
  /// A string, or a number read as one.
  struct ID: Decodable {
    var text: String

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      text = if let number = try? value.decode(Int.self) { String(number) } else { try value.decode(String.self) }
    }
  }

  var id: ID
  var turns: [Dialogue.Turn]
  var label: String?
  var should_hand_over_by: Int?
  var must_not_before: Int?
}

extension Dialogue.Turn: Decodable {
  private enum Key: String, CodingKey { case from, text, move }

  /// Unknown names of a `move` count as none given; a missing or wrong `from` or `text` is an error.
  package init(from decoder: any Decoder) throws {
    let object = try decoder.container(keyedBy: Key.self)
    let move = try object.decodeIfPresent(String.self, forKey: .move)
    self.init(
      from: try object.decode(Speaker.self, forKey: .from), text: try object.decode(String.self, forKey: .text),
      move: move.flatMap(BotMove.Kind.init))
  }
}
