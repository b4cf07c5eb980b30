import Conversation
import GRDB

/// The tables, and how they came to be.
///
/// A migration that was released is never changed; a new one is added below it.
enum Schema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 conversations and their events") { database in
      // `priority` is the rank among `Priority.allCases`; times are milliseconds since 1970. `first_line` is UTF-8 that
      // may hold NUL, hence a blob. Events keep their row ids, so that they go to the end of the file whatever their
      // conversation: without, 300 rows over 3,000 conversations took 22 ms to commit instead of 9–12, and reading a
      // conversation was 1.2–1.7 times as fast.
      try database.execute(
        sql: """
          CREATE TABLE conversations (
            id TEXT NOT NULL PRIMARY KEY,
            seq INTEGER NOT NULL,
            status TEXT NOT NULL,
            priority INTEGER NOT NULL,
            created_at INTEGER NOT NULL,
            last_event_at INTEGER NOT NULL,
            waiting_since INTEGER,
            first_line BLOB
          ) STRICT, WITHOUT ROWID;

          CREATE INDEX conversations_by_latest ON conversations (last_event_at DESC, id);

          CREATE INDEX conversations_waiting ON conversations (priority DESC, waiting_since, id)
            WHERE status = 'pending';

          CREATE TABLE events (
            conversation TEXT NOT NULL REFERENCES conversations (id),
            seq INTEGER NOT NULL,
            at INTEGER NOT NULL,
            kind TEXT NOT NULL,
            body TEXT NOT NULL,
            PRIMARY KEY (conversation, seq)
          ) STRICT;
          """)
    }
    migrator.registerMigration("2 lists, timers, search and agents") { database in
      try database.execute(sql: lists + search + agents)
      // The epoch is the name of what is stored here; it has the form of a conversation's, and means none.
      let epoch = ConversationID(random: .random(in: 0 ... .max), .random(in: 0 ... .max)).rawValue
      try database.execute(sql: "INSERT INTO about VALUES ('epoch', ?)", arguments: [epoch])
    }
    return migrator
  }

  /// What lists show, and an index for each of them. Names that others chose may hold NUL, hence blobs. What the desk
  /// reads of every waiting conversation when it starts stands in columns, since JSON took most of that time.
  ///
  /// An index that holds `last_event_at` is written with every append, so there is one only: a list of all statuses merges
  /// five.
  private static let lists = """
    CREATE TABLE about (name TEXT NOT NULL PRIMARY KEY, value ANY) STRICT, WITHOUT ROWID;

    ALTER TABLE conversations ADD COLUMN locale TEXT NOT NULL DEFAULT 'en';
    ALTER TABLE conversations ADD COLUMN customer TEXT;
    ALTER TABLE conversations ADD COLUMN agent BLOB;
    ALTER TABLE conversations ADD COLUMN agent_name BLOB;
    ALTER TABLE conversations ADD COLUMN cause TEXT;
    ALTER TABLE conversations ADD COLUMN department BLOB;
    ALTER TABLE conversations ADD COLUMN handoff_priority INTEGER;
    ALTER TABLE conversations ADD COLUMN meant_for BLOB;
    ALTER TABLE conversations ADD COLUMN meant_for_name BLOB;
    ALTER TABLE conversations ADD COLUMN passed_on_by BLOB;
    ALTER TABLE conversations ADD COLUMN passed_on_by_name BLOB;
    ALTER TABLE conversations ADD COLUMN ahead INTEGER;
    ALTER TABLE conversations ADD COLUMN labels TEXT;
    ALTER TABLE conversations ADD COLUMN due_at INTEGER;
    ALTER TABLE conversations ADD COLUMN waited_until INTEGER;
    ALTER TABLE conversations ADD COLUMN waited_ms INTEGER;
    ALTER TABLE conversations ADD COLUMN waited_ahead INTEGER;

    DROP INDEX conversations_by_latest;
    CREATE INDEX conversations_by_status ON conversations (status, last_event_at DESC, id);
    CREATE INDEX conversations_by_customer ON conversations (customer) WHERE customer IS NOT NULL;
    CREATE INDEX conversations_by_agent ON conversations (agent, status) WHERE agent IS NOT NULL;
    CREATE INDEX conversations_due ON conversations (due_at, id) WHERE due_at IS NOT NULL;
    CREATE INDEX conversations_waited ON conversations (waited_until DESC, id) WHERE waited_until IS NOT NULL;

    CREATE TABLE labels (
      label BLOB NOT NULL,
      conversation TEXT NOT NULL REFERENCES conversations (id),
      PRIMARY KEY (label, conversation)
    ) STRICT, WITHOUT ROWID;

    """

  /// The index of the search has no text of its own. It is fed words that are folded already, so that `ascii` splits them
  /// at the spaces and nothing depends on SQLite's tables of characters. `indexed` is the last row of `events` that it
  /// knows; rows are numbered explicitly, since `VACUUM` renumbers others. Whoever erases the last rows of `events` must
  /// see that `indexed` is not above what is left: their numbers are given again.
  private static let search = """
    CREATE TABLE numbered (
      row INTEGER PRIMARY KEY,
      conversation TEXT NOT NULL REFERENCES conversations (id),
      seq INTEGER NOT NULL,
      at INTEGER NOT NULL,
      kind TEXT NOT NULL,
      body TEXT NOT NULL,
      UNIQUE (conversation, seq)
    ) STRICT;
    INSERT INTO numbered SELECT rowid, conversation, seq, at, kind, body FROM events ORDER BY rowid;
    DROP TABLE events;
    ALTER TABLE numbered RENAME TO events;

    CREATE VIRTUAL TABLE search USING fts5(words, content='', columnsize=0, detail=none, tokenize='ascii');
    INSERT INTO about VALUES ('indexed', 0);

    """

  /// `version` counts the changes of accounts. `name_key` is the name without case.
  private static let agents = """
    CREATE TABLE agents (
      id TEXT NOT NULL PRIMARY KEY,
      name BLOB NOT NULL,
      name_key BLOB NOT NULL,
      role TEXT NOT NULL,
      departments TEXT NOT NULL,
      capacity INTEGER NOT NULL,
      token_digest BLOB NOT NULL UNIQUE,
      created_at INTEGER NOT NULL,
      revoked_at INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX agents_by_name ON agents (name_key) WHERE revoked_at IS NULL;
    INSERT INTO about VALUES ('agents', 0);

    CREATE TABLE audit (
      number INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      agent BLOB,
      agent_name BLOB,
      action TEXT NOT NULL,
      conversation TEXT,
      detail BLOB
    ) STRICT;
    """
}
