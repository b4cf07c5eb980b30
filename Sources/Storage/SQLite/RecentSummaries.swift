import Conversation

/// The summaries that the store wrote last, so that an append need not read what it knows.
///
/// They are true while nobody else has written the file: SQLite says so, by a number that changes with every commit of
/// another connection (`PRAGMA data_version`), asked inside the transaction that relies on it. Bounded: two generations
/// of `generationMaximum`, of which the older goes when the younger is full.
struct RecentSummaries {
  static let generationMaximum = 2_048

  private var younger: [ConversationID: ConversationSummary] = [:]
  private var older: [ConversationID: ConversationSummary] = [:]
  private var version: Int?

  var count: Int { younger.count + older.count }

  /// Forgets everything unless the file is still as `version` says.
  mutating func keep(ifStill version: Int?) {
    if version == nil || version != self.version { forget() }
    self.version = version
  }

  mutating func forget() {
    younger = [:]
    older = [:]
  }

  subscript(_ id: ConversationID) -> ConversationSummary? {
    get { younger[id] ?? older[id] }
    set {
      if younger.count >= Self.generationMaximum, younger[id] == nil {
        older = younger
        younger = [:]
      }
      younger[id] = newValue
    }
  }
}
