import Conversation
import Foundation
import GRDB
import Knowledge

/// An event as a row holds it: the kind's name, and what it carries as a JSON object.
struct EventRow: Sendable {
  let seq: Int
  let at: Int64
  let kind: String
  let body: Data

  /// In a transaction or a read of the store's; the text is UTF-8 as stored.
  init(_ row: Row) {
    seq = row[0]
    at = row[1]
    kind = row[2]
    body = row[3]
  }

  static func all(_ select: Statement, _ arguments: StatementArguments) throws -> [EventRow] {
    let cursor = try Row.fetchCursor(select, arguments: arguments)
    var rows: [EventRow] = []
    while let row = try cursor.next() { rows.append(EventRow(row)) }
    return rows
  }

  /// Nil where it cannot be read.
  var content: Event.Content? {
    (try? JSONDecoder().decode([Event].self, from: Self.json(of: [self])))?.first?.content
  }

  func event(of conversation: ConversationID) throws(StoreError) -> Event {
    let events = try Self.events(from: [self], of: conversation, after: seq - 1)
    return events[0]
  }

  /// Reads `rows` as the events of `conversation` that follow `seq`, and sees that they do (I3).
  static func events(
    from rows: [EventRow], of conversation: ConversationID, after seq: Int
  ) throws(StoreError) -> [Event] {
    for (row, expected) in zip(rows, (max(0, seq) + 1)...) where row.seq != expected {
      throw .corrupt(conversation: conversation.rawValue, seq: expected, reason: "event \(expected) is missing")
    }
    let decoder = JSONDecoder()
    // One call for all of them is several times as fast as one for each; that tells which of them is broken.
    if let events = try? decoder.decode([Event].self, from: json(of: rows)) { return events }
    var events: [Event] = []
    for row in rows {
      do {
        events += try decoder.decode([Event].self, from: json(of: [row]))
      } catch {
        throw .corrupt(conversation: conversation.rawValue, seq: row.seq, reason: "\(error)")
      }
    }
    return events
  }

  /// The rows in the form in which `Event` is coded.
  private static func json(of rows: [EventRow]) -> Data {
    var json = Data("[".utf8)
    json.reserveCapacity(rows.reduce(2) { $0 + $1.body.count + 96 })
    for (index, row) in rows.enumerated() {
      let kind = Event.Kind(rawValue: row.kind)?.rawValue ?? ""
      json += Data("\(index == 0 ? "" : ",")\n{\"seq\":\(row.seq),\"ts\":\(row.at),\"kind\":\"\(kind)\",\"body\":".utf8)
      json += row.body
      json += Data("}".utf8)
    }
    json += Data("\n]".utf8)
    return json
  }
}
