import Logging
import Wire

/// Who stands behind all connections: lets them in, finds out who they are, and knows which there are.
protocol Greeter: Sendable {
  var logger: Logger { get }
  /// A connection has opened. `closed` is called for it, whatever becomes of it.
  func opened(_ mailbox: Mailbox, _ transport: Transport) -> ConnectionHub.Admission
  /// Finds out who says hello. Puts `welcomed`, `turnedAway` or `farewell` into the mailbox, at any time.
  func greet(_ hello: Hello, _ transport: Transport, _ mailbox: Mailbox)
  /// A connection is gone.
  func closed(_ mailbox: Mailbox, _ transport: Transport, _ farewell: Farewell?)
}
