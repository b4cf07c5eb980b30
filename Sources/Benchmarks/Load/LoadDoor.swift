/// By which way a client comes in.
package enum LoadDoor: String, Hashable, Sendable, Codable, CaseIterable {
  /// Lines over TCP.
  case lines
  /// Lines in the text frames of a WebSocket, at `/ws`.
  case webSocket
}
