import Digests
import Foundation
import NIOHTTP1

/// The opening of a WebSocket (RFC 6455 § 4.2).
enum WebSocketHandshake {
  static let version = "13"
  private static let suffix = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
  private static let keyBytes = 16

  /// Whether a request asks for one, well or badly.
  static func isAsked(by request: HTTPRequest) -> Bool {
    // HTTP/1.0 has no upgrade (RFC 9110 § 7.8).
    request.version.minor >= 1 && request.headers.has("upgrade", "websocket")
      && request.headers.has("connection", "upgrade")
  }

  /// What accepts a client's key; nil for what is no key.
  static func acceptance(of key: String?) -> String? {
    guard let key, Data(base64Encoded: key)?.count == keyBytes else { return nil }
    return Data(SHA1.hash((key + suffix).utf8)).base64EncodedString()
  }
}
