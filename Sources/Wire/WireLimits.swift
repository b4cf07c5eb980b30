/// What a client may send, announced in the welcome and enforced where lines are read.
package struct WireLimits: Hashable, Sendable {
  /// Of one line, without its LF and a CR before that (H2).
  package var lineBytes = 65_536
  /// An unended line of so many bytes ends the connection.
  package var unendedLineBytes = 1_048_576
  /// Unicode scalars of one text.
  package var textScalars = 8_000
  /// Objects and lists within each other, the line's own object counted (H4).
  package var depth = 16
  /// What a customer's session may send in the long run; 0: any number. Agents have no such limit.
  package var linesPerSecond = 5
  /// What a customer's session may send at once.
  package var linesBurst = 20
  /// Requests of a connection that are not answered yet; at so many the socket is not read (I10).
  package var unacknowledged = 32
  /// Bytes that wait to be sent; at more the connection ends as lagged (I10).
  package var outwardBytes = 262_144
  /// The most events that one `history` is answered with.
  package var historyEvents = 300
  /// New sessions of one address.
  package var sessionsPerMinute = 10
  /// Connections of one address that speak lines. Six times as many may make requests over HTTP.
  package var connectionsPerAddress = 20
  /// How long a connection may wait with its hello (H12).
  package var helloSeconds = 10
  /// How often a client should send `ping`.
  package var heartbeatSeconds = 25
  /// How long nothing may come from a client, and how long it may read nothing of what waits for it.
  package var idleSeconds = 60

  /// What docs/protocol.md gives.
  package init() {}
}
