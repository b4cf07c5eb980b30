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
    return migrator
  }
}
