import Conversation
import Foundation
import Knowledge
import Language
import Testing

/// `Data/events-v1.jsonl` holds events as they stand in the stores of businesses. Lines are added, never changed.
@Suite("What was stored once is read for ever")
struct StoredEventsTests {
  private static func lines() throws -> [Data] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Data/events-v1.jsonl")
    return try Data(contentsOf: file).split(separator: UInt8(ascii: "\n")).map { Data($0) }
  }

  @Test("Every stored line is read, and every kind of event is among them")
  func everyLine() throws {
    let events = try Self.lines().map { try JSONDecoder().decode(Event.self, from: $0) }
    #expect(Set(events.map(\.content.kind)) == Set(Event.Kind.allCases))
    #expect(events.map(\.seq) == Array(1...events.count))
  }

  @Test("Each is read as what it was written as")
  func meaning() throws {
    let events = try Self.lines().map { try JSONDecoder().decode(Event.self, from: $0) }
    #expect(events.map(\.content) == MessageTests.firstEvents + Self.older + MessageTests.laterEvents)
  }

  @Test("What is written today is what was written then")
  func form() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let lines = try Self.lines()
    for (index, content) in (MessageTests.firstEvents + Self.older + MessageTests.laterEvents).enumerated() {
      // The older ones lack what is written today.
      if (MessageTests.firstEvents.count..<lines.count - MessageTests.laterEvents.count).contains(index) { continue }
      let event = Event(seq: index + 1, at: Timestamp(milliseconds: 1_800_000_000_123), content: content)
      let stored = lines[index]
      #expect(String(decoding: try encoder.encode(event), as: UTF8.self) == String(decoding: stored, as: UTF8.self))
    }
  }

  @Test("A kind of event that is not known is refused by its name, not taken for another")
  func unknownKind() throws {
    let line = #"{"seq":1,"ts":0,"kind":"conversation.sung","body":{}}"#
    let error = #expect(throws: DecodingError.self) { try JSONDecoder().decode(Event.self, from: Data(line.utf8)) }
    guard case .dataCorrupted(let context)? = error else {
      Issue.record("refused for something else: \(String(describing: error))")
      return
    }
    #expect(context.debugDescription == "unknown kind conversation.sung")
  }

  /// As stored before there were agents over a connection: without the fields that came with them.
  private static let older: [Event.Content] = [
    .created(Created(locale: "en", channel: "terminal")),
    .message(Message(from: Speaker(.human, name: "Maria"), text: "hi", id: "r1")),
    .handoff(Handoff(cause: .request, priority: .normal)),
    .statusChanged(StatusChange(from: .open, to: .snoozed)),
    .assigneeChanged(AssigneeChange(agent: nil)),
    .assigneeChanged(AssigneeChange(agent: .maria)),
  ]
}
