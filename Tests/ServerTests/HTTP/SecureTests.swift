import Foundation
import Server
import Testing
import Wire

@Suite("The website over TLS")
struct SecureTests {
  private let folder: TemporaryFolder
  private let files: ServerConfiguration.TLSFiles

  init() throws {
    folder = try TemporaryFolder()
    files = .init(certificateChain: folder.path + "/chain.pem", privateKey: folder.path + "/key.pem")
    _ = try Self.openssl([
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj",
      "/CN=localhost", "-keyout", files.privateKey, "-out", files.certificateChain,
    ])
  }

  @Test("Pages say that they want to be asked by TLS, a session's cookie stays within it, and a WebSocket opens")
  func secure() async throws {
    let house = try WebHouse(host: "0.0.0.0", tls: files)
    let token = try await house.add("Mia")
    try await house.serve { [files] port in
      func say(_ bytes: [UInt8]) throws -> String {
        try Self.openssl(
          ["s_client", "-quiet", "-connect", "127.0.0.1:\(port)", "-CAfile", files.certificateChain],
          input: Data(bytes))
      }
      func request(_ line: String, _ headers: [String], _ body: String = "") -> [UInt8] {
        let all = ["\(line) HTTP/1.1", "Host: desk.example", "Origin: https://desk.example"] + headers
        return Array((all.joined(separator: "\r\n") + "\r\n\r\n" + body).utf8)
      }
      let body = #"{"token":"\#(token)"}"#
      let signedIn = try say(
        request(
          "POST /desk/session",
          ["Content-Type: application/json", "Content-Length: \(body.utf8.count)", "Connection: close"], body))
      #expect(signedIn.hasPrefix("HTTP/1.1 200 OK\r\n") && signedIn.contains("; SameSite=Strict; Secure\r\n"))
      #expect(signedIn.contains("Strict-Transport-Security: max-age="))
      let opening = SocketClient.opening(nil)
      let hello = SocketClient.frame(0x81, Array(#"{"type":"hello","v":1,"role":"customer"}"#.utf8))
      let bye = SocketClient.frame(0x81, Array(#"{"type":"bye"}"#.utf8))
      let said = try say(request("GET /ws", opening) + hello + bye)
      #expect(said.hasPrefix("HTTP/1.1 101 ") && said.contains(#""type":"welcome""#) && said.contains(#""code":"bye""#))
    }
  }

  @Test("Who has too many connections is told so over TLS as well, within seconds, and takes nobody's place")
  func tooMany() async throws {
    var limits = WireLimits.generous
    limits.connectionsPerAddress = 1
    try await WebHouse(host: "0.0.0.0", limits: limits, tls: files).serve { [files] port in
      let idle = try (0..<6).map { _ in try WebClient(port: port) }
      let began = ContinuousClock.now
      let said = try Self.openssl(
        ["s_client", "-quiet", "-connect", "127.0.0.1:\(port)", "-CAfile", files.certificateChain])
      #expect(said.hasPrefix("HTTP/1.1 503 ") && said.contains("Strict-Transport-Security: "))
      #expect(ContinuousClock.now - began < .seconds(30), "an answer that waits to be read has a minute")
      withExtendedLifetime(idle) {}
    }
  }

  private static func openssl(_ arguments: [String], input: Data = Data()) throws -> String {
    let process = Process()
    let (inward, outward) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["openssl"] + arguments
    process.standardInput = inward
    process.standardOutput = outward
    process.standardError = FileHandle.nullDevice
    try process.run()
    try inward.fileHandleForWriting.write(contentsOf: input)
    let output = outward.fileHandleForReading.readDataToEndOfFile()
    try inward.fileHandleForWriting.close()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self)
  }
}
