import Conversation
import Desk
import Foundation
import Glibc
import Logging
import Server
import ServiceLifecycle
import Storage
import Testing
import Wire

@Suite("Where the server listens")
struct EndpointsTests {
  @Test("P10: an address that others reach is refused without TLS; a loopback one is not")
  func loopbackOnly() async throws {
    for host in ["0.0.0.0", "::"] {
      await #expect(throws: ServerError.needsTLS(host: host, port: 0)) {
        try await House([.tcp(host: host, port: 0)]).server.start()
      }
    }
    for host in ["127.0.0.1", "localhost"] {
      #expect(try await House([.tcp(host: host, port: 0)]).serve { $0 } > 0)
    }
  }

  @Test("A port that is taken is an error that says so")
  func portTaken() async throws {
    try await House().serve { port in
      blocking {
        let other = House([.tcp(host: "127.0.0.1", port: port)])
        await #expect(throws: ServerError.cannotListen(host: "127.0.0.1", port: port, reason: "Address already in use"))
        {
          try await other.server.start()
        }
      }
    }
  }

  @Test("A Unix socket is for this user alone, and gone when the server is")
  func privateSocket() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/desk.sock"
    try await House([.unix(path: path, trustsUser: true)]).serve { _ in
      var status = stat()
      #expect(lstat(path, &status) == 0)
      #expect(status.st_mode & 0o777 == 0o600)
      let welcome = try LineClient(path: path).hello()
      #expect(welcome.type == "welcome")
    }
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test("A socket file that a dead server left is replaced; a live one is not, and no other file either")
  func staleSocket() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/desk.sock"
    let dead = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let isBound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(dead, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
      }
    }
    close(dead)
    #expect(isBound)
    try await House([.unix(path: path, trustsUser: true)]).serve { _ in
      blocking {
        await #expect(throws: ServerError.inUse(path: path)) {
          try await House([.unix(path: path, trustsUser: true)]).server.start()
        }
      }
      let welcome = try LineClient(path: path).hello()
      #expect(welcome.type == "welcome")
    }
    try Data("precious".utf8).write(to: URL(fileURLWithPath: path))
    await #expect(throws: ServerError.self) {
      try await House([.unix(path: path, trustsUser: true)]).server.start()
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "precious")
  }

  @Test("A socket whose file is removed is made again; whatever else has taken its place is left alone, at the end too")
  func removedSocket() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/desk.sock"
    try await House([.unix(path: path, trustsUser: true)]).serve { _ in
      let early = try LineClient(path: path)
      unlink(path)
      // The file is there a moment before anybody listens.
      var late = try? LineClient(path: path)
      for _ in 0..<3_000 where late == nil {
        usleep(20_000)
        late = try? LineClient(path: path)
      }
      #expect(try late?.hello().type == "welcome")
      #expect(try early.hello().type == "welcome")
      unlink(path)
      try Data("precious".utf8).write(to: URL(fileURLWithPath: path))
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "precious")
  }

  @Test("One connection more than there may be in all is told so, and the others are served")
  func allTogether() async throws {
    try await House(connectionsMaximum: 2).serve { port in
      let (first, second, third) = (
        try LineClient(port: port), try LineClient(port: port), try LineClient(port: port)
      )
      #expect(try third.next()?.code == "busy")
      #expect(try first.hello().type == "welcome" && second.hello().type == "welcome")
    }
  }

  @Test("A data folder whose path is longer than a socket's may be works all the same")
  func longPath() async throws {
    let folder = try TemporaryFolder(name: String(repeating: "-long", count: 30))
    let path = folder.path + "/desk.sock"
    #expect(path.utf8.count > 107)
    try await House([.unix(path: path, trustsUser: true)]).serve { _ in
      let directory = open(folder.path, O_RDONLY | O_DIRECTORY)
      defer { close(directory) }
      let client = try LineClient(path: "/proc/self/fd/\(directory)/desk.sock")
      #expect(try client.hello().type == "welcome")
    }
  }

  @Test("On the data folder's socket the system says who it is: no token, and the login name unless another is given")
  func peerCredentials() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/desk.sock"
    let login = String(cString: getpwuid(getuid()).pointee.pw_name)
    try await House([.unix(path: path, trustsUser: true)]).serve { _ in
      let agent = try LineClient(path: path)
      let welcome = try agent.hello(#""role":"agent""#)
      #expect((welcome.object["agent"] as? [String: Any])?["name"] as? String == login)
      let maria = try LineClient(path: path).hello(#""role":"agent","name":"Maria""#)
      #expect((maria.object["agent"] as? [String: Any])?["name"] as? String == "Maria")
      let customer = try LineClient(path: path)
      _ = try customer.begin()
      _ = try customer.say("opening hours", id: "a")
      try customer.send(#"{"type":"why","id":"w"}"#)
      #expect((try customer.answer(to: "w").object["lines"] as? [String])?.isEmpty == false)
    }
  }

  @Test("Anywhere else an agent needs a token, and a customer is not told why")
  func tokens() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/other.sock"
    let house = House([.unix(path: path, trustsUser: false), .tcp(host: "127.0.0.1", port: 0)])
    let token = try await house.add("Maria")
    try await house.serve { port in
      for client in [try LineClient(path: path), try LineClient(port: port)] {
        #expect(try client.hello(#""role":"agent","name":"Maria""#).code == "auth")
        #expect(try client.hello(#""role":"agent","token":"\#(token)""#).type == "welcome")
      }
      let customer = try LineClient(path: path)
      _ = try customer.begin()
      try customer.send(#"{"type":"why","id":"w"}"#)
      #expect(try customer.answer(to: "w").code == "forbidden")
    }
  }

  @Test("An address has so many connections and new sessions a minute; a Unix socket has no such limit")
  func addresses() async throws {
    var limits = WireLimits.generous
    limits.connectionsPerAddress = 3
    limits.sessionsPerMinute = 2
    let folder = try TemporaryFolder()
    let path = folder.path + "/desk.sock"
    let house = House([.tcp(host: "127.0.0.1", port: 0), .unix(path: path, trustsUser: true)], limits: limits)
    try await house.serve { port in
      var clients = [try LineClient(port: port), try LineClient(port: port), try LineClient(port: port)]
      #expect(try clients[0].hello().type == "welcome")
      let session = try clients[1].hello()["session"]!
      let refused = try clients[2].hello()
      #expect(refused.code == "rate_limited")
      let wait = (refused.object["error"] as? [String: Any])?["retry_after_ms"] as? Int
      #expect((1...60_000).contains(wait ?? 0))
      #expect(try clients[2].hello(#""role":"customer","resume":{"session":"\#(session)"}"#).type == "welcome")
      #expect(try LineClient(port: port).next()?.code == "busy")
      clients.removeLast()
      let locals = try (0..<5).map { _ in try LineClient(path: path) }
      for local in locals { #expect(try local.hello().type == "welcome") }
    }
  }

  @Test("With a certificate and a key the same lines go over TLS")
  func tls() async throws {
    let folder = try TemporaryFolder()
    let (chain, key) = (folder.path + "/chain.pem", folder.path + "/key.pem")
    try run([
      "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
      "-subj", "/CN=localhost", "-keyout", key, "-out", chain,
    ])
    let house = House(
      [.tcp(host: "0.0.0.0", port: 0)], tls: .init(certificateChain: chain, privateKey: key))
    let said = try await house.serve { port in
      let hello = #"{"type":"hello","v":1,"role":"customer"}"# + "\n" + #"{"type":"bye"}"# + "\n"
      return try run(
        ["openssl", "s_client", "-quiet", "-connect", "127.0.0.1:\(port)", "-CAfile", chain, "-verify_return_error"],
        input: hello)
    }
    #expect(said.contains(#""type":"welcome""#))
    #expect(said.contains(#""code":"bye""#))
    await #expect(throws: ServerError.self) {
      try await House(tls: .init(certificateChain: key, privateKey: chain)).server.start()
    }
  }

  @Test("When the input ends, what was asked is answered before the connection closes")
  func halfClosed() async throws {
    try await House().serve { port in
      let client = try LineClient(port: port)
      try client.send(#"{"type":"hello","v":1,"role":"customer"}"#)
      for number in 0..<20 { try client.send(#"{"type":"say","id":"a\#(number)","text":"opening hours"}"#) }
      client.endInput()
      #expect(try client.rest().filter { $0.type == "ok" }.count == 20)
    }
  }

  @Test("Told to stop, it finishes what was asked, says when to come back, and ends in time")
  func stops() async throws {
    let store = GatedStore()
    let house = House(store: store)
    let lines = try await house.serve { port in
      let client = try LineClient(port: port)
      _ = try client.begin()
      blocking { await store.shut() }
      try client.send(#"{"type":"say","id":"a","text":"opening hours"}"#)
      #expect(client.isQuiet(milliseconds: 300))
      house.server.stop()
      #expect(client.isQuiet(milliseconds: 300))
      // Nobody else is let in, soon if not at once; and all the while nothing is said.
      for _ in 0..<50 where (try? LineClient(port: port)) != nil { #expect(client.isQuiet(milliseconds: 100)) }
      #expect((try? LineClient(port: port)) == nil)
      blocking { await store.open() }
      return try client.rest()
    }
    #expect(lines.contains { $0.type == "ok" && $0["id"] == "a" })
    #expect(lines.last?.code == "shutdown")
    #expect((lines.last?.number("retry_after_ms") ?? 0) > 0)
  }

  @Test("As a service it stops with its group, and what cannot be finished does not hold it up for five seconds")
  func gracefulShutdown() async throws {
    let store = GatedStore()
    let house = House(store: store)
    let doors = try await house.server.start()
    guard case .tcp(_, let port)? = doors.first else {
      Issue.record("no TCP door among \(doors)")
      return
    }
    let group = ServiceGroup(
      configuration: .init(
        services: [.init(service: house.server)], logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }))
    let running = Task { try await group.run() }
    let client = try await onThread {
      let client = try LineClient(port: port)
      _ = try client.begin()
      blocking { await store.shut() }
      try client.send(#"{"type":"say","id":"a","text":"opening hours"}"#)
      return UncheckedBox(client)
    }
    let begun = ContinuousClock.now
    await group.triggerGracefulShutdown()
    let last = try await onThread { try client.value.rest().last }
    #expect(last?.code == "shutdown")
    await store.open()
    try await running.value
    #expect(ContinuousClock.now - begun < .seconds(6))
  }
}

/// Handed from one thread to the next, and used by one at a time.
private struct UncheckedBox<Value>: @unchecked Sendable {
  let value: Value
  init(_ value: Value) { self.value = value }
}

/// Runs a program, and returns what it printed.
@discardableResult
private func run(_ command: [String], input: String = "") throws -> String {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = command
  let (inward, outward) = (Pipe(), Pipe())
  process.standardInput = inward
  process.standardOutput = outward
  process.standardError = FileHandle.nullDevice
  try process.run()
  inward.fileHandleForWriting.write(Data(input.utf8))
  let output = outward.fileHandleForReading.readDataToEndOfFile()
  try? inward.fileHandleForWriting.close()
  process.waitUntilExit()
  return String(decoding: output, as: UTF8.self)
}
