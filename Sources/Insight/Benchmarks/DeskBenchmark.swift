import Conversation
import Desk
import Foundation
import Knowledge
import Storage
import Wire

/// How a whole desk carries a load: the program as it is served, in a process of its own, with clients over TCP or WebSocket in
/// this one, both on the same processors.
package enum DeskBenchmark {
  package static let clients = 100
  package static let openLoopRate = 500.0
  package static let idleSessions = 10_000
  package static let storedConversations = 100_000

  /// Each client says the next thing when the last was answered: by the bot, and durably stored.
  package struct Throughput: Hashable, Sendable, Codable {
    package var linesPerSecond: Double
    /// Of the lines, those to which the bot posted an answer; the others were answered otherwise.
    package var answeredShare: Double
    /// Lines answered with an error.
    package var refused: Int
    package var medianMilliseconds: Double
    package var p99Milliseconds: Double
    /// Of the desk and of the clients, a line.
    package var deskMicroseconds: Double
    package var clientMicroseconds: Double
    /// SQLite alone in the same folder, just before and just after: a row of a turn's size in each commit.
    package var bareCommitsPerSecond: Double
  }

  /// Lines that come when chance wants it, `openLoopRate` a second on the whole.
  package struct Latency: Hashable, Sendable, Codable {
    package var linesPerSecond: Double
    package var refused: Int
    package var medianMilliseconds: Double
    package var p99Milliseconds: Double
    package var p999Milliseconds: Double
    package var longestMilliseconds: Double
  }

  /// `idleSessions` customers who came in and say nothing.
  package struct Idle: Hashable, Sendable, Codable {
    package var door: LoadDoor
    package var sessionsPerSecond: Double
    /// What the desk grew by, divided by the sessions.
    package var residentBytesEach: Double
    package var privateBytesEach: Double
  }

  /// A desk that was just started.
  package struct Start: Hashable, Sendable, Codable {
    /// Until a client was welcome.
    package var seconds: Double
    package var residentBytes: Int
    package var privateBytes: Int
  }

  package struct Starts: Hashable, Sendable, Codable {
    package var empty: Start
    /// With `storedConversations` that the bot answered.
    package var atRest: Start
    /// With `storedConversations` that wait for a person.
    package var waiting: Start
  }
}
