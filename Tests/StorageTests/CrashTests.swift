#if compiler(>=6.3)
  import Conversation
  import Foundation
  import Knowledge
  import Testing

  @testable import Storage

  @Suite("A process that is killed", .serialized)
  struct CrashTests {
    private static let id = ConversationID(random: 1, 2)

    @Test(
      "I1, I3, I4: killed in the midst of appending ten times over, no acknowledged event is lost, no append is half there"
    )
    func killed() async throws {
      let folder = try TemporaryFolder()
      let data = folder.data.path
      let acknowledgements = folder.url.appending(path: "acknowledged").path
      var acknowledgedBefore = 0
      for round in 0..<10 {
        await #expect(processExitsWith: .signal(SIGKILL)) {
          [data = data as String, acknowledgements = acknowledgements as String, round = round as Int] in
          try await Self.appendUntilKilled(data: data, acknowledgements: acknowledgements, round: round)
        }
        let acknowledged = try Self.lastAcknowledged(in: acknowledgements)
        let store = try SQLiteEventStore(dataFolder: folder.data)
        let seqs = try await store.events(of: Self.id, after: 0, limit: .max).map(\.seq)
        #expect(seqs == Array(1...max(1, seqs.count)))
        #expect(seqs.count.isMultiple(of: 3), "an append of three is whole or not there")
        #expect(seqs.count >= acknowledged, "acknowledged \(acknowledged), stored \(seqs.count)")
        #expect(acknowledged > acknowledgedBefore, "the child got to work in round \(round)")
        #expect(try await store.conversations(limit: 1).first?.seq == seqs.count)
        acknowledgedBefore = acknowledged
      }
    }

    /// In the child: writes down each seq after its append returned, until a moment that the round determines.
    private static func appendUntilKilled(data: String, acknowledgements: String, round: Int) async throws {
      let store = try SQLiteEventStore(dataFolder: URL(filePath: data))
      let file = open(acknowledgements, O_WRONLY | O_CREAT | O_APPEND, 0o600)
      var seq = try await store.conversations(limit: 1).first?.seq ?? 0
      Thread.detachNewThread {
        usleep(UInt32(40_000 + 17_391 * round))
        kill(getpid(), SIGKILL)
      }
      while true {
        let line = Event.Content.message(
          Message(from: Speaker(.customer), text: String(repeating: "x", count: seq % 5_000)))
        let decided = Event.Content.masked(Masked(cardNumbers: seq))
        let added = try await store.append(
          [line, decided, line], to: id, expecting: seq, at: Timestamp(milliseconds: 0))
        seq = added.last?.seq ?? seq
        let acknowledgement = Array("\(seq)\n".utf8)
        guard write(file, acknowledgement, acknowledgement.count) == acknowledgement.count else { exit(1) }
      }
    }

    private static func lastAcknowledged(in file: String) throws -> Int {
      let text = String(decoding: try Data(contentsOf: URL(filePath: file)), as: UTF8.self)
      // A line that the kill cut short was not acknowledged whole.
      return text.split(separator: "\n").dropLast(text.hasSuffix("\n") ? 0 : 1).last.flatMap { Int($0) } ?? 0
    }
  }
#else
  import Testing

  @Suite("A process that is killed")
  struct CrashTests {
    @Test(
      "I1, I3, I4: killed in the midst of appending, no acknowledged event is lost, no append is half there",
      .disabled("a compiler before 6.3 cannot hand values to a test's own process"))
    func killed() {}
  }
#endif
