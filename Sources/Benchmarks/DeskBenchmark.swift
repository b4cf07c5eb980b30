import Conversation
import Desk
import Foundation
import Knowledge
import Storage
import Wire

/// How a whole desk carries a load: the program as it is served, in a process of its own, with clients over TCP or
/// WebSocket in this one, both on the same processors.
package enum DeskBenchmark {
  /// Customers who talk at the same time.
  package static let clients = 100
  /// Lines a second, of all clients together.
  package static let openLoopRate = 500.0
  /// Customers who came in and say nothing.
  package static let idleSessions = 10_000
  /// How many a desk has in its folder when it starts.
  package static let storedConversations = 100_000

  /// Each client says the next thing when the last was answered: by the bot, and durably stored.
  package struct Throughput: Hashable, Sendable, Codable {
    /// Lines answered, of all clients together.
    package var linesPerSecond: Double
    /// Of the lines, those to which the bot posted an answer; the others were answered otherwise.
    package var answeredShare: Double
    /// Lines answered with an error.
    package var refused: Int
    /// From sending a line to its answer.
    package var medianMilliseconds: Double
    /// Of 100 lines 99 were answered within this.
    package var p99Milliseconds: Double
    /// Processor time of the desk for a line, all of its threads together.
    package var deskMicroseconds: Double
    /// The same of this process, all of its clients, which shares the processors with the desk.
    package var clientMicroseconds: Double
    /// SQLite alone in the same folder, just before and just after: a row of a turn's size in each commit.
    package var bareCommitsPerSecond: Double
  }

  /// Lines that come when chance wants it, `openLoopRate` a second on the whole.
  package struct Latency: Hashable, Sendable, Codable {
    /// Lines answered: about `openLoopRate` unless the desk fell behind.
    package var linesPerSecond: Double
    /// Lines answered with an error.
    package var refused: Int
    /// From when a line was to be sent, so that one that had to wait for its turn counts in full.
    package var medianMilliseconds: Double
    /// Of 100 lines 99 were answered within this.
    package var p99Milliseconds: Double
    /// Of 1,000 lines 999 were answered within this.
    package var p999Milliseconds: Double
    /// Of the line that waited longest.
    package var longestMilliseconds: Double
  }

  /// `idleSessions` customers who came in and say nothing.
  package struct Idle: Hashable, Sendable, Codable {
    /// How they are connected.
    package var door: LoadDoor
    /// How fast they came in, greeting included.
    package var sessionsPerSecond: Double
    /// What the desk grew by, divided by the sessions.
    package var residentBytesEach: Double
    /// The same, of the memory that is nobody else's.
    package var privateBytesEach: Double
  }

  /// A desk that was just started.
  package struct Start: Hashable, Sendable, Codable {
    /// Until a client was welcome.
    package var seconds: Double
    /// A second later, what is shared with other processes included.
    package var residentBytes: Int
    /// A second later, what is nobody else's.
    package var privateBytes: Int
  }

  /// What a start costs by what lies in the data folder.
  package struct Starts: Hashable, Sendable, Codable {
    /// With a new data folder.
    package var empty: Start
    /// With `storedConversations` that the bot answered.
    package var atRest: Start
    /// With `storedConversations` that wait for a person.
    package var waiting: Start
  }
}
