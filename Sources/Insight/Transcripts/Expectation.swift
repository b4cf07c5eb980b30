package import Conversation
package import Knowledge
package import Language

/// What an `expect:` line demands of the bot's turn.
package indirect enum Expectation: Hashable, Sendable {
  /// Exactly these entries were posted, whatever else was done; empty: any were.
  case answer([EntryID])
  /// The customer was asked which they mean, and these were among the choices.
  case ask([EntryID])
  /// A person was offered; nil: for whatever cause.
  case offer(Cause?)
  /// The conversation went to people; nil: for whatever cause.
  case handOver(Cause?)
  /// The bot made small talk; nil: of whatever kind.
  case smallTalk(SmallTalk?)
  /// The bot said that it is automated.
  case disclose
  /// The message was acknowledged while a person is awaited.
  case wait
  /// Where the conversation stands after the turn.
  case status(Status)
  /// The other must not be met.
  case not(Expectation)
}

extension Expectation: CustomStringConvertible {
  /// As it is written after `expect:`.
  package var description: String {
    switch self {
    case .answer(let entries): words("answer", entries.map(\.rawValue).joined(separator: " + "))
    case .ask(let entries): words("ask", entries.map(\.rawValue).joined(separator: ", "))
    case .offer(let cause): words("offer", cause?.rawValue)
    case .handOver(let cause): words("hand_over", cause?.rawValue)
    case .smallTalk(let kind): words("smalltalk", kind?.rawValue)
    case .disclose: "disclose"
    case .wait: "wait"
    case .status(let status): status.rawValue
    case .not(let expectation): "not \(expectation)"
    }
  }

  private func words(_ name: String, _ rest: String?) -> String {
    guard let rest, !rest.isEmpty else { return name }
    return "\(name) \(rest)"
  }
}

extension Expectation {
  /// What stands after `expect:`.
  ///
  /// - Throws: `Misunderstanding`, which says what is wrong and what may stand there instead.
  package init(parsing text: some StringProtocol) throws(Misunderstanding) {
    let words = text.whiteSpaceNormalised.split(separator: " ").map(String.init)
    guard let name = words.first else {
      throw Misunderstanding("nothing is expected here", mend: Self.mend)
    }
    let rest = words.dropFirst().joined(separator: " ")
    switch name {
    case "not": self = .not(try Expectation(parsing: rest))
    case "answer": self = .answer(try Self.entries(rest, separatedBy: "+"))
    case "ask": self = .ask(try Self.entries(rest, separatedBy: ","))
    case "offer": self = .offer(try Self.named(rest, "cause"))
    case "hand_over": self = .handOver(try Self.named(rest, "cause"))
    case "smalltalk": self = .smallTalk(try Self.named(rest, "kind of small talk"))
    case "disclose", "wait":
      guard rest.isEmpty else { throw Misunderstanding("`\(name)` stands alone", mend: "Remove `\(rest)`.") }
      self = name == "wait" ? .wait : .disclose
    default:
      guard let status = Status(rawValue: name), rest.isEmpty else {
        throw Misunderstanding("`\(text)` is not an expectation", mend: Self.mend)
      }
      self = .status(status)
    }
  }

  /// Why a text is no expectation.
  package struct Misunderstanding: Error, Hashable, Sendable {
    /// A clause: what is wrong.
    package var message: String
    /// One sentence: what may stand there instead.
    package var mend: String

    init(_ message: String, mend: String) {
      self.message = message
      self.mend = mend
    }
  }

  private static let mend =
    "Write `answer ID`, `answer ID + ID`, `ask ID, ID`, `offer`, `hand_over`, `smalltalk KIND`, `disclose`, `wait`, "
    + "or a state (\(Status.allCases.map(\.rawValue).joined(separator: ", "))); `not` before any of them denies it."

  private static func entries(
    _ text: String, separatedBy separator: Character
  ) throws(Misunderstanding) -> [EntryID] {
    guard !text.isEmpty else { return [] }
    var entries: [EntryID] = []
    for part in text.split(separator: separator, omittingEmptySubsequences: false) {
      let id = part.trimmed
      guard !id.isEmpty, id.utf8.allSatisfy(isIDByte) else {
        throw Misunderstanding(
          "`\(id)` is not the id of an entry",
          mend: "Write ids of letters, digits and `-`, `\(separator)` between them.")
      }
      entries.append(EntryID(rawValue: id))
    }
    return entries
  }

  private static func isIDByte(_ byte: UInt8) -> Bool {
    // Ids are lower-case ASCII by convention; slugs of other scripts keep their letters.
    byte >= 0x80 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || (48...57).contains(byte)
      || (97...122).contains(byte)
  }

  private static func named<Name: RawRepresentable<String> & CaseIterable>(
    _ text: String, _ what: String
  ) throws(Misunderstanding) -> Name? {
    guard !text.isEmpty else { return nil }
    if let name = Name(rawValue: text) { return name }
    let names = Name.allCases.map(\.rawValue).joined(separator: ", ")
    throw Misunderstanding("`\(text)` is not a \(what)", mend: "One of: \(names).")
  }
}
