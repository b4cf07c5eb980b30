import Foundation
import NIOCore
import NIOHTTP1

/// An answer to a request, whole.
struct HTTPResponse: Sendable {
  var status: HTTPResponseStatus
  var headers: [(name: String, value: String)]
  var body: ByteBuffer

  init(
    _ status: HTTPResponseStatus, _ headers: [(name: String, value: String)] = [], body: ByteBuffer = ByteBuffer()
  ) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// A sentence for whoever reads it.
  static func text(_ status: HTTPResponseStatus, _ sentence: String) -> HTTPResponse {
    HTTPResponse(
      status, [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store")],
      body: ByteBuffer(string: sentence + "\n"))
  }

  static func json(_ status: HTTPResponseStatus, _ value: some Encodable) -> HTTPResponse {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Of values that are made here: strings, numbers and lists of them.
    let data = (try? encoder.encode(value)) ?? Data("{}".utf8)
    return HTTPResponse(
      status, [("Content-Type", "application/json"), ("Cache-Control", "no-store")], body: ByteBuffer(bytes: data))
  }

  func with(_ name: String, _ value: String?) -> HTTPResponse {
    var response = self
    if let value { response.headers.append((name, value)) }
    return response
  }
}

extension HTTPResponse {
  /// As it goes over the wire.
  ///
  /// - Parameters:
  ///   - isForHead: whether the body is only announced.
  ///   - isSecure: whether it goes by TLS.
  func bytes(isForHead: Bool, keepsAlive: Bool, isSecure: Bool) -> ByteBuffer {
    var bytes = head(keepsAlive: keepsAlive, isSecure: isSecure, length: body.readableBytes)
    if !isForHead { bytes.writeImmutableBuffer(body) }
    return bytes
  }

  /// - Parameter length: nil: the body goes on until the connection ends.
  func head(keepsAlive: Bool, isSecure: Bool, length: Int?) -> ByteBuffer {
    var head = ByteBuffer()
    head.reserveCapacity(1_024 + (length ?? 0))
    head.writeString("HTTP/1.1 \(status.code) \(status.reasonPhrase)\r\n")
    var lines = headers
    if let length, status.mayHaveBody {
      lines.append(("Content-Length", String(length)))
    }
    if !keepsAlive { lines.append(("Connection", "close")) }
    lines.append(("Date", HTTPDate.now))
    let named = Set(lines.map { $0.name.lowercased() })
    lines += SecurityHeaders.all(isSecure: isSecure).filter { !named.contains($0.name.lowercased()) }
    for line in lines { head.writeString("\(line.name): \(line.value)\r\n") }
    head.writeString("\r\n")
    return head
  }
}

extension HTTPResponseStatus {
  fileprivate var mayHaveBody: Bool { code >= 200 && code != 204 && code != 304 }
}
