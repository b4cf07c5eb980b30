import Desk
import Logging
import NIOHTTP1

/// Which pages may do what (H14, H15): the desk's own, and those of the origins that the settings name. A browser says
/// truly which page asks, in `Origin`; where that is missing on a request to read, in `Sec-Fetch-Site`.
extension Website {
  func isOwn(_ request: HTTPRequest) -> Bool {
    guard let origin = request.header("origin") else { return false }
    return origin == request.visitor.ownOrigin
  }

  func isAllowed(_ request: HTTPRequest) -> Bool {
    guard let origin = request.header("origin") else { return false }
    return origin == request.visitor.ownOrigin || origins.contains(origin)
  }

  /// For what browsers fetch from their own site without saying so in `Origin`.
  func isAllowedToRead(_ request: HTTPRequest) -> Bool {
    if request.headers.contains(name: "origin") { return isAllowed(request) }
    return request.header("sec-fetch-site") == "same-origin"
  }

  /// Refuses a page of another site, and tells the owner, who may have forgotten it.
  func foreign(_ request: HTTPRequest) -> HTTPResponse {
    if let origin = request.header("origin"), let told = foreignOrigins.note(origin, at: clock.now()) {
      logger.warning(
        "origin refused",
        metadata: ["origin": "\(told)", "mend": "if that page is yours, add its origin to serve.http_origins"])
    }
    return .text(.forbidden, "This page's origin may not do that. Origins are allowed by serve.http_origins.")
  }

  /// With what lets an allowed page of another site read the answer.
  func shared(_ response: HTTPResponse, with request: HTTPRequest) -> HTTPResponse {
    let response = response.with("Vary", "Origin")
    guard isAllowed(request) else { return response }
    return response.with("Access-Control-Allow-Origin", request.header("origin"))
      .with("Cross-Origin-Resource-Policy", "cross-origin")
  }

  /// A browser asks whether a page may ask.
  func preflight(_ request: HTTPRequest) -> Reply {
    guard isAllowed(request) else { return .response(shared(foreign(request), with: request)) }
    return .response(
      shared(HTTPResponse(.noContent), with: request)
        .with("Access-Control-Allow-Methods", "GET, POST")
        .with("Access-Control-Allow-Headers", "Content-Type, \(Self.streamHeader)")
        .with("Access-Control-Max-Age", "600"))
  }
}
