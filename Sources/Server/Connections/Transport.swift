import Logging

/// How a connection came in, and whom the system says it is from.
struct Transport: Hashable, Sendable {
  /// Somebody whom the system vouches for: the user who runs the desk, or root.
  struct User: Hashable, Sendable {
    /// The login name.
    var name: String
  }

  /// `tcp`, `unix`, `stdio`, `websocket` or `events`.
  var name: String
  /// Nil where nobody vouches: an agent needs a token then.
  var user: User? = nil
  /// What limits are counted by; nil where there are none. Held in memory only (P9).
  var address: ClientAddress? = nil
  /// What an agent's browser showed when it came in from the desk's own page, see `DeskSessions`; a hello with the
  /// session's `csrf` needs no token then.
  var cookie: String? = nil

  /// For a log.
  func metadata(_ more: Logger.Metadata = [:]) -> Logger.Metadata {
    var metadata = more
    metadata["transport"] = "\(name)"
    if let address { metadata["address"] = "\(address.truncated)" }
    return metadata
  }
}
