import Foundation
import Glibc
import Server
import Testing

@Suite("The protocol on standard input and output")
struct StreamsTests {
  private static let hello = #"{"type":"hello","v":1,"role":"customer"}"# + "\n"

  private func say(_ number: Int) -> String { #"{"type":"say","id":"a\#(number)","text":"opening hours"}"# + "\n" }

  @Test(
    "It ends by itself when the input has ended and everything is answered, whether that came from a pipe or a file")
  func ends() async throws {
    let folder = try TemporaryFolder()
    let asked = Self.hello + (0..<20).map(say).joined()
    let (from, to) = (folder.path + "/in", folder.path + "/out")
    try asked.write(toFile: from, atomically: true, encoding: .utf8)
    let input = open(from, O_RDONLY)
    let output = open(to, O_WRONLY | O_CREAT, 0o600)
    let house = House([.streams(input: input, output: output)])
    try await house.server.run()
    close(input)
    close(output)
    let lines = try String(contentsOfFile: to, encoding: .utf8).split(separator: "\n").map { Line(String($0)) }
    #expect(lines.first?.type == "welcome")
    #expect(lines.filter { $0.type == "ok" }.map { $0["id"] } == (0..<20).map { "a\($0)" })
  }

  @Test("Nobody is known there by the system's word: an agent needs a token")
  func agents() async throws {
    var ends: [CInt] = [0, 0]
    #expect(pipe(&ends) == 0)
    let folder = try TemporaryFolder()
    let output = open(folder.path + "/out", O_WRONLY | O_CREAT, 0o600)
    let text = #"{"type":"hello","v":1,"role":"agent"}"# + "\n"
    #expect(text.utf8.count == write(ends[1], text, text.utf8.count))
    close(ends[1])
    try await House([.streams(input: ends[0], output: output)]).server.run()
    #expect(try String(contentsOfFile: folder.path + "/out", encoding: .utf8).contains(#""code":"auth""#))
  }
}
