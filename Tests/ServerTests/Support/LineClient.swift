import Foundation
import Glibc

/// A client of the line protocol on a blocking socket, to be used on a thread of its own: what the server is held to is
/// what it really sends.
final class LineClient {
  struct Gone: Error, CustomStringConvertible {
    let description: String
  }

  private static let patienceSeconds = 60

  private let descriptor: CInt
  private var received: [UInt8] = []
  private var start = 0

  /// - Parameter receiveBytes: of the kernel's buffer, where a test does not read.
  init(port: Int, receiveBytes: Int? = nil) throws {
    descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
    if var bytes = receiveBytes.map(CInt.init) {
      setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &bytes, socklen_t(MemoryLayout<CInt>.size))
    }
    // AF_INET, the port, 127.0.0.1 and eight zeros: ip(7).
    let address: [UInt8] = [2, 0, UInt8(port >> 8), UInt8(port & 0xFF), 127, 0, 0, 1] + [UInt8](repeating: 0, count: 8)
    let result = address.withUnsafeBytes { bytes in
      connect(descriptor, bytes.assumingMemoryBound(to: sockaddr.self).baseAddress!, socklen_t(bytes.count))
    }
    try begin(result)
  }

  init(path: String) throws {
    descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix(107)) }
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    try begin(result)
  }

  private func begin(_ result: CInt) throws {
    guard result == 0 else {
      let reason = String(cString: strerror(errno))
      throw Gone(description: "no connection: \(reason)")
    }
    var patience = timeval(tv_sec: Self.patienceSeconds, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(descriptor, SOL_SOCKET, option, &patience, socklen_t(MemoryLayout<timeval>.size))
    }
  }

  deinit { close(descriptor) }

  func send(_ line: String) throws { try send(bytes: Array(line.utf8) + [UInt8(ascii: "\n")]) }

  func send(bytes: [UInt8]) throws {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { raw in
        Glibc.send(descriptor, raw.baseAddress! + sent, raw.count - sent, CInt(MSG_NOSIGNAL))
      }
      guard count > 0 else { throw Gone(description: "cannot send: \(String(cString: strerror(errno)))") }
      sent += count
    }
  }

  /// Says that nothing more will be sent.
  func endInput() { shutdown(descriptor, CInt(SHUT_WR)) }

  /// The next line; nil at the end.
  func next() throws -> Line? {
    while true {
      if let end = received[start...].firstIndex(of: UInt8(ascii: "\n")) {
        let line = Line(String(decoding: received[start..<end], as: UTF8.self))
        start = end + 1
        return line
      }
      if start > 0 { received.removeFirst(start) }
      start = 0
      var chunk = [UInt8](repeating: 0, count: 65_536)
      let count = recv(descriptor, &chunk, chunk.count, 0)
      if count == 0 || (count < 0 && errno == ECONNRESET) { return nil }
      guard count > 0 else { throw Gone(description: "nothing came: \(String(cString: strerror(errno)))") }
      received += chunk[..<count]
    }
  }

  /// The next line that fits; those before it are skipped.
  func next(where fits: (Line) -> Bool) throws -> Line {
    while let line = try next() { if fits(line) { return line } }
    throw Gone(description: "the connection ended")
  }

  func next(_ type: String, id: String? = nil) throws -> Line {
    try next { $0.type == type && (id == nil || $0["id"] == id) }
  }

  /// The `ok` or `error` with this id.
  func answer(to id: String) throws -> Line { try next { ["ok", "error"].contains($0.type) && $0["id"] == id } }

  /// Everything up to and with the line that fits.
  func all(through fits: (Line) -> Bool) throws -> [Line] {
    var lines: [Line] = []
    while let line = try next() {
      lines.append(line)
      if fits(line) { return lines }
    }
    throw Gone(description: "the connection ended after \(lines)")
  }

  /// All that comes until the server closes.
  func rest() throws -> [Line] {
    var lines: [Line] = []
    while let line = try next() { lines.append(line) }
    return lines
  }

  /// Whether nothing comes for a while.
  func isQuiet(milliseconds: CInt) -> Bool {
    if received[start...].contains(UInt8(ascii: "\n")) { return false }
    var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&wait, 1, milliseconds) == 0
  }

  /// Says hello, and waits for the welcome.
  @discardableResult
  func hello(_ more: String = #""role":"customer""#) throws -> Line {
    try send(#"{"type":"hello","v":1,\#(more)}"#)
    return try next { $0.type == "welcome" || $0.type == "error" || $0.type == "bye" }
  }

  /// Says hello as a customer, and reads what the bot greets with.
  func begin() throws -> Line {
    let welcome = try hello()
    _ = try next { $0["kind"] == "message.created" }
    return welcome
  }

  @discardableResult
  func say(_ text: String, id: String) throws -> Line {
    try send(#"{"type":"say","id":"\#(id)","text":"\#(text)"}"#)
    return try answer(to: id)
  }
}

/// A line as the server sent it.
struct Line: Sendable, CustomStringConvertible {
  let description: String

  init(_ text: String) { description = text }

  var type: String { self["type"] ?? "" }
  var code: String { (object["error"] as? [String: Any])?["code"] as? String ?? self["code"] ?? "" }
  var object: [String: Any] {
    (try? JSONSerialization.jsonObject(with: Data(description.utf8))) as? [String: Any] ?? [:]
  }

  subscript(name: String) -> String? { object[name] as? String }
  func number(_ name: String) -> Int? { object[name] as? Int }
  func flag(_ name: String) -> Bool? { object[name] as? Bool }
}
