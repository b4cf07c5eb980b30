import Conversation
import Foundation
import GRDB
import Knowledge
import Language

/// A summary as a row holds it.
extension ConversationSummary {
  static let columns = """
    id, seq, last_event_at, due_at, status, priority, created_at, waiting_since, first_line, locale, customer, agent, \
    agent_name, cause, department, handoff_priority, meant_for, meant_for_name, passed_on_by, passed_on_by_name, ahead, \
    labels, waited_until, waited_ms, waited_ahead
    """

  init(_ row: Row) throws {
    let name: String = row[0]
    let seq: Int = row[1]
    guard let id = ConversationID(rawValue: name), let status = Status(rawValue: row[4]),
      let priority = Priority(rank: row[5])
    else { throw StoreError.corrupt(conversation: name, seq: seq, reason: "the conversation's row cannot be read") }
    self.init(
      id: id, seq: seq, status: status, priority: priority, createdAt: Timestamp(milliseconds: row[6]),
      lastEventAt: Timestamp(milliseconds: row[2]), waitingSince: row.moment(7), firstLine: row.text(8))
    dueAt = row.moment(3)
    locale = LocaleCode(rawValue: row[9])
    customer = (row[10] as String?).flatMap(CustomerID.init(rawValue:))
    agent = row.agent(11)
    handoff = row.handoff(13)
    if let text = row[21] as Data? { labels = try JSONDecoder().decode([String].self, from: text) }
    if let until = row.moment(22) {
      lastWait = MeasuredWait(at: until, milliseconds: row[23], ahead: row[24])
    }
  }

  /// In the order of `columns`.
  private var values: StatementArguments {
    get throws {
      [
        id.rawValue, seq, lastEventAt.rawValue, dueAt?.rawValue, status.rawValue, priority.rank, createdAt.rawValue,
        waitingSince?.rawValue, firstLine?.stored, locale.rawValue, customer?.rawValue, agent?.id.stored,
        agent?.name.stored, handoff?.cause.rawValue, handoff?.department?.rawValue.stored, handoff?.priority.rank,
        handoff?.agent?.id.stored, handoff?.agent?.name.stored, handoff?.by?.id.stored, handoff?.by?.name.stored,
        handoff?.ahead, labels.isEmpty ? nil : try EventBody.encoded(labels), lastWait?.at.rawValue,
        lastWait?.milliseconds, lastWait?.ahead,
      ]
    }
  }

  /// Writes what is not as in `before`: a customer's line changes two or three columns, and only the indexes of those
  /// are touched.
  func write(over before: ConversationSummary?, to database: Database) throws {
    var withoutMotion = self
    if let before {
      withoutMotion.seq = before.seq
      withoutMotion.lastEventAt = before.lastEventAt
      withoutMotion.dueAt = before.dueAt
    }
    if withoutMotion != before { return try writeAll(labelled: before?.labels ?? [], to: database) }
    if dueAt == before?.dueAt {
      try database.cachedStatement(sql: "UPDATE conversations SET seq = ?, last_event_at = ? WHERE id = ?")
        .execute(arguments: [seq, lastEventAt.rawValue, id.rawValue])
    } else {
      try database.cachedStatement(sql: "UPDATE conversations SET seq = ?, last_event_at = ?, due_at = ? WHERE id = ?")
        .execute(arguments: [seq, lastEventAt.rawValue, dueAt?.rawValue, id.rawValue])
    }
  }

  private func writeAll(labelled before: [String], to database: Database) throws {
    try database.cachedStatement(sql: Self.upsert).execute(arguments: values)
    guard labels != before else { return }
    for label in before where !labels.contains(label) {
      try database.execute(
        sql: "DELETE FROM labels WHERE label = ? AND conversation = ?", arguments: [label.stored, id.rawValue])
    }
    for label in labels where !before.contains(label) {
      try database.execute(sql: "INSERT OR IGNORE INTO labels VALUES (?, ?)", arguments: [label.stored, id.rawValue])
    }
  }

  private static let upsert = {
    let names = columns.split(separator: ", ")
    let places = Array(repeating: "?", count: names.count).joined(separator: ", ")
    let updates = names.filter { $0 != "id" && $0 != "created_at" }.map { "\($0) = excluded.\($0)" }
    return """
      INSERT INTO conversations (\(columns)) VALUES (\(places))
      ON CONFLICT (id) DO UPDATE SET \(updates.joined(separator: ", "))
      """
  }()
}

extension Priority {
  fileprivate init?(rank: Int) {
    guard Self.allCases.indices.contains(rank) else { return nil }
    self = Self.allCases[rank]
  }

  fileprivate var rank: Int? { Self.allCases.firstIndex(of: self) }
}

extension Row {
  fileprivate func moment(_ index: Int) -> Timestamp? { (self[index] as Int64?).map(Timestamp.init(milliseconds:)) }

  /// Of the id in one column and the name in the next.
  fileprivate func agent(_ index: Int) -> Agent? {
    text(index).map { Agent(id: $0, name: text(index + 1) ?? "") }
  }

  fileprivate func handoff(_ index: Int) -> Handoff? {
    guard let cause = (self[index] as String?).flatMap(Cause.init(rawValue:)) else { return nil }
    return Handoff(
      cause: cause, department: text(index + 1).map(DepartmentID.init(rawValue:)),
      priority: (self[index + 2] as Int?).flatMap(Priority.init(rank:)) ?? .normal, agent: agent(index + 3),
      by: agent(index + 5), ahead: self[index + 7])
  }
}
