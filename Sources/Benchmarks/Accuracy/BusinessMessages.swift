import Foundation
import Insight
import Knowledge

/// A whole business: its knowledge base, and messages as customers type them, each with what should be found.
struct BusinessMessages {
  struct Message {
    let text: String
    /// The customer's message before, where there is one.
    let previous: String?
    let gold: Gold
    let kind: MessageKind
  }

  let base: KnowledgeBase
  let messages: [Message]

  /// - Parameter folder: holds `kb/`, `questions.tsv` (`id message gold kind` with tabs between, a header first) and
  ///   `followups.jsonl` (`{"turns": [{"text", "gold"}]}` in each line, of which the turns after the first are asked).
  init(in folder: URL) throws(UnreadableFile) {
    let base: KnowledgeBase
    do throws(KnowledgeError) { base = try KnowledgeLoader(folder: folder.appending(path: "kb")).load() } catch {
      throw UnreadableFile(error.path, error.message, mend: error.mend)
    }
    try self.init(
      base, questions: TextFile(at: folder.appending(path: "questions.tsv").path),
      chats: TextFile(at: folder.appending(path: "followups.jsonl").path))
  }

  init(_ base: KnowledgeBase, questions: TextFile, chats: TextFile) throws(UnreadableFile) {
    self.base = base
    messages = try Self.questions(in: questions) + Self.followUps(in: chats)
  }

  private static func questions(in file: TextFile) throws(UnreadableFile) -> [Message] {
    var messages: [Message] = []
    for (index, line) in file.lines.enumerated().dropFirst() {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count == 4, let gold = Gold(cells[2]) else {
        throw UnreadableFile(
          file.path, line: index + 1, "this is no labelled message",
          mend: "Write `id<TAB>message<TAB>gold<TAB>kind` in each line.")
      }
      guard let kind = MessageKind(rawValue: cells[3]), kind.isMeasured(gold) else { continue }
      messages.append(Message(text: cells[1], previous: nil, gold: gold, kind: kind))
    }
    return messages
  }

  private static func followUps(in file: TextFile) throws(UnreadableFile) -> [Message] {
    var messages: [Message] = []
    for (index, line) in file.lines.enumerated() {
      guard let chat = try? JSONDecoder().decode(Chat.self, from: Data(line.utf8)) else {
        throw UnreadableFile(
          file.path, line: index + 1, "this is no labelled chat",
          mend: #"Write {"turns": [{"text": "…", "gold": "…"}, …]} in each line."#)
      }
      for (previous, turn) in zip(chat.turns, chat.turns.dropFirst()) {
        guard let gold = Gold(turn.gold), gold.kind != .person else { continue }
        let kind: MessageKind = gold.isAnswerable ? .followUp : .remark
        messages.append(Message(text: turn.text, previous: previous.text, gold: gold, kind: kind))
      }
    }
    return messages
  }

  private struct Chat: Decodable {
    struct Turn: Decodable {
      let text: String
      let gold: String
    }

    let turns: [Turn]
  }
}

/// How a customer wrote, and what there is to be found.
enum MessageKind: String, Hashable, CaseIterable {
  case plain, terse, typo
  /// Without a content word of the entry's.
  case paraphrase
  /// A question in a story of many sentences.
  case long
  /// Two questions in one message.
  case multi
  /// In a language that the knowledge base may not have.
  case otherLanguage = "other_language"
  /// A later turn, which leans on the one before or does not.
  case followUp = "follow-up"
  /// A later turn that asks for nothing: "ok, got it".
  case remark
  /// In the business's own words, and no entry answers it.
  case near = "out_of_scope_near"
  /// About something else altogether.
  case far = "out_of_scope_far"

  /// Whether an entry should be found.
  var isAnswerable: Bool { self != .near && self != .far && self != .remark }

  /// A few of the long messages ask for what no entry answers, or for a person; they would blur their row.
  func isMeasured(_ gold: Gold) -> Bool { isAnswerable ? gold.kind != .nothing && gold.kind != .person : true }

  /// As a row is called.
  var name: String {
    switch self {
    case .typo: "typing errors"
    case .long: "in a long story"
    case .multi: "two questions in one"
    case .otherLanguage: "another language"
    case .remark: "mere remark"
    case .near: "unanswerable, near"
    case .far: "unanswerable, far"
    case .plain, .terse, .paraphrase, .followUp: rawValue
    }
  }
}
