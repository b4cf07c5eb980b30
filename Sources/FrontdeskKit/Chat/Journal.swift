import Conversation
import Foundation
import Knowledge

extension Frontdesk.Chat {
  /// All its events as JSON lines, one each, every line with its line feed. The same events give the same bytes.
  public var journal: String { events.map(\.jsonLine).joined() }
}

extension Frontdesk.Event {
  /// The event as one line of a journal, with its line feed: to be added to those before.
  public var jsonLine: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do { return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n" } catch {
      preconditionFailure("an event has a form as JSON: \(error)")
    }
  }
}

extension Frontdesk {
  /// Why a conversation cannot be made again of what was kept.
  public struct JournalMistake: Error, Hashable, Sendable, CustomStringConvertible {
    /// Of the journal, or the place of the event, from 1.
    public let line: Int
    /// What is wrong.
    public let what: String
    /// What to do about it.
    public let mend: String

    /// `line 3: …`, and the mend behind it.
    public var description: String { "line \(line): \(what) \(mend)" }
  }

  /// A conversation again, from what was kept of it. It goes on where it stood.
  ///
  /// - Parameter journal: ``Chat/journal``, or the ``Event/jsonLine``s one after the other. Blank lines count for
  ///   nothing.
  /// - Throws: where a line is no event, or one is missing.
  public func conversation(journal: String) throws(JournalMistake) -> Chat {
    var events: [Event] = []
    let decoder = JSONDecoder()
    for (number, line) in journal.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .enumerated()
    {
      if line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }) { continue }
      do {
        events.append(try decoder.decode(Event.self, from: Data(line)))
      } catch {
        throw JournalMistake(
          line: number + 1, what: "This is no event: \(Self.words(for: error)).",
          mend: "Keep every line as `journal` gave it; it may have been cut short, or come from a newer version.")
      }
      try Self.require(events, line: number + 1)
    }
    return try conversation(ofKnown: events)
  }

  /// A conversation again, from its events.
  ///
  /// - Throws: where one is missing.
  public func conversation(events: [Event]) throws(JournalMistake) -> Chat {
    for count in events.indices { try Self.require(events[...count], line: count + 1) }
    return try conversation(ofKnown: events)
  }

  private func conversation(ofKnown events: [Event]) throws(JournalMistake) -> Chat {
    guard !events.isEmpty else {
      throw JournalMistake(line: 1, what: "There is no event.", mend: "Begin one with `conversation(locale:at:)`.")
    }
    return Chat(self, events: events, ConversationState(folding: events.lazy.map(\.stored)))
  }

  /// That the last of some events follows on those before it.
  private static func require(_ events: some BidirectionalCollection<Event>, line: Int) throws(JournalMistake) {
    guard let last = events.last else { return }
    guard last.seq == events.count else {
      throw JournalMistake(
        line: line, what: "Event \(last.seq) stands where event \(events.count) should.",
        mend: "Give all events of one conversation, in order.")
    }
    guard Timestamp.countable.contains(last.stored.at) else {
      throw JournalMistake(
        line: line, what: "Its `ts` is no time between the years 1 and 9999.",
        mend: "Write `ts` in milliseconds since 1970, as `journal` gave it.")
    }
    guard case .created = last.stored.content else {
      if last.seq > 1 { return }
      throw JournalMistake(
        line: line, what: "A conversation does not begin with \(last.kind).",
        mend: "Give all events of one conversation, in order.")
    }
    guard last.seq == 1 else {
      throw JournalMistake(
        line: line, what: "Another conversation begins here.", mend: "Keep each conversation's events by themselves.")
    }
  }

  private static func words(for error: any Error) -> String {
    switch error {
    case DecodingError.dataCorrupted(let context): context.debugDescription
    case DecodingError.keyNotFound(let key, _): "it has no `\(key.stringValue)`"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      "`\(context.codingPath.map(\.stringValue).joined(separator: "."))` is of another type"
    default: "it cannot be read"
    }
  }
}
