import Foundation
import Glibc

/// A client of the website on a blocking socket: what it sends is exactly what a test says.
final class WebClient {
  struct Gone: Error, CustomStringConvertible {
    let description: String
  }

  struct Answer: CustomStringConvertible {
    var status: Int
    var head: String
    var body: String

    var description: String { "\(head)\n\n\(body)" }

    /// All values of a header.
    func values(_ name: String) -> [String] {
      head.split(separator: "\r\n").dropFirst().compactMap { line in
        guard line.lowercased().hasPrefix(name.lowercased() + ":") else { return nil }
        return line.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces)
      }
    }

    subscript(name: String) -> String? { values(name).first }

    var object: [String: Any] {
      (try? JSONSerialization.jsonObject(with: Data(body.utf8))) as? [String: Any] ?? [:]
    }
  }

  private static let patienceSeconds = 60

  let port: Int
  private let descriptor: CInt
  private var received: [UInt8] = []

  init(port: Int) throws {
    self.port = port
    descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
    // AF_INET, the port, 127.0.0.1 and eight zeros: ip(7).
    let address: [UInt8] = [2, 0, UInt8(port >> 8), UInt8(port & 0xFF), 127, 0, 0, 1] + [UInt8](repeating: 0, count: 8)
    let result = address.withUnsafeBytes { bytes in
      connect(descriptor, bytes.assumingMemoryBound(to: sockaddr.self).baseAddress!, socklen_t(bytes.count))
    }
    guard result == 0 else { throw Gone(description: "no connection: \(String(cString: strerror(errno)))") }
    var patience = timeval(tv_sec: Self.patienceSeconds, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(descriptor, SOL_SOCKET, option, &patience, socklen_t(MemoryLayout<timeval>.size))
    }
  }

  deinit { close(descriptor) }

  /// The origin under which this client knows the desk.
  var origin: String { "http://127.0.0.1:\(port)" }

  func send(_ text: String) throws { try send(bytes: Array(text.utf8)) }

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

  func endInput() { shutdown(descriptor, CInt(SHUT_WR)) }

  /// Sends a request, and reads its answer.
  ///
  /// - Parameter headers: beside `Host` and the body's length.
  func ask(
    _ method: String = "GET", _ target: String, _ headers: [String] = [], body: String? = nil
  ) throws -> Answer {
    var lines = ["\(method) \(target) HTTP/1.1"] + headers
    if !headers.contains(where: { $0.lowercased().hasPrefix("host:") }) { lines.append("Host: 127.0.0.1:\(port)") }
    if let body { lines.append("Content-Length: \(body.utf8.count)") }
    try send(lines.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? ""))
    return try answer(isForHead: method == "HEAD")
  }

  /// The next answer, with as much of a body as it announces.
  func answer(isForHead: Bool = false) throws -> Answer {
    let head = String(decoding: try take(through: Array("\r\n\r\n".utf8)).dropLast(4), as: UTF8.self)
    let status = head.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    var answer = Answer(status: status, head: head, body: "")
    if !isForHead, let length = answer["Content-Length"].flatMap({ Int($0) }) {
      answer.body = String(decoding: try take(length), as: UTF8.self)
    }
    return answer
  }

  /// The next bytes.
  func take(_ count: Int) throws -> [UInt8] {
    while received.count < count { try receive() }
    defer { received.removeFirst(count) }
    return Array(received.prefix(count))
  }

  /// The next bytes up to and with `end`.
  func take(through end: [UInt8]) throws -> [UInt8] {
    while true {
      if let range = received.firstRange(of: end) {
        defer { received.removeFirst(range.upperBound) }
        return Array(received[..<range.upperBound])
      }
      try receive()
    }
  }

  /// Whether the server closes, whatever it sends before that.
  func isClosed() -> Bool {
    while true {
      do { try receive() } catch { return (error as? Gone)?.description == "the end" }
    }
  }

  /// All that comes until the server closes.
  func rest() -> [UInt8] {
    while (try? receive()) != nil {}
    return received
  }

  private func receive() throws {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &chunk, chunk.count, 0)
    if count == 0 || (count < 0 && errno == ECONNRESET) { throw Gone(description: "the end") }
    guard count > 0 else { throw Gone(description: "nothing came: \(String(cString: strerror(errno)))") }
    received += chunk[..<count]
  }
}
