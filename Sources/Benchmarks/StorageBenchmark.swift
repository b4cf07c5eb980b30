import Conversation
package import Foundation
import Knowledge
import Storage

/// How fast conversations are stored and read, beside what SQLite alone does on the same disk in the same run.
///
/// An append is a turn as the desk stores it: the customer's line, the bot's decision and its reply.
package struct StorageBenchmark: Hashable, Sendable, Codable {
  /// Conversations that write at the same time for `groupedAppendsPerSecond`.
  package static let conversationsAtOnce = 100
  /// Of the conversation that is read.
  package static let eventsRead = 1_000

  /// SQLite alone: one row of a turn's size in each commit.
  package var bareCommitsPerSecond: Double
  /// One conversation, each turn after the one before was acknowledged.
  package var singleAppendsPerSecond: Double
  /// `conversationsAtOnce` conversations, each turn after the conversation's own turn before.
  package var groupedAppendsPerSecond: Double
  /// Reading a whole conversation of `eventsRead` events, median.
  package var readMilliseconds: Double
  /// Listing the 50 latest conversations, median.
  package var listMilliseconds: Double

  /// Measures in a folder of its own under `folder`, which is removed; each rate for `duration`.
  package static func run(in folder: URL, for duration: Duration = .seconds(2)) async throws -> StorageBenchmark {
    let place = folder.appending(path: "storage-benchmark-\(UUID().uuidString)")
    let store = try SQLiteEventStore(dataFolder: place)
    defer { try? FileManager.default.removeItem(at: place) }
    let bytes = try JSONEncoder().encode(turn.map { Event(seq: 1, at: moment, content: $0) }).count
    let before = try BareCommits.perSecond(in: place, bytes: bytes, for: duration / 2)
    let single = try await appendsPerSecond(to: store, conversations: 1, for: duration)
    let grouped = try await appendsPerSecond(to: store, conversations: conversationsAtOnce, for: duration)
    let after = try BareCommits.perSecond(in: place, bytes: bytes, for: duration / 2)
    let long = Self.conversation(.max)
    let contents = (0..<eventsRead).map { turn[$0 % turn.count] }
    _ = try await store.append(contents, to: long, expecting: 0, at: moment)
    return StorageBenchmark(
      bareCommitsPerSecond: (before + after) / 2, singleAppendsPerSecond: single, groupedAppendsPerSecond: grouped,
      readMilliseconds: try await medianMilliseconds {
        _ = try await store.events(of: long, after: 0, limit: eventsRead)
      },
      listMilliseconds: try await medianMilliseconds { _ = try await store.conversations(limit: 50) })
  }

  private static func appendsPerSecond(
    to store: any EventStore, conversations: Int, for duration: Duration
  ) async throws -> Double {
    let start = ContinuousClock.now
    let appends = try await withThrowingTaskGroup(of: Int.self) { group in
      for number in 0..<conversations {
        let id = conversation(UInt64(conversations * 1_000 + number))
        group.addTask {
          var seq = 0
          while ContinuousClock.now - start < duration {
            seq += try await store.append(turn, to: id, expecting: seq, at: moment).count
          }
          return seq / turn.count
        }
      }
      return try await group.reduce(0, +)
    }
    return Double(appends) / ((ContinuousClock.now - start) / .seconds(1))
  }

  private static func medianMilliseconds(of runs: Int = 51, _ body: () async throws -> Void) async throws -> Double {
    var times: [Duration] = []
    for _ in 0..<runs {
      let start = ContinuousClock.now
      try await body()
      times.append(ContinuousClock.now - start)
    }
    return times.sorted()[runs / 2] / .milliseconds(1)
  }

  private static func conversation(_ number: UInt64) -> ConversationID { ConversationID(random: 0, number) }

  private static let moment = Timestamp(milliseconds: 1_795_000_000_000)

  private static let turn: [Event.Content] = [
    .message(Message(from: Speaker(.customer), text: "Hello, my order has not arrived yet. Where is it?")),
    .decided(
      Decision(
        .answer, entries: ["where-is-my-order"],
        reading: Reading(
          band: .answer,
          candidates: ["where-is-my-order", "change-my-address", "returns"].map {
            Reading.Candidate($0, confidence: 0.8)
          },
          evidence: ["Its words \u{201C}order\u{201D}, \u{201C}arrived\u{201D} and \u{201C}where\u{201D} fit."]))),
    .message(
      Message(
        from: Speaker(.bot), text: "We send every order within one working day. You can follow it under your orders.",
        entries: ["where-is-my-order"])),
  ]
}
