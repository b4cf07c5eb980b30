/// Who asks, and by which name they know this desk: by what the connection itself says, and where it comes from the
/// trusted proxy, by what that adds (H20).
struct Visitor: Hashable, Sendable {
  /// What limits are counted by.
  var address: ClientAddress?
  /// Whether it is somebody on this machine.
  var isLocal: Bool
  /// Whether the browser speaks TLS.
  var isSecure: Bool
  /// Scheme, host and port as a browser writes them in `Origin`; nil where the host is none of this desk's.
  var ownOrigin: String?
}
