import ArgumentParser
import Conversation
import Foundation
import Knowledge
import Storage
import Terminal

/// The data folder, and what is stored in it.
struct DataOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The data folder, which holds the conversations; commands that store something make it.", valueName: "folder"))
  var data = Configuration.given(.data)

  func store() throws(Failure) -> SQLiteEventStore { try Self.store(in: data) }

  /// The same, for who only reads or corrects: nothing is made.
  func existingStore() throws(Failure) -> SQLiteEventStore {
    guard FileManager.default.fileExists(atPath: data + "/" + SQLiteEventStore.databaseName) else {
      throw Failure(
        "\(SafeText.line(data)): nothing is stored there.",
        mend: "Name the data folder of a desk with --data, or begin one: frontdesk chat, frontdesk serve.")
    }
    return try store()
  }

  static func store(in folder: String) throws(Failure) -> SQLiteEventStore {
    do throws(StoreError) {
      return try SQLiteEventStore(dataFolder: URL(fileURLWithPath: folder, isDirectory: true))
    } catch { throw Failure(error) }
  }
}

extension EventStore {
  /// All events of the conversation that a customer or agent named.
  ///
  /// - Throws: for every name that is not a conversation's, and for text that could never be one (H36), the same.
  func conversation(named name: String) async throws(Failure) -> (id: ConversationID, events: [Event]) {
    guard let id = ConversationID(rawValue: name) else { throw Failure.noConversation(name) }
    let events = try await allEvents(of: id)
    guard !events.isEmpty else { throw Failure.noConversation(name) }
    return (id, events)
  }

  func allEvents(of id: ConversationID) async throws(Failure) -> [Event] {
    do throws(StoreError) { return try await events(of: id, after: 0, limit: .max) } catch { throw Failure(error) }
  }

  /// What `read` makes of each conversation, in the order in which they began.
  ///
  /// - Parameter label: what is being done, for a line that says how far it is; nil: none.
  func gather<Found>(
    saying label: String? = nil, _ read: (ConversationID, [Event]) -> [Found]
  ) async throws(Failure) -> [Found] {
    let progress = label.map { ProgressLine($0) }
    defer { progress?.done() }
    let summaries = try await summaries().sorted {
      ($0.createdAt, $0.id.rawValue) < ($1.createdAt, $1.id.rawValue)
    }
    var found: [Found] = []
    for (index, summary) in summaries.enumerated() {
      found += read(summary.id, try await allEvents(of: summary.id))
      progress?.reached(Double(index + 1) / Double(summaries.count))
    }
    return found
  }

  /// The latest first.
  func summaries(limit: Int = .max) async throws(Failure) -> [ConversationSummary] {
    do throws(StoreError) { return try await conversations(limit: limit) } catch { throw Failure(error) }
  }
}

extension Failure {
  fileprivate static func noConversation(_ name: String) -> Failure {
    Failure("There is no conversation of that name: \(SafeText.line(name)).", mend: "`frontdesk history` lists them.")
  }

  init(_ error: StoreError) {
    switch error {
    case .conflict:
      self.init(
        "Somebody else wrote to the conversation meanwhile, so nothing was stored.", mend: "Run the command again.")
    case .full(let path):
      self.init(
        "\(SafeText.line(path)): the disk is full; nothing already stored is lost.", mend: "Make room and try again.")
    case .unusable(let path, let reason, let mend):
      self.init(SafeText.line("\(path): \(reason)"), mend: SafeText.line(mend).asSentence)
    case .newerSchema(let path):
      self.init(
        "\(SafeText.line(path)): a newer version of frontdesk wrote this.",
        mend: "Use that version, or another data folder.")
    case .tracesLeft(let path, let reason, let mend):
      self.init(
        SafeText.line("\(path) may still hold traces of what was erased: \(reason)"),
        mend: SafeText.line("\(mend), and have it erased once more").asSentence)
    case .corrupt(let conversation, let seq, let reason):
      self.init(
        "Event \(seq) of conversation \(SafeText.line(conversation)) cannot be read: \(SafeText.line(reason)).",
        mend: "Restore the data folder from a backup.")
    }
  }
}
