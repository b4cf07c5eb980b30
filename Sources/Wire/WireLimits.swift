/// What a client may send, announced in the welcome and enforced where lines are read.
package struct WireLimits: Hashable, Sendable {
  package var lineBytes = 65_536
  /// An unended line of so many bytes ends the connection.
  package var unendedLineBytes = 1_048_576
  package var textScalars = 8_000
  package var depth = 16
  package var linesPerSecond = 5
  package var linesBurst = 20
  /// Requests of a connection that are not answered yet; at so many the socket is not read (I10).
  package var unacknowledged = 32
  /// Bytes that wait to be sent; at more the connection ends as lagged (I10).
  package var outwardBytes = 262_144
  package var historyEvents = 300
  package var sessionsPerMinute = 10
  package var connectionsPerAddress = 20
  package var helloSeconds = 10
  package var heartbeatSeconds = 25
  package var idleSeconds = 60

  package init() {}
}
