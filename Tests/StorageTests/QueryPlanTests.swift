import Conversation
import GRDB
import Knowledge
import Testing

@testable import Storage

@Suite("What SQLite does for each list")
struct QueryPlanTests {
  private func plan(_ sql: String, _ arguments: StatementArguments = []) async throws -> [String] {
    let folder = try TemporaryFolder()
    let store = try SQLiteEventStore(dataFolder: folder.data)
    return try await store.pool.read { database in
      let statement = try database.makeStatement(sql: "EXPLAIN QUERY PLAN " + sql)
      return try Row.fetchAll(statement, arguments: arguments).map { $0["detail"] }
    }
  }

  private func expectIndexed(_ plan: [String], _ sentence: Comment) {
    #expect(!plan.contains { $0.hasPrefix("SCAN conversations") && !$0.contains("INDEX") }, sentence)
    #expect(!plan.contains { $0.hasPrefix("SCAN events") }, sentence)
  }

  @Test(
    "A list by customer, agent or label reads what they have; one by status walks the index by time",
    arguments: [
      (
        ConversationFilter(customer: CustomerID(rawValue: String(repeating: "a", count: 26))),
        "by_customer (customer=?)"
      ),
      (ConversationFilter(agent: "a"), "by_agent (agent=?)"),
      (ConversationFilter(statuses: [.open], agent: "a"), "by_agent (agent=?)"),
      (ConversationFilter(label: "vip"), "PRIMARY KEY (id=?)"),
      (ConversationFilter(statuses: [.pending]), "by_status (status=?)"),
      (ConversationFilter(statuses: [.open, .snoozed]), "by_status (status=?)"),
      (ConversationFilter(), "by_status (status=?)"),
    ])
  func filters(filter: ConversationFilter, index: String) async throws {
    let (sql, arguments) = try #require(ConversationSummary.query(matching: filter, limit: 50))
    let plan = try await plan(sql, arguments)
    #expect(plan.contains { $0.contains(index) }, "\(plan)")
    expectIndexed(plan, "\(plan)")
    // Several statuses are merged: what is sorted then is no more than the limit of each.
    if filter.statuses?.count == 1, filter.agent == nil {
      #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
    }
  }

  @Test("The queue, timers and waits are read in the order of their index, without sorting")
  func ordered() async throws {
    for (sql, index) in [
      ("SELECT id FROM conversations WHERE due_at <= 5 ORDER BY due_at, id LIMIT 9", "conversations_due"),
      (
        "SELECT id FROM conversations WHERE customer = 'a' AND id > 'a' ORDER BY id LIMIT 9",
        "conversations_by_customer (customer=? AND id>?)"
      ),
      ("SELECT min(due_at) FROM conversations WHERE due_at IS NOT NULL", "conversations_due"),
      (
        """
        SELECT waited_until, waited_ms, waited_ahead FROM conversations WHERE waited_until IS NOT NULL
        ORDER BY waited_until DESC, id LIMIT 9
        """, "conversations_waited"
      ),
      (
        """
        SELECT * FROM conversations INDEXED BY conversations_waiting WHERE status = 'pending'
        ORDER BY priority DESC, waiting_since, id
        """, "conversations_waiting"
      ),
    ] {
      let plan = try await plan(sql)
      #expect(plan.contains { $0.contains(index) } && !plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
    }
  }
}
