import Foundation

/// A client that speaks by an event stream and posted lines.
final class StreamClient {
  let stream: WebClient
  let id: String
  private let port: Int
  private let headers: [String]
  private let poster: WebClient

  /// - Parameter headers: of every request; the desk's own origin unless given.
  init(port: Int, headers: [String]? = nil) throws {
    self.port = port
    stream = try WebClient(port: port)
    poster = try WebClient(port: port)
    self.headers = headers ?? ["Origin: \(stream.origin)"]
    let answer = try stream.ask("GET", "/events", self.headers)
    guard answer.status == 200, answer["Content-Type"] == "text/event-stream" else {
      throw WebClient.Gone(description: "\(answer)")
    }
    let first = String(decoding: try stream.take(through: Array("\n\n".utf8)), as: UTF8.self)
    let parts = first.split(separator: "\n")
    guard parts.count == 2, parts[0] == "event: stream" else { throw WebClient.Gone(description: first) }
    id = String(parts[1].dropFirst("data: ".count))
  }

  func post(_ lines: String) throws -> WebClient.Answer {
    try poster.ask(
      "POST", "/lines", headers + ["Frontdesk-Stream: \(id)", "Content-Type: text/plain;charset=utf-8"], body: lines)
  }

  func line() throws -> Line {
    let event = String(decoding: try stream.take(through: Array("\n\n".utf8)), as: UTF8.self)
    guard event.hasPrefix("data: ") else { throw WebClient.Gone(description: event) }
    return Line(String(event.dropFirst("data: ".count).dropLast(2)))
  }

  func line(where fits: (Line) -> Bool) throws -> Line {
    while true {
      let line = try line()
      if fits(line) { return line }
    }
  }
}
