import NIOCore
import NIOHTTP1

/// The ways by which lines come in (docs/protocol.md § Where it is spoken).
extension Website {
  /// Names the stream whose lines a request brings.
  static let streamHeader = "Frontdesk-Stream"

  func webSocket(_ request: HTTPRequest) -> Reply {
    guard WebSocketHandshake.isAsked(by: request) else {
      return .response(.text(.upgradeRequired, "Speak WebSocket here.").with("Upgrade", "websocket"))
    }
    guard isAllowed(request) else { return .response(foreign(request)) }
    guard request.header("sec-websocket-version") == WebSocketHandshake.version else {
      return .response(
        .text(.upgradeRequired, "Speak version 13 of WebSocket.")
          .with("Upgrade", "websocket").with("Sec-WebSocket-Version", WebSocketHandshake.version))
    }
    guard request.method == .GET, request.body.readableBytes == 0,
      let acceptance = WebSocketHandshake.acceptance(of: request.header("sec-websocket-key"))
    else { return .response(.text(.badRequest, "The WebSocket's key or body is wrong.")) }
    return .webSocket(
      HTTPResponse(
        .switchingProtocols,
        [("Upgrade", "websocket"), ("Connection", "Upgrade"), ("Sec-WebSocket-Accept", acceptance)]))
  }

  func eventStream(_ request: HTTPRequest) -> Reply {
    guard isAllowedToRead(request), request.method == .GET else {
      return .response(shared(foreign(request), with: request))
    }
    return .eventStream(
      shared(
        HTTPResponse(
          .ok,
          [
            ("Content-Type", "text/event-stream"), ("Cache-Control", "no-store, no-transform"),
            // Proxies that gather answers would gather this one for ever.
            ("X-Accel-Buffering", "no"),
          ]), with: request))
  }

  func lines(_ request: HTTPRequest) -> Reply {
    guard isAllowed(request) else { return .response(shared(foreign(request), with: request)) }
    guard let id = request.header(Self.streamHeader) else {
      return .response(
        shared(.text(.forbidden, "Name the stream in the header \(Self.streamHeader)."), with: request))
    }
    return .later { [self] in
      let response: HTTPResponse =
        switch await streams.post(request.body, to: id) {
        case .taken: HTTPResponse(.noContent)
        case .tooMany: .text(.serviceUnavailable, "Wait until what was posted is taken.").with("Retry-After", "1")
        case .gone: .text(.notFound, "There is no such stream; open one at /events.")
        }
      return shared(response, with: request)
    }
  }
}
