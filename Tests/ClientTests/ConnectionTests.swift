import Conversation
import Foundation
import Glibc
import Testing
import Wire

@testable import Client

/// Over a real socket, with a desk of a few lines at the other end.
@Suite("A connection to a desk")
struct ConnectionTests {
  @Test(
    "a socket with a path longer than the system takes is reached, and a conversation is told", .timeLimit(.minutes(1)))
  func longPath() async throws {
    let folder = NSTemporaryDirectory() + "client-\(UUID().uuidString)/" + String(repeating: "long-name/", count: 12)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let listener = try ScriptedListener(in: folder)
    let line = try await RemoteCustomerLine(to: .data(folder: folder), channel: "terminal")
    #expect(line.conversation == FakeDesk.conversation)
    await #expect(throws: WireError(.tooLong, "text: more than 8000 characters; shorten it"), "without asking the desk")
    {
      try await line.say(String(repeating: "x", count: 8_001))
    }
    #expect(try await line.say("hi") == 2)
    await line.close()
    var texts: [String] = []
    for await event in line.events {
      if case .message(let message) = event.content { texts.append(message.text) }
    }
    #expect(texts == ["Hello.", "hi"])
    listener.stop()
  }

  @Test("where nobody listens, it says so at once", .timeLimit(.minutes(1)))
  func nobody() async {
    await #expect(throws: Ending.unreachable(reason: ConnectFailure.nobodyListens)) {
      try await RemoteCustomerLine(to: .unix(path: "/nowhere/desk.sock"))
    }
  }

  @Test("what does not speak the protocol is left", .timeLimit(.minutes(1)))
  func notTheProtocol() async throws {
    let folder = NSTemporaryDirectory() + "client-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let listener = try ScriptedListener(in: folder, speaksProtocol: false)
    await #expect(throws: Ending.unreachable(reason: "what came is not the line protocol")) {
      try await RemoteCustomerLine(to: .data(folder: folder))
    }
    listener.stop()
  }
}

/// Accepts one connection, greets, and repeats what is said as an event.
private final class ScriptedListener: Sendable {
  private let descriptor: Int32

  init(in folder: String, speaksProtocol: Bool = true) throws {
    descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    let directory = open(folder, O_RDONLY | O_DIRECTORY)
    defer { close(directory) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let path = "/proc/self/fd/\(directory)/desk.sock"
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let bound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    try #require(bound == 0 && listen(descriptor, 1) == 0)
    Thread.detachNewThread { [descriptor] in Self.serve(descriptor, speaksProtocol) }
  }

  func stop() { close(descriptor) }

  private static func serve(_ descriptor: Int32, _ speaksProtocol: Bool) {
    let client = accept(descriptor, nil, nil)
    defer { close(client) }
    guard speaksProtocol else { return send("HTTP/1.1 400 Bad Request\n", client) }
    var seq = 1
    for line in ClientLines(client) {
      switch line.type {
      case "hello":
        send(welcome, client)
        send(message(1, "bot", "Hello."), client)
      case "say":
        seq += 1
        send(message(seq, "customer", "hi"), client)
        send(
          "{\"type\":\"ok\",\"id\":\"\(line.id)\",\"ts\":1,\"conv\":\"\(FakeDesk.conversation)\",\"seq\":\(seq)}\n",
          client)
      case "bye": return send("{\"type\":\"bye\",\"code\":\"bye\"}\n", client)
      default: break
      }
    }
  }

  private static let welcome = """
    {"type":"welcome","v":1,"session":"s","epoch":"e","conv":"\(FakeDesk.conversation)","seq":0,"recovered":false,\
    "role":"customer","limits":{},"heartbeat_s":25,"bot":{"name":"Bot","automated":true,"disclosure":"x"}}

    """

  private static func message(_ seq: Int, _ kind: String, _ text: String) -> String {
    "{\"type\":\"event\",\"conv\":\"\(FakeDesk.conversation)\",\"seq\":\(seq),\"ts\":1,\"kind\":\"message.created\","
      + "\"from\":{\"kind\":\"\(kind)\",\"name\":\"\"},\"text\":\"\(text)\",\"format\":\"plain\"}\n"
  }

  private static func send(_ text: String, _ client: Int32) {
    _ = text.utf8.withContiguousStorageIfAvailable { write(client, $0.baseAddress, $0.count) }
  }
}

/// What a client sends, as far as the listener looks at it.
private struct ClientLines: Sequence, IteratorProtocol {
  struct Line: Decodable {
    var type: String
    var id: String

    enum Key: String, CodingKey { case type, id }

    init(from decoder: any Decoder) throws {
      let object = try decoder.container(keyedBy: Key.self)
      type = try object.decode(String.self, forKey: .type)
      id = try object.decodeIfPresent(String.self, forKey: .id) ?? ""
    }
  }

  private let descriptor: Int32
  private var bytes: [UInt8] = []

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  mutating func next() -> Line? {
    while true {
      if let end = bytes.firstIndex(of: UInt8(ascii: "\n")) {
        let line = Data(bytes[..<end])
        bytes.removeFirst(end + 1)
        return try? JSONDecoder().decode(Line.self, from: line)
      }
      var chunk = [UInt8](repeating: 0, count: 4_096)
      let count = read(descriptor, &chunk, chunk.count)
      guard count > 0 else { return nil }
      bytes += chunk[..<count]
    }
  }
}
