import Foundation

/// A client that speaks WebSocket, well or badly.
final class SocketClient {
  struct Frame: Equatable {
    var opcode: UInt8
    var payload: [UInt8]

    var text: String { String(decoding: payload, as: UTF8.self) }
    /// Of a close.
    var code: Int? { payload.count < 2 ? nil : Int(payload[0]) << 8 | Int(payload[1]) }
    var reason: String { String(decoding: payload.dropFirst(2), as: UTF8.self) }
  }

  private static let mask: [UInt8] = [0x37, 0xFA, 0x21, 0x3D]

  let web: WebClient

  /// - Parameter origin: nil: the desk's own.
  init(port: Int, origin: String? = nil, headers: [String] = []) throws {
    web = try WebClient(port: port)
    let answer = try web.ask("GET", "/ws", Self.opening(origin ?? web.origin) + headers)
    guard answer.status == 101 else { throw WebClient.Gone(description: "\(answer)") }
  }

  /// What asks for a WebSocket.
  static func opening(_ origin: String?) -> [String] {
    [
      "Upgrade: websocket", "Connection: keep-alive, Upgrade", "Sec-WebSocket-Version: 13",
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    ] + (origin.map { ["Origin: \($0)"] } ?? [])
  }

  /// A masked frame.
  static func frame(_ first: UInt8, _ payload: [UInt8]) -> [UInt8] {
    var bytes = [first]
    switch payload.count {
    case ...125: bytes.append(0x80 | UInt8(payload.count))
    case ...65_535: bytes += [0x80 | 126, UInt8(payload.count >> 8), UInt8(payload.count & 255)]
    default: bytes += [0x80 | 127] + (0..<8).map { UInt8(truncatingIfNeeded: payload.count >> (56 - 8 * $0)) }
    }
    return bytes + mask + payload.enumerated().map { $0.element ^ mask[$0.offset & 3] }
  }

  func send(_ text: String) throws { try send(0x81, Array(text.utf8)) }
  func send(_ first: UInt8, _ payload: [UInt8]) throws { try web.send(bytes: Self.frame(first, payload)) }

  func next() throws -> Frame {
    let head = try web.take(2)
    guard head[1] & 0x80 == 0 else { throw WebClient.Gone(description: "the server masks") }
    var length = Int(head[1])
    if length == 126 { length = try web.take(2).reduce(0) { $0 << 8 | Int($1) } }
    if length == 127 { length = try web.take(8).reduce(0) { $0 << 8 | Int($1) } }
    return Frame(opcode: head[0] & 0x0F, payload: try web.take(length))
  }

  /// The next line; other frames are an error.
  func line() throws -> Line {
    let frame = try next()
    guard frame.opcode == 1 else { throw WebClient.Gone(description: "frame \(frame)") }
    return Line(frame.text)
  }

  func line(where fits: (Line) -> Bool) throws -> Line {
    while true {
      let line = try line()
      if fits(line) { return line }
    }
  }

  /// The close, after whatever lines come before it.
  func close() throws -> Frame {
    while true {
      let frame = try next()
      if frame.opcode == 8 { return frame }
    }
  }

  @discardableResult
  func hello(_ more: String = #""role":"customer""#) throws -> Line {
    try send(#"{"type":"hello","v":1,\#(more)}"#)
    return try line { ["welcome", "error", "bye"].contains($0.type) }
  }
}
